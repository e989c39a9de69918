import { describe, expect, it } from 'vitest';
import { runToCompletion } from '../../../src/summarizer/cooperative.ts';
import { computeLexRankSteps } from '../../../src/summarizer/scoring/lexrank.ts';
import {
  computeCentroidSteps,
  computeContainment,
  computeSimilarity,
  computeVectorSteps,
} from '../../../src/summarizer/scoring/vectors.ts';

describe('computeVectorSteps', () => {
  it('gives a rare term more weight than a frequent one', () => {
    const [first] = runToCompletion(
      computeVectorSteps([['bridge', 'crack'], ['bridge'], ['bridge', 'bus']]),
    );
    // The weights are ln(1 + 3/3) for “bridge” and ln(1 + 3/1) for “crack”, before normalization.
    const norm = Math.hypot(Math.log(2), Math.log(4));
    expect(first?.get('bridge')).toBeCloseTo(Math.log(2) / norm);
    expect(first?.get('crack')).toBeCloseTo(Math.log(4) / norm);
  });

  it('returns an empty vector for a sentence without terms', () => {
    expect(runToCompletion(computeVectorSteps([[], ['bus']]))[0]?.size).toBe(0);
  });
});

describe('computeSimilarity', () => {
  it('returns 1 for the same terms and 0 for none in common', () => {
    const [a, b, c] = runToCompletion(
      computeVectorSteps([['bridge', 'crack'], ['crack', 'bridge'], ['bus']]),
    );
    expect(computeSimilarity(a ?? new Map(), b ?? new Map())).toBeCloseTo(1);
    expect(computeSimilarity(a ?? new Map(), c ?? new Map())).toBe(0);
  });
});

describe('computeCentroidSteps', () => {
  it('is closer to a sentence of frequent terms than to one of rare terms', () => {
    const vectors = runToCompletion(
      computeVectorSteps([['bus'], ['bridge', 'crack'], ['bridge', 'crack', 'repair'], ['dog']]),
    );
    const centroid = runToCompletion(computeCentroidSteps(vectors));
    const near = vectors.map((vector) => computeSimilarity(vector, centroid));
    expect(near[2]).toBeGreaterThan(near[3] ?? 1);
  });
});

describe('computeLexRankSteps', () => {
  it('returns values with a mean of 1, equal for equally connected sentences', () => {
    const walk = runToCompletion(
      computeLexRankSteps(
        runToCompletion(computeVectorSteps([['a', 'b'], ['b', 'c'], ['c', 'a'], ['z']])),
      ),
    );
    expect(walk.reduce((sum, share) => sum + share, 0)).toBeCloseTo(4);
    // A sentence without similar ones is connected only to itself.
    expect(walk[3]).toBeCloseTo(1);
    expect(walk[0]).toBeCloseTo(walk[1] ?? 0);
  });
});

describe('computeContainment', () => {
  it('returns the share of distinct terms', () => {
    expect(computeContainment(['a', 'a', 'b'], new Set(['a']))).toBe(0.5);
    expect(computeContainment([], new Set(['a']))).toBe(0);
  });
});
