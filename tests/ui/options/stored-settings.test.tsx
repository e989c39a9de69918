// @vitest-environment happy-dom
import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { readRecord, updateRecord } from '../../../src/storage/stores/history-store.ts';
import { readSettings } from '../../../src/storage/stores/settings-store.ts';
import { AccessSection } from '../../../src/ui/options/access-section.tsx';
import { BackupSection } from '../../../src/ui/options/backup-section.tsx';
import { BannerSection } from '../../../src/ui/options/banner-section.tsx';
import { HistorySection } from '../../../src/ui/options/history-section.tsx';
import { SaveNotice } from '../../../src/ui/options/save-notice.tsx';
import { useSettings } from '../../../src/ui/options/use-settings.ts';
import type { fakeBrowser } from '../../fakes/browser.ts';
import { sampleRecord } from '../../storage/history/samples.ts';

const fake = vi.hoisted(() => ({}) as { browser: ReturnType<typeof fakeBrowser> });
const access = vi.hoisted(() => ({
  permissions: ['activeTab', 'storage', 'trialML'],
  origins: ['https://tide.example/*'],
  listeners: new Set<() => void>(),
}));

vi.mock('webextension-polyfill', async () => {
  const { fakeBrowser } = await import('../../fakes/browser.ts');
  const { getMessage } = await import('../messages.ts');
  fake.browser = fakeBrowser();
  const event = {
    addListener: (listener: () => void) => access.listeners.add(listener),
    removeListener: (listener: () => void) => access.listeners.delete(listener),
  };
  const permissions = {
    contains: async () => false,
    getAll: async () => ({ permissions: access.permissions, origins: access.origins }),
    remove: async ({ permissions = [], origins = [] }: Record<string, string[]>) => {
      access.permissions = access.permissions.filter((name) => !permissions.includes(name));
      access.origins = access.origins.filter((origin) => !origins.includes(origin));
      for (const listener of access.listeners) listener();
      return true;
    },
    onAdded: event,
    onRemoved: event,
  };
  const runtime = { getManifest: () => ({ permissions: ['activeTab', 'storage'] }) };
  const { storage } = fake.browser;
  return { default: { storage, permissions, runtime, i18n: { getMessage } } };
});
vi.mock('../../../src/browser/lock.ts', async () =>
  (await import('../../fakes/lock.ts')).fakeLock(),
);

const one = (selector: string) => {
  const element = document.querySelector<HTMLElement>(selector);
  if (!element) throw new Error(`no ${selector}`);
  return element;
};
const text = () => document.body.textContent ?? '';
const wait = vi.waitFor;

beforeEach(() => {
  const { storage } = fake.browser;
  for (const { held } of [storage.local, storage.sync]) held.clear();
  storage.managed.get = async () => ({});
});
afterEach(() => render(null, document.body));

function Chosen() {
  const control = useSettings();
  return (
    control && (
      <>
        <HistorySection control={control} />
        <SaveNotice control={control} />
      </>
    )
  );
}

function Prompted() {
  const control = useSettings();
  return control && <BannerSection control={control} />;
}

describe('a choice', () => {
  test('is saved at once, and can be taken back', async () => {
    render(<Chosen />, document.body);
    await wait(() => one('input[value="90"]').click());
    await wait(() => expect(text()).toContain('Saved'));
    expect((await readSettings()).historyDays).toBe(90);
    one('[name=undo]').click();
    await wait(async () => expect((await readSettings()).historyDays).toBe(365));
    await wait(() => expect(document.querySelector('[name=undo]')).toBeNull());
  });

  test('that keeps less says what will go, and taken back nothing has gone', async () => {
    const old = sampleRecord({ updatedAt: Date.now() - 60 * 86_400_000 });
    await updateRecord(old.id, () => old);
    render(<Chosen />, document.body);
    await wait(() => one('input[value="30"]').click());
    await wait(() => expect(text()).toContain('1 summary is beyond this'));
    one('[name=undo]').click();
    await wait(() => expect(text()).not.toContain('beyond this'));
    expect(await readRecord(old.id)).toEqual(old);
  });

  test('of an administrator is locked, and says whose it is', async () => {
    fake.browser.storage.managed.get = async () => ({ locked: { history: false } });
    render(<Chosen />, document.body);
    await wait(() => expect(text()).toContain('Set by your organisation'));
    expect((one('input[name=history]') as HTMLInputElement).disabled).toBe(true);
    expect((one('input[value="90"]') as HTMLInputElement).disabled).toBe(false);
  });
});

