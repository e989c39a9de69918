import type { TreeModel } from '../../src/trees/model.ts';
import { foldSign, packNumbers } from '../../src/trees/packed-numbers.ts';
import { preorder, type TreeNode } from './grow.ts';

/** Trained trees, and what their numbers mean. */
export interface TrainedTrees {
  readonly provenance: string;
  readonly base: number;
  readonly leafUnit: number;
  /** Names of the columns. */
  readonly names: readonly string[];
  /** Of every column, where each bin ends. */
  readonly thresholds: readonly (readonly number[])[];
  readonly trees: readonly TreeNode[];
}

/** Writes trees as a model. Columns and thresholds that no split uses are left out. */
export function packTrees(trained: TrainedTrees): TreeModel {
  const nodes = trained.trees.flatMap(preorder);
  const splits = nodes.filter((node) => 'left' in node);
  const leaves = nodes.filter((node) => 'units' in node);
  const columns = inOrder(splits.map((split) => split.column));
  const bins = new Map(
    columns.map((column) => {
      const used = splits.filter((split) => split.column === column);
      return [column, inOrder(used.map((split) => split.bin))];
    }),
  );
  return {
    provenance: trained.provenance,
    base: trained.base,
    leafUnit: trained.leafUnit,
    features: columns.map((column) => ({
      name: trained.names[column] ?? '',
      thresholds: (bins.get(column) ?? []).map((bin) => trained.thresholds[column]?.[bin] ?? 0),
    })),
    nodes: packNumbers(
      nodes.map((node) => ('left' in node ? columns.indexOf(node.column) + 1 : 0)),
    ),
    cuts: packNumbers(splits.map((split) => bins.get(split.column)?.indexOf(split.bin) ?? 0)),
    leaves: packNumbers(leaves.map((leaf) => foldSign(leaf.units))),
  };
}

/** Each number once, rising. */
function inOrder(numbers: readonly number[]): number[] {
  return [...new Set(numbers)].toSorted((a, b) => a - b);
}
