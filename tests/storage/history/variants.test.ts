import { describe, expect, it } from 'vitest';
import {
  getPreferredSummary,
  selectVariants,
  sortVariants,
} from '../../../src/storage/history/variants.ts';
import { sampleRecord, sampleSummary } from './samples.ts';

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