test('a site that an administrator keeps the prompt from says so', async () => {
  fake.browser.storage.managed.get = async () => ({ bannerBlockedSites: ['tide.example'] });
  const hosts = ['tide.example', 'wood.example'];
  await fake.browser.storage.local.set({ 'sites:bannerSites': hosts });
  render(<Prompted />, document.body);
  await wait(() => expect(text()).toContain('Your organisation has decided'));
  const rows = [...document.querySelectorAll('.sites li > span')].map((row) => row.textContent);
  expect(rows).toEqual(['tide.exampleSet by your organisation', 'wood.example']);
});

test('a blocked site that names none is named, with what comes of it', async () => {
  fake.browser.storage.managed.get = async () => ({ bannerBlockedSites: ['bank example'] });
  render(<Prompted />, document.body);
  await wait(() => expect(one('.policy-error').textContent).toContain('(bank example)'));
  expect(one('.policy-error').textContent).toContain('it appears on no site');
});

describe('the question whether to hide the banner on all sites', () => {
  beforeEach(async () => {
    await fake.browser.storage.local.set({ 'sites:bannerSites': ['wood.example'] });
    await fake.browser.storage.sync.set({ 'settings:bannerOnAllSites': true });
  });
  afterEach(() => {
    location.hash = '';
  });
  const sites = async () =>
    (await fake.browser.storage.local.get(['sites:bannerSites']))['sites:bannerSites'];

  test('is asked only where a banner has led here', async () => {
    render(<Prompted />, document.body);
    await wait(() => one('[name=bannerOnAllSites]'));
    expect(document.querySelector('[name=hide-banner]')).toBeNull();
    location.hash = '#hide-banner';
    dispatchEvent(new Event('hashchange'));
    await wait(() => one('[name=hide-banner]'));
  });

  test('changes nothing until it is answered, nor when it is cancelled', async () => {
    location.hash = '#hide-banner';
    render(<Prompted />, document.body);
    await wait(() => one('[name=hide-banner]'));
    await wait(() => expect(document.activeElement?.textContent).toBe('Cancel'));
    (document.activeElement as HTMLElement).click();
    await wait(() => expect(document.querySelector('[name=hide-banner]')).toBeNull());
    expect(location.hash).toBe('');
    expect(await sites()).toEqual(['wood.example']);
    expect((await readSettings()).bannerOnAllSites).toBe(true);
  });

  test('hides it everywhere once that is said', async () => {
    location.hash = '#hide-banner';
    render(<Prompted />, document.body);
    await wait(() => one('[name=hide-banner]').click());
    await wait(async () => expect(await sites()).toEqual([]));
    expect((await readSettings()).bannerOnAllSites).toBe(false);
    await wait(() => expect(document.querySelector('[name=hide-banner]')).toBeNull());
  });
});

