/** Plans the records of a backup together with existing ones. */

import { describe, expect, it } from 'vitest';
import {
  type CurrentData,
  planRecords,
  type RestorePlan,
} from '../../../src/storage/backup/restore-plan.ts';
import { maxRecordsPerAddress } from '../../../src/storage/history/article-url.ts';
import { toIndexEntry } from '../../../src/storage/history/index-entries.ts';
import type { HistoryRecord } from '../../../src/storage/history/record.ts';
import {
  defaultSettings,
  defaultSiteSettings,
  type Settings,
} from '../../../src/storage/settings/settings.ts';
import { sampleAnchor, samplePoint, sampleRecord, sampleSummary } from '../history/samples.ts';

const day = 86_400_000;
const now = 20_000 * day;
const megabyte = 2 ** 20;

/** Creates a record of an article with this name and a sentence of its own, so many days old. */
function record(name: string, change: Partial<HistoryRecord> = {}, ageInDays = 1): HistoryRecord {
  const url = `https://tide.example/${name}`;
  const updatedAt = now - ageInDays * day;
  return sampleRecord({
    ...{ id: `page:${name}:${url}`, url, canonical: url, title: name, textHash: name },
    ...{ savedAt: updatedAt, updatedAt, summaries: [saying(`Only ${name} says this.`)] },
    ...change,
  });
}

function saying(quote: string) {
  return sampleSummary({ points: [samplePoint(quote, { sources: [sampleAnchor({ quote })] })] });
}

/** Creates a record of about half a megabyte. */
function large(name: string, change: Partial<HistoryRecord> = {}): HistoryRecord {
  const points = Array.from({ length: 20 }, (_, at) =>
    samplePoint(`${at} ${'x'.repeat(4_900)}`, { sources: [] }),
  );
  const summaries = ['a', 'b', 'c', 'd', 'e'].map((lang) => sampleSummary({ lang, points }));
  return record(name, { summaries, ...change });
}

interface Here {
  readonly own?: readonly HistoryRecord[];
  readonly settings?: Partial<Settings>;
  readonly restartedAt?: number;
}

function createPlan(
  stored: readonly unknown[],
  { own = [], settings = {}, restartedAt }: Here = {},
  changed: Partial<Settings> = {},
) {
  const present: CurrentData = {
    settings: { ...defaultSettings, ...settings },
    locked: new Set(),
    sites: defaultSiteSettings,
    records: own,
    restartedAt,
  };
  return planRecords(stored, present, changed, now);
}

const toRows = ({ items }: Pick<RestorePlan, 'items'>) =>
  items.map(({ name, action, reason }) => [name, action, ...(reason ? [reason] : [])]);
const getRemovedIds = ({ removals }: Pick<RestorePlan, 'removals'>) => removals.map(({ id }) => id);

describe('planRecords without enough room', () => {
  it('rejects records of the file and evicts none of the user', () => {
    const own = [large('own', {}), large('starred', { starred: true })];
    const plan = createPlan([large('a', { starred: true }), record('b')], {
      own,
      settings: { historyMaxMib: 1 },
    });
    expect(toRows(plan)).toEqual([
      ['a', 'reject', 'no-room'],
      ['b', 'add'],
    ]);
    expect(getRemovedIds(plan)).toEqual([]);
    expect(plan.records).toEqual([record('b')]);
  });

  it('rejects unstarred records first, the oldest before newer ones', () => {
    const stored = [
      large('older', { updatedAt: now - 2 }),
      large('newer', { updatedAt: now - 1 }),
      large('starred', { starred: true, updatedAt: 1 }),
    ];
    const plan = createPlan(stored, { settings: { historyMaxMib: 1, historyDays: 0 } });
    expect(toRows(plan)).toEqual([
      ['older', 'reject', 'no-room'],
      ['newer', 'add'],
      ['starred', 'add'],
    ]);
    expect(plan.bytes).toBeLessThanOrEqual(plan.maxBytes);
    expect(plan.maxBytes).toBe(megabyte);
  });

  it('counts only the difference to the record that is replaced', () => {
    const own = [large('a'), large('b')];
    const grown = { ...large('a'), updatedAt: now, byline: 'x'.repeat(900) };
    const cap = Math.ceil(own.reduce((sum, one) => sum + toIndexEntry(one).bytes, 0) / megabyte);
    const plan = createPlan([grown], { own, settings: { historyMaxMib: cap } });
    expect(toRows(plan)).toEqual([['a', 'replace']]);
    expect(plan.bytes).toBe(toIndexEntry(grown).bytes + toIndexEntry(large('b')).bytes);
  });
});

