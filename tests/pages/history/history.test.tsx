// @vitest-environment happy-dom
import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { recordKey } from '../../../src/history/keys.ts';
import type { HistoryRecord } from '../../../src/history/record.ts';
import { History } from '../../../src/pages/history/history.tsx';
import { changeRecord, pruneHistory } from '../../../src/platform/history-store.ts';
import type { fakeBrowser } from '../../fakes/browser.ts';
import { samplePoint, sampleRecord, sampleSummary } from '../../history/samples.ts';

const fake = vi.hoisted(() => ({}) as { browser: ReturnType<typeof fakeBrowser> });
const openOptionsPage = vi.hoisted(() => vi.fn(async () => {}));
vi.mock('webextension-polyfill', async () => {
  const { fakeBrowser } = await import('../../fakes/browser.ts');
  const { getMessage } = await import('../messages.ts');
  fake.browser = fakeBrowser();
  const { storage } = fake.browser;
  return { default: { storage, i18n: { getMessage }, runtime: { openOptionsPage } } };
});
vi.mock('../../../src/platform/lock.ts', async () =>
  (await import('../../fakes/lock.ts')).fakeLock(),
);

const now = Date.now();
const hour = 3_600_000;

function record(name: string, change: Partial<HistoryRecord> = {}): HistoryRecord {
  const url = `https://tide.example/${name}`;
  return sampleRecord({ id: `page:${url}`, url, canonical: url, title: name, ...change });
}

const kept = [
  record('Pilots', { updatedAt: now, readingSeconds: 600 }),
  record('Ferries', { updatedAt: now - hour, starred: true }),
  record('Owls', {
    updatedAt: now - 400 * 24 * hour,
    url: 'https://wood.example/owls',
    canonical: 'https://wood.example/owls',
    id: 'page:https://wood.example/owls',
    summaries: [sampleSummary({ points: [samplePoint('Owls count lamps.')] })],
  }),
];

const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)];
const one = (selector: string) => {
  const [element] = all(selector);
  if (!element) throw new Error(`no ${selector}`);
  return element;
};
const titles = () => all('.face .title').map(({ textContent }) => textContent);
const text = () => document.body.textContent ?? '';
const local = () => fake.browser.storage.local;

async function show(records = kept, place = {}) {
  for (const kept of records) await changeRecord(kept.id, () => kept);
  await open(place);
}

async function open(place = {}) {
  render(<History place={place} />, document.body);
  await vi.waitFor(() =>
    expect(one('.history').ariaBusy ?? one('.history').getAttribute('aria-busy')).toBe('false'),
  );
}

function type(query: string) {
  const input = one('input[type=search]') as HTMLInputElement;
  input.value = query;
  input.dispatchEvent(new Event('input', { bubbles: true }));
}

function choose(name: string, value: string) {
  const select = one(`select[name=${name}]`) as HTMLSelectElement;
  select.value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
}

beforeEach(() => {
  const { storage, refusals } = fake.browser;
  for (const { held } of [storage.local, storage.sync]) held.clear();
  refusals.local = undefined;
});
afterEach(() => render(null, document.body));

describe('the list', () => {
  test('shows what was saved, the newest first, with site, time saved and two points', async () => {
    await show();
    expect(titles()).toEqual(['Pilots', 'Ferries', 'Owls']);
    expect(one('.record').textContent).toContain('tide.example');
    expect(one('.record').textContent).toContain('saves 9 min');
    expect(all('.record:first-child .first-point')).toHaveLength(2);
    expect(text()).toContain('3 summaries');
    expect(text()).toContain('of reading saved');
  });

  test('shows fifty at first, and fifty more when asked', async () => {
    await show(Array.from({ length: 120 }, (_, at) => record(`n${at}`, { updatedAt: now - at })));
    expect(titles()).toHaveLength(50);
    one('.more').click();
    await vi.waitFor(() => expect(titles()).toHaveLength(100));
  });

  test('follows what is kept meanwhile', async () => {
    await show();
    const fresh = record('Fresh', { updatedAt: now + hour });
    await changeRecord(fresh.id, () => fresh);
    await vi.waitFor(() => expect(titles()[0]).toBe('Fresh'));
  });
});

describe('finding', () => {
  beforeEach(() => show());

  test('as the reader types, with what matches marked', async () => {
    type('fer');
    await vi.waitFor(() => expect(titles()).toEqual(['Ferries']));
    expect(all('mark').map(({ textContent }) => textContent)).toEqual(['Fer']);
    expect(one('.found').textContent).toBe('1 found');
  });

  test('by what a point says', async () => {
    type('lamps');
    await vi.waitFor(() => expect(titles()).toEqual(['Owls']));
  });

  test('by site, by date, by star', async () => {
    choose('site', 'wood.example');
    await vi.waitFor(() => expect(titles()).toEqual(['Owls']));
    choose('site', '');
    choose('date', 'today');
    await vi.waitFor(() => expect(titles()).not.toContain('Owls'));
    choose('date', 'all');
    one('button[name=starred]').click();
    await vi.waitFor(() => expect(titles()).toEqual(['Ferries']));
  });

  test('nothing says so, and shows all again', async () => {
    type('zeppelin');
    await vi.waitFor(() => expect(text()).toContain('No saved summary matches'));
    one('.nothing button').click();
    await vi.waitFor(() => expect(titles()).toHaveLength(3));
  });
});

