// @vitest-environment happy-dom
import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { readRecord, updateRecord } from '../../../src/storage/stores/history-store.ts';
import { readSettings } from '../../../src/storage/stores/settings-store.ts';
import { AccessSection } from '../../../src/ui/options/access-section.tsx';
import { BackupSection } from '../../../src/ui/options/backup-section.tsx';
import { BannerSection } from '../../../src/ui/options/banner-section.tsx';
import { HistorySection } from '../../../src/ui/options/history-section.tsx';
import { SaveNotice, useSettings } from '../../../src/ui/options/settings-section.tsx';
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

function BrowserWithPrompts() {
  const control = useSettings();
  return (
    control && (
      <>
        <BannerSection control={control} />
        <SaveNotice control={control} />
      </>
    )
  );
}

describe('a setting on the options page', () => {
  test('is saved at once and can be undone', async () => {
    render(<Chosen />, document.body);
    await wait(() => one('input[value="90"]').click());
    await wait(() => expect(text()).toContain('Saved'));
    expect((await readSettings()).historyDays).toBe(90);
    one('[name=undo]').click();
    await wait(async () => expect((await readSettings()).historyDays).toBe(365));
    await wait(() => expect(document.querySelector('[name=undo]')).toBeNull());
  });

  test('warns what a shorter retention will delete, and deletes nothing when undone', async () => {
    const old = sampleRecord({ updatedAt: Date.now() - 60 * 86_400_000 });
    await updateRecord(old.id, () => old);
    render(<Chosen />, document.body);
    await wait(() => one('input[value="30"]').click());
    await wait(() => expect(text()).toContain('1 summary is over this limit'));
    one('[name=undo]').click();
    await wait(() => expect(text()).not.toContain('over this limit'));
    expect(await readRecord(old.id)).toEqual(old);
  });

  test('is locked by a policy, and says so', async () => {
    fake.browser.storage.managed.get = async () => ({ locked: { history: false } });
    render(<Chosen />, document.body);
    await wait(() => expect(text()).toContain('Managed by your organization'));
    expect((one('input[name=history]') as HTMLInputElement).disabled).toBe(true);
    expect((one('input[value="90"]') as HTMLInputElement).disabled).toBe(false);
  });
});

test('says which site a policy keeps the banner off', async () => {
  fake.browser.storage.managed.get = async () => ({ bannerBlockedSites: ['tide.example'] });
  const hosts = ['tide.example', 'wood.example'];
  await fake.browser.storage.local.set({ 'sites:bannerSites': hosts });
  render(<BrowserWithPrompts />, document.body);
  await wait(() => expect(text()).toContain('Your organization manages where the banner'));
  const rows = [...document.querySelectorAll('.sites li > span')].map((row) => row.textContent);
  expect(rows).toEqual(['tide.exampleManaged by your organization', 'wood.example']);
});

test('a blocked site that names none is named, with what comes of it', async () => {
  fake.browser.storage.managed.get = async () => ({ bannerBlockedSites: ['bank example'] });
  render(<BrowserWithPrompts />, document.body);
  await wait(() => expect(one('.policy-error').textContent).toContain('bank example'));
  expect(one('.policy-error').textContent).toContain('the banner appears on no site');
});

describe('a refused choice about the banner is reported:', () => {
  beforeEach(async () => {
    await fake.browser.storage.local.set({ 'sites:bannerSites': ['wood.example'] });
    fake.browser.refusals.local = 'QuotaExceededError: storage is full';
  });
  afterEach(() => {
    fake.browser.refusals.local = undefined;
    location.hash = '';
  });

  test.each([
    ['a site that was to be removed', '', '.sites .link'],
    ['all sites that were to be hidden', '#hide-banner', '[name=hide-banner]'],
  ])('%s', async (_name, hash, button) => {
    location.hash = hash;
    render(<BrowserWithPrompts />, document.body);
    await wait(() => one(button).click());
    await wait(() => expect(text()).toContain('Couldn’t save. Try again.'));
  });
});