describe('a record of a file that is too old', () => {
  const old = record('old', {}, 400);

  it('is rejected unless it is starred', () => {
    const plan = createPlan([old, record('starred', { starred: true }, 400)]);
    expect(toRows(plan)).toEqual([
      ['old', 'reject', 'too-old'],
      ['starred', 'add'],
    ]);
  });

  it('is added if the file’s own settings keep it', () => {
    expect(toRows(createPlan([old], {}, { historyDays: 0 }))).toEqual([['old', 'add']]);
  });

  it('is added if the user has restarted its days', () => {
    expect(toRows(createPlan([old], { restartedAt: now - day }))).toEqual([['old', 'add']]);
  });

  it('is added if the existing record is starred', () => {
    const own = [{ ...old, starred: true, updatedAt: old.updatedAt - 1 }];
    const plan = createPlan([old], { own });
    expect(toRows(plan)).toEqual([['old', 'replace']]);
    expect(plan.records).toEqual([{ ...old, starred: true }]);
  });
});

describe('settings of a file that keep less', () => {
  const own = [record('young'), record('old', {}, 40), record('starred', { starred: true }, 40)];

  it('list each of the user’s records that they would evict', () => {
    const plan = createPlan([], { own }, { historyDays: 30 });
    expect(toRows(plan)).toEqual([['old', 'remove']]);
    expect(getRemovedIds(plan)).toEqual([own[1]?.id]);
  });

  it('evict the oldest records if there is less room', () => {
    const mine = [large('old', { updatedAt: now - 2 }), large('mid'), large('new')];
    const [first, ...rest] = mine.map((one, at) => ({ ...one, updatedAt: now - 9 + at }));
    const plan = createPlan(
      [],
      { own: mine.map((one, at) => ({ ...one, updatedAt: now - 9 + at })) },
      {
        historyMaxMib: 1,
      },
    );
    expect(getRemovedIds(plan)).toEqual([first?.id]);
    expect(plan.bytes).toBe(rest.reduce((sum, one) => sum + toIndexEntry(one).bytes, 0));
  });

  it('evict no record that the file itself renews', () => {
    const renewed = record('old', { words: 7 });
    const plan = createPlan([renewed], { own }, { historyDays: 30 });
    expect(toRows(plan)).toEqual([['old', 'replace']]);
    expect(getRemovedIds(plan)).toEqual([]);
  });

  it('do not list records that the current settings evict already', () => {
    const ancient = record('ancient', {}, 400);
    expect(getRemovedIds(createPlan([], { own: [ancient] }, { historyDays: 30 }))).toEqual([]);
  });
});

