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
  it('returns the newest summary made of sentences of the article', () => {
    expect(getPreferredSummary([short, medium, byAi])).toBe(medium);
  });

  it('returns the newest summary where an AI has written all of them', () => {
    expect(getPreferredSummary([byAi, inGerman])).toBe(inGerman);
  });

  it('returns nothing for a record without summaries', () => {
    expect(getPreferredSummary([])).toBeUndefined();
  });
});

describe('selectVariants', () => {
  const record = sampleRecord({ summaries: [medium, short, byAi] });

  it('leaves the chosen variant and the rest of the record', () => {
    expect(selectVariants(record, medium)).toEqual({ ...record, summaries: [medium] });
  });

  it('takes a variant that has gone for the preferred one', () => {
    expect(selectVariants(record, paragraph).summaries).toEqual([short]);
  });

  it('leaves a record without summaries as it is', () => {
    const empty = sampleRecord({ summaries: [] });
    for (const choice of ['all', 'preferred', medium] as const)
      expect(selectVariants(empty, choice)).toEqual(empty);
  });
});

describe('sortVariants', () => {
  it('puts the article’s own sentences first, then orders by form, length and language', () => {
    const french = sampleSummary({ engine: 'chromium-summarizer', lang: 'fr' });
    const sorted = [short, medium, paragraph, inGerman, french, byAi];
    expect(sortVariants([french, paragraph, byAi, medium, inGerman, short])).toEqual(sorted);
  });
});