describe('a record', () => {
  test('opens in place: each point is a link to its sentence', async () => {
    await show();
    one('.face').click();
    await vi.waitFor(() => expect(all('.opened a.point')).toHaveLength(2));
    const link = one('.opened a.point');
    expect(link.getAttribute('href')).toBe(
      'https://tide.example/Pilots#:~:text=Eleven%20pilots%20still%20guide%20ships.',
    );
    expect(link.getAttribute('rel')).toBe('noreferrer');
    expect(one('.face').getAttribute('aria-expanded')).toBe('true');
  });

  test('opens with all its variants', async () => {
    const summaries = [sampleSummary(), sampleSummary({ form: 'tldr' })];
    await show([record('Pilots', { summaries })]);
    one('.face').click();
    await vi.waitFor(() => expect(all('.variant')).toHaveLength(2));
    expect(one('.paragraph').textContent).toBe(
      'Eleven pilots still guide ships. Two will retire in May.',
    );
    expect(all('.paragraph a')).toHaveLength(2);
  });

  test('says of a point what the article does not hold', async () => {
    const doubts = [{ kind: 'number' as const, start: 0, end: 2 }];
    const summaries = [sampleSummary({ points: [samplePoint('12 pilots', { doubts })] })];
    await show([record('Pilots', { summaries })]);
    one('.face').click();
    await vi.waitFor(() => expect(one('.opened .doubt').title).toContain('number'));
    expect(one('.opened .doubt').textContent).toMatch(/^12/);
  });

  test('of no web page has no links', async () => {
    await show([record('Pilots', { url: 'file:///home/pilots.html' })]);
    one('.face').click();
    await vi.waitFor(() => expect(all('.opened .point')).toHaveLength(2));
    expect(all('.opened a')).toEqual([]);
  });

  test('that the page was opened for comes first, and open', async () => {
    await show(kept, { record: kept[2]?.id });
    await vi.waitFor(() => expect(all('.opened')).toHaveLength(1));
    expect(titles()[0]).toBe('Owls');
  });

  test('gets a star, and loses it', async () => {
    await show();
    one('.star').click();
    await vi.waitFor(() => expect(one('.star').getAttribute('aria-pressed')).toBe('true'));
    expect(JSON.parse(local().held.get(recordKey(kept[0]?.id ?? '')) ?? '').starred).toBe(true);
  });
});

describe('deleting', () => {
  test('what is selected, and taking it back', async () => {
    await show();
    for (const box of all('.record input').slice(0, 2)) box.click();
    await vi.waitFor(() => expect(text()).toContain('2 selected'));
    one('.selection-bar .delete').click();
    await vi.waitFor(() => expect(titles()).toEqual(['Owls']));
    expect(one('.undo-bar').textContent).toContain('2 summaries deleted');
    one('.undo').click();
    await vi.waitFor(() => expect(titles()).toEqual(['Pilots', 'Ferries', 'Owls']));
    expect(all('.undo')).toEqual([]);
    expect(all('.selection-bar')).toHaveLength(1);
  });

  test('one after the other, and taking both back, the last one first', async () => {
    await show();
    for (const rest of [['Ferries', 'Owls'], ['Owls']]) {
      one('.record input').click();
      await vi.waitFor(() => one('.selection-bar .delete').click());
      await vi.waitFor(() => expect(titles()).toEqual(rest));
    }
    one('.undo').click();
    await vi.waitFor(() => expect(titles()).toEqual(['Ferries', 'Owls']));
    one('.undo').click();
    await vi.waitFor(() => expect(titles()).toEqual(['Pilots', 'Ferries', 'Owls']));
    expect(all('.undo')).toEqual([]);
  });

  test('whose undoing is refused says so, and can be undone later', async () => {
    await show();
    one('.record input').click();
    await vi.waitFor(() => one('.selection-bar .delete').click());
    await vi.waitFor(() => expect(titles()).toEqual(['Ferries', 'Owls']));
    fake.browser.refusals.local = 'quota exceeded';
    one('.undo').click();
    await vi.waitFor(() => expect(one('[role=alert]').textContent).toContain('storage is full'));
    fake.browser.refusals.local = undefined;
    one('.undo').click();
    await vi.waitFor(() => expect(titles()).toHaveLength(3));
    expect(all('[role=alert]')).toEqual([]);
  });

  test('of all that is found', async () => {
    await show();
    one('.record input').click();
    await vi.waitFor(() => one('.selection-bar [name=all]').click());
    await vi.waitFor(() => expect(text()).toContain('3 selected'));
  });

  test('that is refused says so, and loses nothing', async () => {
    await show();
    const remove = vi.spyOn(local(), 'remove').mockRejectedValue(new Error('The disk is full'));
    one('.record input').click();
    await vi.waitFor(() => one('.selection-bar .delete').click());
    await vi.waitFor(() =>
      expect(one('[role=alert]').textContent).toContain('nothing was changed'),
    );
    remove.mockRestore();
    expect(titles()).toHaveLength(3);
  });
});

