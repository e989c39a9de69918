/** Sample articles, summaries and records for the tests of storage. */

import fc from 'fast-check';
import type { Anchor, Article } from '../../../src/extraction/article.ts';
import { createRecordId, stripTrackingParams } from '../../../src/storage/history/article-url.ts';
import type { HistoryRecord } from '../../../src/storage/history/record.ts';
import {
  engineIds,
  lengths,
  type Point,
  type Summary,
  summaryTypes,
} from '../../../src/summarizer/summary.ts';

export function sampleArticle(change: Partial<Article> = {}): Article {
  return {
    url: 'https://www.tide.example/harbour/pilots?utm_source=letter#top',
    canonical: 'https://tide.example/harbour/pilots',
    title: 'The last pilots of the harbour',
    byline: 'Ida Holm',
    site: 'The Tide',
    published: '2026-03-04',
    lang: 'en',
    dir: 'ltr',
    blocks: [
      { kind: 'paragraph', text: 'Eleven pilots still guide ships. Two will retire in May.' },
    ],
    excluded: [],
    scope: 'page',
    visibleShare: 1,
    textHash: 'first',
    frameId: 0,
    ...change,
  };
}

export function sampleAnchor(change: Partial<Anchor> = {}): Anchor {
  return {
    block: 0,
    start: 0,
    end: 32,
    quote: 'Eleven pilots still guide ships.',
    prefix: '',
    suffix: ' Two will retire in May.',
    frameId: 0,
    ...change,
  };
}

export function samplePoint(text: string, change: Partial<Point> = {}): Point {
  return { text, sources: [sampleAnchor({ quote: text })], flags: [], ...change };
}

export function sampleSummary(change: Partial<Summary> = {}): Summary {
  return {
    engine: 'extractive',
    type: 'key-points',
    length: 'medium',
    lang: 'en',
    points: [
      samplePoint('Eleven pilots still guide ships.'),
      samplePoint('Two will retire in May.'),
    ],
    droppedPoints: 0,
    ...change,
  };
}

export function sampleRecord(change: Partial<HistoryRecord> = {}): HistoryRecord {
  return {
    version: 1,
    id: 'page:first:https://tide.example/harbour/pilots',
    url: 'https://www.tide.example/harbour/pilots',
    canonical: 'https://tide.example/harbour/pilots',
    title: 'The last pilots of the harbour',
    site: 'The Tide',
    byline: 'Ida Holm',
    published: '2026-03-04',
    lang: 'en',
    dir: 'ltr',
    scope: 'page',
    visibleShare: 1,
    words: 1_842,
    readingSeconds: 465,
    textHash: 'first',
    savedAt: Date.UTC(2026, 2, 5, 9, 30),
    updatedAt: Date.UTC(2026, 2, 6, 18, 0),
    starred: false,
    summaries: [sampleSummary()],
    ...change,
  };
}

/** Creates a record of an article that is named by the last part of its address. */
export function sampleRecordAt(name: string, change: Partial<HistoryRecord> = {}): HistoryRecord {
  const url = `https://tide.example/${name}`;
  return sampleRecord({ id: `page:first:${url}`, url, canonical: url, title: name, ...change });
}

const count = fc.nat({ max: 1_000_000 });
const moment = fc.nat({ max: Date.UTC(2100, 0, 1) });
/** Generates any UTF-16 code units, including lone surrogates. */
export const anyUnits = fc.string({
  unit: fc.nat({ max: 0xffff }).map((unit) => String.fromCharCode(unit)),
});
/** Generates any text: control characters, quotes, markup, every script. */
export const anyText = fc.oneof(anyUnits, fc.string(), hostile());

const anchor: fc.Arbitrary<Anchor> = fc.record({
  block: count,
  start: count,
  end: count,
  quote: anyText,
  prefix: fc.string({ maxLength: 64 }),
  suffix: fc.string({ maxLength: 64 }),
  frameId: count,
});
const span = { start: count, end: count };
const point: fc.Arbitrary<Point> = fc.record(
  {
    text: anyText.filter((text) => text !== ''),
    sources: fc.array(anchor, { maxLength: 2 }),
    flags: fc.array(
      fc.record({ kind: fc.constantFrom('number', 'date', 'name', 'quotation'), ...span }),
      { maxLength: 2 },
    ),
    insertedSpans: fc.array(fc.record(span), { maxLength: 2 }),
  },
  { requiredKeys: ['text', 'sources', 'flags'] },
);
const summary: fc.Arbitrary<Summary> = fc.record({
  engine: fc.constantFrom(...engineIds),
  type: fc.constantFrom(...summaryTypes),
  length: fc.constantFrom(...lengths),
  lang: fc.constantFrom('en', 'de', 'ar', 'ja', 'und'),
  points: fc.array(point, { maxLength: 3 }),
  droppedPoints: count,
});

const always = [
  'version',
  'address',
  'title',
  'lang',
  'dir',
  'scope',
  'visibleShare',
  'words',
  'readingSeconds',
  'textHash',
  'savedAt',
  'updatedAt',
  'starred',
  'summaries',
] as const;

/** Generates records of every kind, as `createRecord` creates them. */
export const anyRecord: fc.Arbitrary<HistoryRecord> = fc
  .record(
    {
      version: fc.constant(1 as const),
      address: fc.webUrl({ withQueryParameters: true }),
      title: anyText,
      site: anyText,
      byline: anyText,
      published: fc.constantFrom('2026-03-04', '2026-03-04T05:06:07+02:00'),
      lang: fc.constantFrom('en', 'de', 'ar', 'ja', 'und'),
      dir: fc.constantFrom('ltr', 'rtl'),
      scope: fc.constantFrom('page', 'selection'),
      visibleShare: fc.constantFrom(0, 0.25, 1),
      words: count,
      readingSeconds: count,
      textHash: fc.stringMatching(/^[0-9a-f]{16}$/),
      savedAt: moment,
      updatedAt: moment,
      starred: fc.boolean(),
      summaries: fc.array(summary, { maxLength: 3 }),
    },
    { noNullPrototype: true, requiredKeys: [...always] },
  )
  .map(({ address, ...record }) => {
    const url = stripTrackingParams(address);
    const placed = { ...record, url, canonical: url };
    return { ...placed, id: createRecordId(placed) };
  });

/** Generates records with distinct ids. */
export const anyRecords = fc.uniqueArray(anyRecord, { selector: ({ id }) => id, maxLength: 8 });

function hostile(): fc.Arbitrary<string> {
  return fc.constantFrom(
    '</title><script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    '---\nadmin: true\n---',
    '[a](javascript:alert(1))',
    '`code` **bold** # heading',
    'null',
    '\u202Egnp.exe',
    "'; drop table",
  );
}
