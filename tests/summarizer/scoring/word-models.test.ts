import { describe, expect, it } from 'vitest';
import {
  bucketCount,
  hashSentence,
  loadWordModel,
  packWordModel,
  scoreWords,
} from '../../../src/summarizer/scoring/word-models.ts';

describe('hashSentence', () => {
  it('normalizes the words and the first words of a sentence to unit length', () => {
    for (const text of ['Short words win.', `${'Long sentences go on and on '.repeat(20)}.`]) {
      const { values } = hashSentence(text);
      const square = values.reduce((sum, value) => sum + value ** 2, 0);
      expect(square).toBeCloseTo(2);
    }
  });

  it('hashes first words differently from the same words in the middle', () => {
    const opens = hashSentence('In this guide we show how.');
    const within = hashSentence('We show how in this guide.');
    expect(opens.buckets.filter((bucket) => bucket < 4096).toSorted()).toEqual(
      within.buckets.filter((bucket) => bucket < 4096).toSorted(),
    );
    expect(opens.buckets.filter((bucket) => bucket >= 4096)).not.toEqual(
      within.buckets.filter((bucket) => bucket >= 4096),
    );
  });

  it('returns only buckets of the model, in any script', () => {
    const texts = [
      '',
      '   ',
      '!',
      '😀 1,234 €',
      '東京は日本の首都である。',
      'हिन्दी में',
      'ß'.repeat(9999),
    ];
    for (const text of texts) {
      const { buckets, values } = hashSentence(text);
      expect(buckets.every((bucket) => bucket >= 0 && bucket < bucketCount)).toBe(true);
      expect(values.every(Number.isFinite)).toBe(true);
    }
  });
});

describe('packWordModel', () => {
  const weights = Float32Array.from({ length: bucketCount }, (_, i) => ((i % 63) - 31) / 100);

  it('preserves every weight to half a unit', () => {
    const loaded = loadWordModel(packWordModel({ bias: -1, weights }, 0.01));
    expect(loaded.bias).toBe(-1);
    const faults = weights.filter(
      (weight, i) => Math.abs(weight - (loaded.weights[i] ?? 9)) > 0.0051,
    );
    expect(faults).toHaveLength(0);
  });

  it('clips weights beyond its range, on both sides', () => {
    const loaded = loadWordModel(
      packWordModel({ bias: 0, weights: weights.map((w) => w * 9) }, 0.01),
    );
    expect(Math.max(...loaded.weights)).toBeCloseTo(0.31);
    expect(Math.min(...loaded.weights)).toBeCloseTo(-0.31);
  });
});

describe('loadWordModel', () => {
  it('throws if the number of buckets is wrong', () => {
    expect(() => loadWordModel({ bias: 0, unit: 1, weights: 'AAA' })).toThrow('3 buckets');
  });
});

describe('scoreWords', () => {
  it('adds the weights of the words to the bias', () => {
    const sentence = hashSentence('harbour');
    const weights = new Float32Array(bucketCount);
    for (const [i, bucket] of sentence.buckets.entries()) weights[bucket] = sentence.values[i] ?? 0;
    expect(scoreWords({ bias: 0.5, weights }, sentence)).toBeCloseTo(2.5);
    expect(scoreWords({ bias: 0.5, weights }, hashSentence('lighthouse'))).toBeCloseTo(0.5);
  });
});
