import type { TreeFile } from '../../src/nlp/gbdt.ts';
import { preorder, type TreeNode } from './grow.ts';

/** Trained trees, and what their numbers mean. */
export interface TrainedTrees {
  readonly provenance: string;
  readonly base: number;
  readonly leafUnit: number;
  /** Names of a row's columns. */
  readonly names: readonly string[];
  /** Which of them the trees know: a node's column is a place in this list. */
  readonly columns: readonly number[];
  /** Of every column in that list, where each bin ends. */
  readonly thresholds: readonly (readonly number[])[];
  readonly trees: readonly TreeNode[];
}

/** Writes trees as a model. */
export function packTrees(trained: TrainedTrees): TreeFile {
  const { provenance, base, leafUnit, names, columns, thresholds, trees } = trained;
  const perTree = trees.map(preorder);
  const nodes = perTree.flat();
  return {
    provenance,
    base,
    leafUnit,
    features: names,
    columns: nodes.map((node) => ('left' in node ? (columns[node.column] ?? 0) : -1)),
    values: nodes.map((node) =>
      'left' in node ? (thresholds[node.column]?.[node.bin] ?? 0) : node.units,
    ),
  };
}
