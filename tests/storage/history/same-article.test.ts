import { describe, expect, it } from 'vitest';
import type { Article } from '../../../src/extraction/article.ts';
import { detectArticleLanguage } from '../../../src/extraction/detect-article-language.ts';
import { extractArticle } from '../../../src/extraction/extract.ts';
import { createRecordId, groupByAddress } from '../../../src/storage/history/article-url.ts';
import { createRecord, type HistoryRecord } from '../../../src/storage/history/record.ts';
import {
  findCandidates,
  findSameArticle,
  getArticleIdentity,
  getRecordIdentity,
} from '../../../src/storage/history/same-article.ts';
import { summarize } from '../../../src/summarizer/summarize.ts';
import { fixture } from '../../extraction/pages.ts';
import {
  sampleAnchor,
  sampleArticle,
  samplePoint,
  sampleRecord,
  sampleSummary,
} from './samples.ts';

/** Ten sentences of an article, of which a record has some. */
const sentences = Array.from({ length: 10 }, (_, at) => `Sentence number ${at} is here.`);

function createArticle(said: readonly string[], change: Partial<Article> = {}): Article {
  const blocks = [{ kind: 'paragraph' as const, text: said.join(' ') }];
  return sampleArticle({ blocks, title: 'Another title', textHash: 'second', ...change });
}

function createSavedRecord(
  said: readonly string[],
  change: Partial<HistoryRecord> = {},
): HistoryRecord {
  const points = said.map((quote) => samplePoint(quote, { sources: [sampleAnchor({ quote })] }));
  return sampleRecord({ summaries: [sampleSummary({ points })], ...change });
}

const same = (article: Article, ...records: HistoryRecord[]) =>
  findSameArticle(getArticleIdentity(article), records);

describe('findSameArticle', () => {
  it('finds the record of the same text, whatever the title', () => {
    const record = createSavedRecord([], { textHash: 'second' });
    expect(same(createArticle([]), createSavedRecord([]), record)).toBe(record);
  });

  it('finds the record that was created from the same text and has changed since', () => {
    const record = createSavedRecord([], {
      id: createRecordId(createArticle([])),
      textHash: 'third',
    });
    expect(same(createArticle([]), record)).toBe(record);
  });

  it('ignores the case of titles', () => {
    const record = createSavedRecord(sentences, { title: 'Ánother  Title!' });
    expect(same(createArticle(['Nothing of that.']), record)).toBe(record);
  });

  it.each(['', '***'])('does not take articles without a title for the same: “%s”', (title) => {
    const record = createSavedRecord(sentences, { title });
    expect(same(createArticle(['Nothing of that.'], { title }), record)).toBeUndefined();
  });

  it('recognizes an article with another title by a fifth of the saved sentences', () => {
    const record = createSavedRecord(sentences);
    expect(same(createArticle(sentences.slice(8)), record)).toBe(record);
  });

  it('does not recognize another title with less than a fifth of the sentences', () => {
    expect(same(createArticle(sentences.slice(9)), createSavedRecord(sentences))).toBeUndefined();
    expect(same(createArticle(['Nothing of that.']), createSavedRecord(sentences))).toBeUndefined();
  });

  it('does not recognize another title if the record has no sentences', () => {
    expect(same(createArticle(sentences), createSavedRecord([]))).toBeUndefined();
  });

  it('prefers the record with most of the sentences to one with the same title', () => {
    const titled = createSavedRecord(['Nothing of that.'], { title: 'Another title' });
    const [few, many] = [createSavedRecord(sentences), createSavedRecord(sentences.slice(0, 3))];
    expect(same(createArticle(sentences.slice(0, 3)), titled, few, many)).toBe(many);
  });

  it('prefers the newest record with the same title', () => {
    const older = createSavedRecord([], { title: 'Another title', updatedAt: 1 });
    const newer = createSavedRecord([], { title: 'Another title', updatedAt: 2 });
    expect(same(createArticle(sentences), older, newer)).toBe(newer);
    expect(same(createArticle(sentences), newer, older)).toBe(newer);
  });

  it('never matches a selection with another, whatever its title and sentences', () => {
    const selected = createArticle(sentences, { scope: 'selection' });
    const record = createSavedRecord(sentences, { scope: 'selection', title: 'Another title' });
    expect(same(selected, record)).toBeUndefined();
  });

  it('compares two records by the smaller number of sentences', () => {
    const [short, long] = [createSavedRecord(sentences.slice(0, 1)), createSavedRecord(sentences)];
    for (const [a, b] of [
      [short, { ...long, title: 'Another title', id: 'page:b:', textHash: 'b' }],
      [long, { ...short, title: 'Another title', id: 'page:b:', textHash: 'b' }],
    ] as const)
      expect(findSameArticle(getRecordIdentity(a), [b])).toBe(b);
  });
});

describe('findCandidates', () => {
  it('returns the records of the article’s address', () => {
    const article = sampleArticle();
    const here = createRecordId(article);
    const ids = [here, here.replace('first', 'x'), 'page:first:https://tide.example/b'];
    const byAddress = groupByAddress(ids);
    expect(findCandidates(getArticleIdentity(article), byAddress)).toEqual(ids.slice(0, 2));
  });

  it('returns only the record of its own id for a selection', () => {
    const article = sampleArticle({ scope: 'selection' });
    const byAddress = groupByAddress([createRecordId(sampleArticle())]);
    expect(findCandidates(getArticleIdentity(article), byAddress)).toEqual([
      createRecordId(article),
    ]);
  });
});

describe.each([
  'news--inline-promos',
  'reference--encyclopedia',
  'code--readme',
  'paper--structured-abstract',
])('changing the title of %s', (name) => {
  it.each(['short', 'medium', 'long'] as const)(
    'does not change which record is found (%s)',
    (length) => {
      const extracted = extractArticle(fixture(name), { kind: 'page', force: true });
      if (!extracted.ok) throw new Error(extracted.failure.code);
      const article = detectArticleLanguage(extracted.value);
      const summary = summarize(article, { type: 'key-points', length });
      if (!summary.ok) throw new Error(summary.failure.code);
      const record = createRecord(article, [summary.value], { at: 1, words: 1, readingSeconds: 1 });
      const changed = { ...article, title: 'Quite another one', textHash: 'changed' };
      expect(same(changed, record)).toBe(record);
    },
  );
});