describe('records of one address', () => {
  const place = { url: 'https://tide.example/today', canonical: 'https://tide.example/today' };
  const at = (name: string, change: Partial<HistoryRecord> = {}) =>
    record(name, { ...place, id: `page:${name}:${place.url}`, ...change });

  it('are all added if none exists', () => {
    const stored = [at('a'), at('b'), at('c')];
    expect(createPlan(stored).records).toEqual(stored);
  });

  it('replace the record of the same article, in whatever order they were saved', () => {
    const own = [at('b', { starred: true }), at('a')];
    const stored = own.map((one) => ({ ...one, updatedAt: now, starred: false }));
    expect(createPlan(stored.reverse(), { own }).records).toEqual([
      { ...at('a'), updatedAt: now },
      { ...at('b'), updatedAt: now, starred: true },
    ]);
  });

  it('replace a record of the same article with another id', () => {
    const here = at('a', { id: `page:other:${place.url}`, textHash: 'changed' });
    const plan = createPlan([at('a', { updatedAt: now })], { own: [here] });
    expect(plan.records).toEqual([at('a', { id: here.id, updatedAt: now })]);
  });

  it('stay distinct if both have got the same title since', () => {
    const stored = [at('b', { title: 'Today', updatedAt: now }), at('a', { title: 'Today' })];
    const plan = createPlan(stored, { own: [at('a', { title: 'Today' })] });
    expect(plan.items.map(({ action }) => action)).toEqual(['add', 'keep']);
    expect(plan.records.map(({ id }) => id)).toEqual([at('b').id]);
  });

  it('are rejected if the file contains one text twice', () => {
    const twin = at('a', { id: `page:other:${place.url}` });
    expect(toRows(createPlan([at('a'), twin]))).toEqual([
      ['a', 'add'],
      ['a', 'reject', 'duplicate'],
    ]);
  });

  it('are rejected beyond the limit, whether they are in the file or exist already', () => {
    const many = Array.from({ length: maxRecordsPerAddress }, (_, n) => at(`n${n}`));
    const listReasons = (plan: Pick<RestorePlan, 'items'>) =>
      plan.items.filter(({ action }) => action === 'reject').map(({ reason }) => reason);
    expect(listReasons(createPlan([...many, at('more')]))).toEqual(['too-many']);
    expect(listReasons(createPlan([at('more')], { own: many }))).toEqual(['too-many']);
    expect(listReasons(createPlan([at('n1', { updatedAt: now })], { own: many }))).toEqual([]);
  });

  it('are not compared with existing ones beyond the limit', () => {
    let compared = 0;
    const own = Array.from({ length: maxRecordsPerAddress }, (_, n) => ({
      ...at(`own${n}`),
      get title() {
        compared += 1;
        return `own${n}`;
      },
    }));
    createPlan(
      Array.from({ length: 500 }, (_, n) => at(`n${n}`)),
      { own },
    );
    expect(compared).toBeGreaterThan(maxRecordsPerAddress);
    expect(compared).toBeLessThan(2 * maxRecordsPerAddress ** 2);
  });

  it('get a new id if theirs contains another address', () => {
    const forged = at('a', { id: 'page:a:https://bank.example/' });
    expect(createPlan([forged]).records.map(({ id }) => id)).toEqual([at('a').id]);
    const crossed = at('a', { id: `selection:a:${place.url}` });
    expect(createPlan([crossed]).records.map(({ id }) => id)).toEqual([at('a').id]);
  });
});

describe('records without a web address', () => {
  it.each([
    'file:///home/ann/a.html',
    'blob:https://tide.example/1',
    'data:text/html,x',
    'about:srcdoc',
    // A PDF that was chosen as a file.
    `urn:sha256:${'0a'.repeat(32)}`,
    `https://tide.example/${'a'.repeat(3_900)}#cut-0123456789abcdef`,
    'https://tide.example/app#/route',
  ])('are accepted unchanged at %s', (url) => {
    const stored = record('a', { url, canonical: url, id: `page:a:${url}` });
    expect(createPlan([stored]).records).toEqual([stored]);
  });

  it.each(['javascript:alert(1)', 'vbscript:x', 'chrome://settings', 'urn:isbn:0', ''])(
    'are rejected at “%s”',
    (url) => {
      expect(toRows(createPlan([record('a', { url, canonical: url })]))).toEqual([
        ['a', 'reject', 'bad-address'],
      ]);
    },
  );
});