describe('the question whether to hide the banner on all sites', () => {
  beforeEach(async () => {
    await fake.browser.storage.local.set({ 'sites:bannerSites': ['wood.example'] });
    await fake.browser.storage.sync.set({ 'settings:bannerOnAllSites': true });
  });
  afterEach(() => void Object.assign(location, { hash: '' }));
  const sites = async () =>
    (await fake.browser.storage.local.get(['sites:bannerSites']))['sites:bannerSites'];

  test('is asked only where a banner has led here', async () => {
    render(<BrowserWithPrompts />, document.body);
    await wait(() => one('[name=bannerOnAllSites]'));
    expect(document.querySelector('[name=hide-banner]')).toBeNull();
    location.hash = '#hide-banner';
    dispatchEvent(new Event('hashchange'));
    await wait(() => one('[name=hide-banner]'));
  });

  test('changes nothing until it is answered, nor when it is cancelled', async () => {
    location.hash = '#hide-banner';
    render(<BrowserWithPrompts />, document.body);
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
    render(<BrowserWithPrompts />, document.body);
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

  test('previews every change before anything is written', async () => {
    render(<BackupSection />, document.body);
    const evil = { ...record, url: 'javascript:alert(1)', title: 'Evil' };
    const settings = { 'settings:theme': 'dark', 'settings:length': 'endless' };
    const records = [record, record, evil, { version: 2, title: 'Later' }];
    choose(file({ format: 'no-time-to-read', version: 1, savedAt: 1, settings, records }));
    await wait(() => one('[name=restore]'));
    const rows = [...document.querySelectorAll('.preview li')].map((row) => row.textContent);
    expect(rows).toEqual([
      'SkipSetting: Lengthinvalid data',
      'SkipThe last pilots of the harbourduplicate',
      'SkipEvilinvalid web address',
      'SkipLatermade by a newer version',
      'ReplaceSetting: ThemeSystem → Dark',
      'AddThe last pilots of the harbour',
    ]);
    expect(await readRecord(record.id)).toBeUndefined();
    one('[name=restore]').click();
    await wait(() => expect(text()).toContain('Backup restored.'));
    expect(await readRecord(record.id)).toEqual(record);
    expect((await readSettings()).theme).toBe('dark');
  });

  test('skips records that are older than the retention, and says so first', async () => {
    render(<BackupSection />, document.body);
    const old = { ...record, savedAt: 1, updatedAt: 1 };
    choose(file({ format: 'no-time-to-read', version: 1, savedAt: 1, records: [old] }));
    await wait(() => expect(one('.preview li').textContent).toContain('past your time limit'));
    expect(text()).toContain('Everything in this backup is already here');
    expect(document.querySelector('[name=restore]')).toBeNull();
  });

  test('names records of the user that it would delete and asks before it does', async () => {
    const dayMs = 86_400_000;
    const own = { ...record, updatedAt: Date.now() - 60 * dayMs };
    await updateRecord(own.id, () => own);
    render(<BackupSection />, document.body);
    const settings = { 'settings:historyDays': 30 };
    choose(file({ format: 'no-time-to-read', version: 1, savedAt: 1, settings, records: [] }));
    await wait(() => one('[name=restore]'));
    const rows = [...document.querySelectorAll('.preview li')].map((row) => row.textContent);
    expect(rows).toEqual([
      `Delete${own.title}`,
      'ReplaceSetting: Keep summaries for1 year → 30 days',
    ]);
    expect(one('.preview [role=alert]').textContent).toContain('1 of your own summaries');
    expect(await readRecord(own.id)).toEqual(own);
    one('[name=restore]').click();
    await wait(() => expect(text()).toContain('Backup restored.'));
    expect(await readRecord(own.id)).toBeUndefined();
  });

  test('says which list a site is added to, and that storage will be nearly full', async () => {
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
    await wait(() => expect(text()).toContain('would then be almost full'));
    expect(text()).toContain('Site: loud.exampleHidden on these sites');
  });

  test.each([
    ['too large', 'too large to be a backup', () => ({ size: 2 ** 40 }) as File],
    ['not JSON', 'damaged or isn’t a backup', () => file('<html>')],
    ['not a backup', 'isn’t a No time to read backup', () => file([])],
    [
      'from a newer version',
      'newer version',
      () => file({ format: 'no-time-to-read', version: 2 }),
    ],
  ])('rejects a backup that is %s as a whole', async (_name, words, make) => {
    render(<BackupSection />, document.body);
    choose(make());
    await wait(() => expect(one('.outcome').textContent).toContain(words));
    expect(document.querySelector('[name=restore]')).toBeNull();
  });
});

describe('the access section', () => {
  test('lists the granted permissions and revokes optional ones', async () => {
    render(<AccessSection />, document.body);
    await wait(() => expect(text()).toContain('Access tide.example'));
    expect(text()).toContain('Read the current page');
    expect(document.querySelectorAll('.revoke')).toHaveLength(2);
    for (const left of [1, 0]) {
      one('.revoke').click();
      await wait(() => expect(document.querySelectorAll('.revoke')).toHaveLength(left));
    }
    expect(access).toMatchObject({ permissions: ['activeTab', 'storage'], origins: [] });
  });

  test('erases everything only after a second confirmation', async () => {
    await updateRecord(sampleRecord().id, () => sampleRecord());
    render(<AccessSection />, document.body);
    await wait(() => expect(text()).toContain('1 summary'));
    one('[name=erase]').click();
    await wait(() => one('[name=erase-yes]'));
    await wait(() => expect(document.activeElement?.textContent).toBe('Cancel'));
    expect(fake.browser.storage.local.held.size).toBeGreaterThan(0);
    one('[name=erase-yes]').click();
    await wait(() => expect(text()).toContain('Everything was deleted'));
    await wait(() => expect(document.activeElement).toBe(one('[name=erase]')));
    await wait(() => expect(text()).toContain('0 summaries'));
    expect(
      [...fake.browser.storage.local.held.keys()].filter((key) => key !== 'history:index'),
    ).toEqual([]);
  });
});
