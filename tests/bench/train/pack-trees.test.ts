import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TreeNode } from '../../../bench/train/grow.ts';
import { packTrees } from '../../../bench/train/pack-trees.ts';
import { loadTrees, score } from '../../../src/nlp/gbdt.ts';

const names = ['a', 'b', 'c'];
const thresholds = [
  [-2, 0, 2],
  [0.1, 0.2, 0.3],
  [10, 20, 30],
];

describe('packTrees', () => {
  it('writes each tree in preorder, with columns by their index in the row', () => {
    const leaning: TreeNode = {
      column: 0,
      bin: 1,
      gain: 5,
      left: { column: 1, bin: 2, gain: 2, left: { units: -3 }, right: { units: 4 } },
      right: { units: 7 },
    };
    const model = packTrees({
      provenance: 'a test',
      base: 0.5,
      leafUnit: 0.25,
      names: ['other', ...names],
      columns: [1, 3],
      thresholds: [
        [10, 20],
        [0.1, 0.2, 0.3],
      ],
      trees: [leaning, { units: 1 }],
    });
    expect(model).toEqual({
      provenance: 'a test',
      base: 0.5,
      leafUnit: 0.25,
      features: ['other', 'a', 'b', 'c'],
      columns: [1, 3, -1, -1, -1, -1],
      values: [20, 0.3, -3, 4, 7, 1],
    });
  });

  it('preserves the scores of the trees', () => {
    fc.assert(
      fc.property(fc.array(anyTree, { maxLength: 12 }), fc.array(anyRow), (trees, rows) => {
        const numbers = { base: 0.75, leafUnit: 0.125, columns: [0, 1, 2], thresholds };
        const trained = { provenance: '', names, trees, ...numbers };
        const packed = loadTrees(packTrees(trained), names);
        for (const row of rows) {
          const sum = trees.reduce((all, tree) => all + findLeaf(tree, row) * 0.125, 0.75);
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

function findLeaf(tree: TreeNode, row: readonly number[]): number {
  if ('units' in tree) return tree.units;
  const value = row[tree.column] ?? 0;
  const below = value <= (thresholds[tree.column]?.[tree.bin] ?? 0);
  return findLeaf(below ? tree.left : tree.right, row);
}
