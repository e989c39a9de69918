import { describe, expect, it } from 'vitest';
import {
  createRecord,
  getPreferredSummary,
  hasChanged,
  parseRecord,
  selectVariants,
  sortVariants,
} from '../../../src/storage/history/record.ts';
import {
  migrateRecord,
  recordMigrations,
  recordVersion,
} from '../../../src/storage/history/record-migrations.ts';
import type { Migration } from '../../../src/storage/settings/migrations.ts';
import recordV1 from '../../fixtures/history/record--v1.json' with { type: 'json' };
import { sampleArticle, samplePoint, sampleRecord, sampleSummary } from './samples.ts';

describe('record', () => {
  const reading = { at: 2_000, words: 11, readingSeconds: 3 };

  describe('createRecord', () => {
    it('stores the article with its address stripped and without its text', () => {
      const record = createRecord(sampleArticle(), [sampleSummary()], reading);
      expect(record).toEqual({
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
        words: 11,
        readingSeconds: 3,
        textHash: 'first',
        savedAt: 2_000,
        updatedAt: 2_000,
        starred: false,
        summaries: [sampleSummary()],
      });
      expect(parseRecord(record)).toEqual(record);
    });

    it('omits fields that the page does not have', () => {
      const { byline: _, site: __, published: ___, ...bare } = sampleArticle();
      const record = createRecord(bare, [], reading);
      expect(Object.keys(record)).not.toContain('byline');
      expect(parseRecord(record)).toEqual(record);
    });

    it('keeps the star, the first date and the other variants of the existing record', () => {
      const short = sampleSummary({ length: 'short' });
      const rewritten = sampleSummary({
        points: [samplePoint('Ships are guided by eleven pilots.')],
      });
      const previous = sampleRecord({
        savedAt: 1_000,
        updatedAt: 1_500,
        starred: true,
        summaries: [sampleSummary(), short],
      });
      const record = createRecord(sampleArticle(), [rewritten], { ...reading, previous });
      expect(record).toMatchObject({ savedAt: 1_000, updatedAt: 2_000, starred: true });
      expect(record.summaries).toEqual([short, rewritten]);
    });

    it('never decreases updatedAt, even if the clock was set back', () => {
      const previous = sampleRecord({ savedAt: 4_000, updatedAt: 5_000 });
      const record = createRecord(sampleArticle(), [sampleSummary()], { ...reading, previous });
      expect(record).toMatchObject({ savedAt: 4_000, updatedAt: 5_000 });
    });

    it('keeps the last summary of each variant, up to the limit of the schema', () => {
      const many = Array.from({ length: 60 }, (_, n) => sampleSummary({ lang: `x-${n}` }));
      const { summaries } = createRecord(
        sampleArticle(),
        [...many, sampleSummary({ lang: 'x-30' })],
        reading,
      );
      expect(summaries).toHaveLength(50);
      expect(summaries.at(-1)?.lang).toBe('x-30');
      expect(summaries.filter(({ lang }) => lang === 'x-30')).toHaveLength(1);
    });
  });

  describe('hasChanged', () => {
    it('compares nothing but the text', () => {
      const record = sampleRecord();
      expect(hasChanged(record, sampleArticle({ title: 'Another title' }))).toBe(false);
      expect(hasChanged(record, sampleArticle({ textHash: 'second' }))).toBe(true);
    });
  });

  describe('parseRecord', () => {
    it('reads records of version 1 for ever', () => {
      expect(parseRecord(recordV1)).toEqual(recordV1);
    });

    it('reads a record that a later version would migrate', () => {
      const renamed: Migration = {
        to: 2,
        name: 'words → length',
        migrate: ({ words, ...rest }) => ({ ...rest, length: words }),
      };
      const doubled: Migration = {
        to: 3,
        name: 'length doubled',
        migrate: ({ length, ...rest }) => ({ ...rest, length: Number(length) * 2 }),
      };
      const { words, ...rest } = recordV1;
      const steps = [doubled, renamed].reverse();
      expect(migrateRecord(recordV1, steps, 3)).toEqual({ ...rest, length: words * 2, version: 3 });
      expect(migrateRecord(recordV1, steps, 2)).toEqual({ ...rest, length: words, version: 2 });
      for (const other of [{ ...recordV1, version: 9 }, { ...recordV1, version: '1' }, null, 7, []])
        expect(migrateRecord(other, steps, 3)).toBe(other);
    });

    it('has a migration for every version since the first', () => {
      const versions = Array.from({ length: recordVersion - 1 }, (_, at) => at + 2);
      expect(recordMigrations.map(({ to }) => to)).toEqual(versions);
    });

    it.each([
      ['null', null],
      ['another version', { ...recordV1, version: 2 }],
      ['a title that is not a string', { ...recordV1, title: 7 }],
      [
        'a point without words',
        { ...recordV1, summaries: [{ ...recordV1.summaries[0], points: [{ text: '' }] }] },
      ],
      ['a title that exceeds the limit', { ...recordV1, title: 'x'.repeat(1_001) }],
    ])('rejects %s', (_, stored) => {
      expect(parseRecord(stored)).toBeUndefined();
    });
  });
});

describe('variants', () => {
  const short = sampleSummary({ length: 'short' });
  const medium = sampleSummary({ length: 'medium' });
  const paragraph = sampleSummary({ type: 'tldr', length: 'short' });
  const byAi = sampleSummary({ engine: 'firefox-ml' });
  const inGerman = sampleSummary({ engine: 'chromium-summarizer', lang: 'de' });

  describe('getPreferredSummary', () => {
    it('returns the newest extractive summary', () => {
      expect(getPreferredSummary([short, medium, byAi])).toBe(medium);
    });

    it('returns the newest summary if an AI has written all of them', () => {
      expect(getPreferredSummary([byAi, inGerman])).toBe(inGerman);
    });

    it('returns undefined if there are no summaries', () => {
      expect(getPreferredSummary([])).toBeUndefined();
    });
  });

  describe('selectVariants', () => {
    const record = sampleRecord({ summaries: [medium, short, byAi] });

    it('returns the record with the chosen variant only', () => {
      expect(selectVariants(record, medium)).toEqual({ ...record, summaries: [medium] });
    });

    it('falls back to the preferred variant if the chosen one is gone', () => {
      expect(selectVariants(record, paragraph).summaries).toEqual([short]);
    });

    it('returns a record without summaries unchanged', () => {
      const empty = sampleRecord({ summaries: [] });
      for (const choice of ['all', 'preferred', medium] as const)
        expect(selectVariants(empty, choice)).toEqual(empty);
    });
  });

  describe('sortVariants', () => {
    it('puts extractive summaries first, then sorts by type, length and language', () => {
      const french = sampleSummary({ engine: 'chromium-summarizer', lang: 'fr' });
      const sorted = [short, medium, paragraph, inGerman, french, byAi];
      expect(sortVariants([french, paragraph, byAi, medium, inGerman, short])).toEqual(sorted);
    });
  });
});
