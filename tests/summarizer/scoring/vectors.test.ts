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
  it('weighs a rare term more than a frequent one', () => {
    const [first] = runToCompletion(
      computeVectorSteps([['bridge', 'crack'], ['bridge'], ['bridge', 'bus']]),
    );
    // ln(1 + 3/3) for “bridge”, ln(1 + 3/1) for “crack”, made one long
    const norm = Math.hypot(Math.log(2), Math.log(4));
    expect(first?.get('bridge')).toBeCloseTo(Math.log(2) / norm);
    expect(first?.get('crack')).toBeCloseTo(Math.log(4) / norm);
  });

  it('gives a sentence without terms no length', () => {
    expect(runToCompletion(computeVectorSteps([[], ['bus']]))[0]?.size).toBe(0);
  });
});

describe('computeSimilarity', () => {
  it('is 1 for the same words, 0 for none in common', () => {
    const [a, b, c] = runToCompletion(
      computeVectorSteps([['bridge', 'crack'], ['crack', 'bridge'], ['bus']]),
    );
    expect(computeSimilarity(a ?? new Map(), b ?? new Map())).toBeCloseTo(1);
    expect(computeSimilarity(a ?? new Map(), c ?? new Map())).toBe(0);
  });
});

describe('computeCentroidSteps', () => {
  it('puts a sentence of common terms above one of its own', () => {
    const vectors = runToCompletion(
      computeVectorSteps([['bus'], ['bridge', 'crack'], ['bridge', 'crack', 'repair'], ['dog']]),
    );
    const centroid = runToCompletion(computeCentroidSteps(vectors));
    const near = vectors.map((vector) => computeSimilarity(vector, centroid));
    expect(near[2]).toBeGreaterThan(near[3] ?? 1);
  });
});

describe('computeLexRankSteps', () => {
  it('keeps the walk whole, and favours what others are like', () => {
    const walk = runToCompletion(
      computeLexRankSteps(
        runToCompletion(computeVectorSteps([['a', 'b'], ['b', 'c'], ['c', 'a'], ['z']])),
      ),
    );
    expect(walk.reduce((sum, share) => sum + share, 0)).toBeCloseTo(4);
    // The one that is like no other only walks to itself.
    expect(walk[3]).toBeCloseTo(1);
    expect(walk[0]).toBeCloseTo(walk[1] ?? 0);
  });
});

describe('computeContainment', () => {
  it('counts distinct terms', () => {
    expect(computeContainment(['a', 'a', 'b'], new Set(['a']))).toBe(0.5);
    expect(computeContainment([], new Set(['a']))).toBe(0);
  });
});