describe('a refusal', () => {
  test('of a star is told, and changes nothing', async () => {
    await show();
    fake.browser.refusals.local = 'quota exceeded';
    one('.star').click();
    await vi.waitFor(() => expect(one('[role=alert]').textContent).toContain('storage is full'));
    expect(one('.star').getAttribute('aria-pressed')).toBe('false');
  });

  test.each([
    [
      'of the clipboard',
      '.copy',
      () => vi.spyOn(navigator.clipboard, 'write').mockRejectedValueOnce(new Error('denied')),
      'The browser refused',
    ],
    [
      'of what is stored',
      '[name=markdown]',
      () => vi.spyOn(local(), 'get').mockRejectedValueOnce(new Error('corrupt')),
      'cannot be read just now',
    ],
  ])('%s is told where something was to be handed out', async (_name, button, refuse, words) => {
    await show();
    one('.record input').click();
    await vi.waitFor(() => one('.selection-bar'));
    refuse();
    one(`.selection-bar ${button}`).click();
    await vi.waitFor(() => expect(one('[role=alert]').textContent).toContain(words));
    expect(text()).not.toContain('Copied');
  });
});

describe('says', () => {
  test('what the rule has removed and why, until it was seen', async () => {
    await show();
    await pruneHistory({ days: 365, bytes: 2 ** 20 }, now);
    await vi.waitFor(() => expect(text()).toContain('1 summary was older than you keep them'));
    await pruneHistory({ days: 0, bytes: 0 }, now);
    await vi.waitFor(() => expect(text()).toContain('has gone to make room'));
    expect(titles()).toEqual(['Ferries']);
    one('.removed button').click();
    await vi.waitFor(() => expect(all('.removed')).toEqual([]));
    expect(local().held.has('history:removed')).toBe(false);
  });

  test('when a clock that has leapt ahead holds back what would be too old by it', async () => {
    await local().set({ 'history:clock': { seen: now - 60 * 24 * hour } });
    await show();
    await vi.waitFor(() => expect(one('.held-back').textContent).toContain('they stay until'));
    expect(titles()).toHaveLength(3);
  });

  test('when nothing is saved yet', async () => {
    await show([]);
    await vi.waitFor(() => expect(text()).toContain('Nothing is saved yet'));
    expect(all('search')).toEqual([]);
  });

  test('when the history is off, and leads to the settings', async () => {
    await fake.browser.storage.sync.set({ 'settings:history': false });
    await show();
    await vi.waitFor(() => expect(text()).toContain('History is off'));
    one('.notices button').click();
    expect(openOptionsPage).toHaveBeenCalled();
  });

  test('nothing of what will be kept when the history is empty and off', async () => {
    await fake.browser.storage.sync.set({ 'settings:history': false });
    await show([]);
    await vi.waitFor(() => expect(text()).toContain('History is off'));
    expect(text()).not.toContain('is kept here');
  });

  test('when it is nearly full', async () => {
    await fake.browser.storage.sync.set({ 'settings:historyMegabytes': 1 });
    const long = samplePoint('Word. '.repeat(800));
    const summaries = [sampleSummary({ points: Array.from({ length: 20 }, () => long) })];
    await show(Array.from({ length: 6 }, (_, at) => record(`n${at}`, { summaries })));
    await vi.waitFor(() => expect(text()).toContain('nearly full'));
  });

  test('when something cannot be read, which can be deleted and taken back', async () => {
    await local().set({ 'record:page:https://tide.example/': { version: 2 } });
    await show();
    await vi.waitFor(() => expect(text()).toContain('1 saved summary cannot be read'));
    expect(one('.unreadable li').textContent).toBe('https://tide.example/');
    one('.unreadable .delete').click();
    await vi.waitFor(() => expect(text()).not.toContain('cannot be read'));
    one('.undo').click();
    await vi.waitFor(() => expect(text()).toContain('1 saved summary cannot be read'));
  });

  test('when the storage cannot be read at all', async () => {
    const get = vi.spyOn(local(), 'get').mockRejectedValue(new Error('corrupt'));
    render(<History place={{}} />, document.body);
    await vi.waitFor(() => expect(text()).toContain('cannot be read just now'));
    get.mockRestore();
  });
});
