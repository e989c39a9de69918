import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TreeNode } from '../../../bench/train/grow.ts';
import { packTrees } from '../../../bench/train/pack-trees.ts';
import { loadTrees } from '../../../src/trees/load.ts';
import { score } from '../../../src/trees/score.ts';

const names = ['a', 'b', 'c'];
const thresholds = [
  [-2, 0, 2],
  [0.1, 0.2, 0.3],
  [10, 20, 30],
];

describe('packTrees', () => {
  it('keeps only what the splits use', () => {
    const stump: TreeNode = {
      column: 1,
      bin: 2,
      gain: 5,
      left: { units: -3 },
      right: { units: 4 },
    };
    const model = packTrees({
      provenance: 'a test',
      base: 0.5,
      leafUnit: 0.25,
      names,
      thresholds,
      trees: [stump, { units: 1 }],
    });
    expect(model).toEqual({
      provenance: 'a test',
      base: 0.5,
      leafUnit: 0.25,
      features: [{ name: 'b', thresholds: [0.3] }],
      // Digits # $ % … are 0, 1, 2 …: split, leaf, leaf; leaf.
      nodes: '$###',
      cuts: '#',
      // −3, 4 and 1 with their signs folded in: 5, 8 and 2.
      leaves: '(+%',
    });
  });

  it('loses nothing: the packed trees say what the trees said', () => {
    fc.assert(
      fc.property(fc.array(anyTree, { maxLength: 12 }), fc.array(anyRow), (trees, rows) => {
        const trained = { provenance: '', base: 0.75, leafUnit: 0.125, names, thresholds, trees };
        const packed = loadTrees(packTrees(trained), names);
        for (const row of rows) {
          const sum = trees.reduce((all, tree) => all + leafOf(tree, row) * 0.125, 0.75);
          expect(score(packed, row)).toBe(sum);
        }
      }),
    );
  });
});

const { tree: anyTree } = fc.letrec<{ tree: TreeNode }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.record({ units: fc.integer({ min: -3000, max: 3000 }) }),
    fc.record({
      column: fc.nat(2),
      bin: fc.nat(2),
      gain: fc.constant(1),
      left: tie('tree'),
      right: tie('tree'),
    }),
  ),
}));

const anyRow = fc.tuple(
  fc.constantFrom(-3, -2, -1, 0, 1, 2, 3, Number.NaN),
  fc.constantFrom(0, 0.1, 0.15, 0.2, 0.25, 0.3, 1, Number.NaN),
  fc.constantFrom(5, 10, 15, 20, 25, 30, 35, Number.NaN),
);

function leafOf(tree: TreeNode, row: readonly number[]): number {
  if ('units' in tree) return tree.units;
  const value = row[tree.column] ?? 0;
  const below = value <= (thresholds[tree.column]?.[tree.bin] ?? 0);
  return leafOf(below ? tree.left : tree.right, row);
}
