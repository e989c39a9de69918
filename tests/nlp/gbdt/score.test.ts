import { describe, expect, it } from 'vitest';
import {
  loadTrees,
  score,
  scoreRows,
  type TreeFile,
  toProbability,
} from '../../../src/nlp/gbdt.ts';

/**
 * Two trees, drawn by hand.
 *
 *     words ≤ 10 ?  links ≤ 0.5 ?  +1      links ≤ 0.25 ?  +0.5
 *                                  −0.5                    words ≤ 20 ?  0
 *                   −1                                                   −0.25
 */
const model: TreeFile = {
  provenance: 'drawn by hand',
  base: 0.125,
  leafUnit: 0.25,
  features: ['words', 'links'],
  columns: [0, 1, -1, -1, -1, 1, -1, 0, -1, -1],
  values: [10, 0.5, 4, -2, -4, 0.25, 2, 20, 0, -1],
};

describe('score', () => {
  const trees = loadTrees(model, ['words', 'links']);

  it.each([
    { words: 10, links: 0.25, sum: 1 + 0.5 },
    { words: 10, links: 0.5, sum: 1 + 0 },
    { words: 10, links: 0.51, sum: -0.5 + 0 },
    { words: 10.5, links: 0.2, sum: -1 + 0.5 },
    { words: 20, links: 0.3, sum: -1 + 0 },
    { words: 21, links: 0.3, sum: -1 - 0.25 },
  ])('adds up the leaves for $words words, $links links', ({ words, links, sum }) => {
    expect(score(trees, [words, links])).toBe(0.125 + sum);
  });

  it('sends NaN to the right', () => {
    expect(score(trees, [Number.NaN, 0])).toBe(0.125 - 1 + 0.5);
    expect(score(trees, [0, Number.NaN])).toBe(0.125 - 0.5 + 0);
    expect(score(trees, [Number.NaN, Number.NaN])).toBe(0.125 - 1 - 0.25);
  });

  it('sends values beyond all thresholds to the outermost leaves', () => {
    expect(score(trees, [-Infinity, Infinity])).toBe(0.125 - 0.5 + 0);
  });

  it('reads a row at an offset', () => {
    expect(score(trees, [99, 99, 99, 10, 0.25], 3)).toBe(1.625);
  });

  it('returns the base if there are no trees', () => {
    const none = loadTrees({ ...model, features: [], columns: [], values: [] }, []);
    expect(score(none, [])).toBe(0.125);
  });
});

describe('scoreRows', () => {
  it('scores each row', () => {
    const trees = loadTrees({ ...model, features: ['words', 'links', 'other'] }, [
      'words',
      'links',
      'other',
    ]);
    const rows = Float32Array.of(10, 0.25, 7, 21, 0.3, 7, 10, 0.5, 7);
    expect([...scoreRows(trees, rows, 3)]).toEqual([1.625, -1.125, 1.125]);
  });

  it('returns no scores for no rows', () => {
    expect(scoreRows(loadTrees(model, ['words', 'links']), new Float32Array(), 2)).toHaveLength(0);
  });
});

describe('toProbability', () => {
  it.each([
    [0, 0.5],
    [Math.log(3), 0.75],
    [-Math.log(3), 0.25],
    [1000, 1],
    [-1000, 0],
  ])('converts log-odds of %d to %d', (logOdds, expected) => {
    expect(toProbability(logOdds)).toBeCloseTo(expected, 12);
  });
});

describe('loadTrees', () => {
  it.each([
    ['lack', ['words'], 'links'],
    ['have beyond its own', ['words', 'links', 'end'], 'end'],
    ['have elsewhere', ['links', 'words'], 'links'],
  ])('names the feature that the rows %s', (_, names, named) => {
    expect(() => loadTrees(model, names)).toThrow(named);
  });

  it.each(['columns', 'values'])('rejects %s that are too few', (list) => {
    const damage = { [list]: [1] };
    expect(() => loadTrees({ ...model, ...damage }, ['words', 'links'])).toThrow('damaged');
  });

  it('derives the roots and the sizes from the order of the nodes', () => {
    const { roots, sizes } = loadTrees(model, ['words', 'links']);
    expect(roots).toEqual([0, 5]);
    expect([...sizes]).toEqual([5, 3, 1, 1, 1, 5, 1, 3, 1, 1]);
  });

  it('rejects a last tree without one of its sides', () => {
    const cut = { columns: model.columns.slice(0, -1), values: model.values.slice(0, -1) };
    expect(() => loadTrees({ ...model, ...cut }, ['words', 'links'])).toThrow('damaged');
  });
});
