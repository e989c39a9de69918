import { describe, expect, it } from 'vitest';
import { runToCompletion } from '../../../src/summarizer/cooperative.ts';
import { lexRankSteps } from '../../../src/summarizer/scoring/lexrank.ts';
import {
  centroidSteps,
  containment,
  similarity,
  vectorSteps,
} from '../../../src/summarizer/scoring/vectors.ts';

describe('vectorSteps', () => {
  it('weighs a rare term more than a frequent one', () => {
    const [first] = runToCompletion(
      vectorSteps([['bridge', 'crack'], ['bridge'], ['bridge', 'bus']]),
    );
    // ln(1 + 3/3) for “bridge”, ln(1 + 3/1) for “crack”, made one long
    const norm = Math.hypot(Math.log(2), Math.log(4));
    expect(first?.get('bridge')).toBeCloseTo(Math.log(2) / norm);
    expect(first?.get('crack')).toBeCloseTo(Math.log(4) / norm);
  });

  it('gives a sentence without terms no length', () => {
    expect(runToCompletion(vectorSteps([[], ['bus']]))[0]?.size).toBe(0);
  });
});

describe('similarity', () => {
  it('is 1 for the same words, 0 for none in common', () => {
    const [a, b, c] = runToCompletion(
      vectorSteps([['bridge', 'crack'], ['crack', 'bridge'], ['bus']]),
    );
    expect(similarity(a ?? new Map(), b ?? new Map())).toBeCloseTo(1);
    expect(similarity(a ?? new Map(), c ?? new Map())).toBe(0);
  });
});

describe('centroidSteps', () => {
  it('puts a sentence of common terms above one of its own', () => {
    const vectors = runToCompletion(
      vectorSteps([['bus'], ['bridge', 'crack'], ['bridge', 'crack', 'repair'], ['dog']]),
    );
    const centroid = runToCompletion(centroidSteps(vectors));
    const near = vectors.map((vector) => similarity(vector, centroid));
    expect(near[2]).toBeGreaterThan(near[3] ?? 1);
  });
});

describe('lexRankSteps', () => {
  it('keeps the walk whole, and favours what others are like', () => {
    const walk = runToCompletion(
      lexRankSteps(runToCompletion(vectorSteps([['a', 'b'], ['b', 'c'], ['c', 'a'], ['z']]))),
    );
    expect(walk.reduce((sum, share) => sum + share, 0)).toBeCloseTo(4);
    // The one that is like no other only walks to itself.
    expect(walk[3]).toBeCloseTo(1);
    expect(walk[0]).toBeCloseTo(walk[1] ?? 0);
  });
});

describe('containment', () => {
  it('counts distinct terms', () => {
    expect(containment(['a', 'a', 'b'], new Set(['a']))).toBe(0.5);
    expect(containment([], new Set(['a']))).toBe(0);
  });
});