describe('a backup', () => {
  const record = sampleRecord();
  const file = (value: unknown) =>
    new File([typeof value === 'string' ? value : JSON.stringify(value)], 'backup.json');

  function choose(chosen: File) {
    const field = one('input[type=file]');
    Object.defineProperty(field, 'files', { value: [chosen], configurable: true });
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }

  test('says row by row what it would do, and does it only then', async () => {
    render(<BackupSection />, document.body);
    const evil = { ...record, url: 'javascript:alert(1)', title: 'Evil' };
    const settings = { 'settings:theme': 'dark', 'settings:length': 'endless' };
    const records = [record, record, evil, { version: 2, title: 'Later' }];
    choose(file({ format: 'no-time-to-read', version: 1, savedAt: 1, settings, records }));
    await wait(() => one('[name=restore]'));
    const rows = [...document.querySelectorAll('.preview li')].map((row) => row.textContent);
    expect(rows).toEqual([
      'RefusedSetting: Lengthnot valid',
      'RefusedThe last pilots of the harbourtwice in the file',
      'RefusedEvilnot an address of an article',
      'RefusedLatermade by a newer version',
      'ReplacedSetting: ThemeSystem → Dark',
      'AddedThe last pilots of the harbour',
    ]);
    expect(await readRecord(record.id)).toBeUndefined();
    one('[name=restore]').click();
    await wait(() => expect(text()).toContain('Restored.'));
    expect(await readRecord(record.id)).toEqual(record);
    expect((await readSettings()).theme).toBe('dark');
  });

  test('of what is older than is kept says so before, and keeps it out', async () => {
    render(<BackupSection />, document.body);
    const old = { ...record, savedAt: 1, updatedAt: 1 };
    choose(file({ format: 'no-time-to-read', version: 1, savedAt: 1, records: [old] }));
    await wait(() => expect(one('.preview li').textContent).toContain('past your time limit'));
    expect(text()).toContain('holds nothing that is not here already');
    expect(document.querySelector('[name=restore]')).toBeNull();
  });

  test('that would let own summaries go names them, and takes them only after a yes', async () => {
    const day = 86_400_000;
    const own = { ...record, updatedAt: Date.now() - 60 * day };
    await updateRecord(own.id, () => own);
    render(<BackupSection />, document.body);
    const settings = { 'settings:historyDays': 30 };
    choose(file({ format: 'no-time-to-read', version: 1, savedAt: 1, settings, records: [] }));
    await wait(() => one('[name=restore]'));
    const rows = [...document.querySelectorAll('.preview li')].map((row) => row.textContent);
    expect(rows).toEqual([`Deleted${own.title}`, 'ReplacedSetting: Keep them forA year → 30 days']);
    expect(one('.preview [role=alert]').textContent).toContain('1 of your own summaries');
    expect(await readRecord(own.id)).toEqual(own);
    one('[name=restore]').click();
    await wait(() => expect(text()).toContain('Restored.'));
    expect(await readRecord(own.id)).toBeUndefined();
  });

  test('says in which list a site would be, and that there will be little room', async () => {
    const points = [{ text: 'x'.repeat(4_900), sources: [], flags: [] }];
    const [summary] = record.summaries;
    const summaries = Array.from({ length: 50 }, (_, at) => ({
      ...summary,
      lang: `x-${at}`,
      points,
    }));
    const records = Array.from({ length: 4 }, (_, at) => {
      const url = `https://tide.example/${at}`;
      return { ...record, url, canonical: url, textHash: `${at}`, summaries };
    });
    render(<BackupSection />, document.body);
    const sites = { 'sites:bannerHiddenSites': ['loud.example'] };
    const settings = { 'settings:historyMaxMib': 1 };
    choose(file({ format: 'no-time-to-read', version: 1, savedAt: 1, settings, sites, records }));
    await wait(() => expect(text()).toContain('would then be nearly full'));
    expect(text()).toContain('Site: loud.exampleHidden on these sites');
  });

  test.each([
    ['too large', 'larger than any backup', () => ({ size: 2 ** 40 }) as File],
    ['no JSON', 'not JSON', () => file('<html>')],
    ['something else', 'not a backup', () => file([])],
    ['of a newer version', 'newer version', () => file({ format: 'no-time-to-read', version: 2 })],
  ])('that is %s is refused as a whole', async (_name, words, make) => {
    render(<BackupSection />, document.body);
    choose(make());
    await wait(() => expect(one('.outcome').textContent).toContain(words));
    expect(document.querySelector('[name=restore]')).toBeNull();
  });
});

describe('access', () => {
  test('is shown as it stands, and what is optional can be taken back', async () => {
    render(<AccessSection />, document.body);
    await wait(() => expect(text()).toContain('Access tide.example'));
    expect(text()).toContain('Read the page in front of you');
    expect(document.querySelectorAll('.revoke')).toHaveLength(2);
    for (const left of [1, 0]) {
      one('.revoke').click();
      await wait(() => expect(document.querySelectorAll('.revoke')).toHaveLength(left));
    }
    expect(access).toMatchObject({ permissions: ['activeTab', 'storage'], origins: [] });
  });

  test('everything is erased, but only when it is said twice', async () => {
    await updateRecord(sampleRecord().id, () => sampleRecord());
    render(<AccessSection />, document.body);
    await wait(() => expect(text()).toContain('1 summary'));
    one('[name=erase]').click();
    await wait(() => one('[name=erase-yes]'));
    await wait(() => expect(document.activeElement?.textContent).toBe('Cancel'));
    expect(fake.browser.storage.local.held.size).toBeGreaterThan(0);
    one('[name=erase-yes]').click();
    await wait(() => expect(text()).toContain('Everything is erased'));
    await wait(() => expect(document.activeElement).toBe(one('[name=erase]')));
    await wait(() => expect(text()).toContain('0 summaries'));
    expect(
      [...fake.browser.storage.local.held.keys()].filter((key) => key !== 'history:index'),
    ).toEqual([]);
  });
});
