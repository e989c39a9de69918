import type { TreeFile } from '../../src/nlp/gbdt.ts';
import { listPreorder, type TreeNode } from './grow.ts';

/** Trained trees with the scale and the columns of their numbers. */
export interface TrainedTrees {
  readonly provenance: string;
  /** Log-odds to which the leaves are added. */
  readonly base: number;
  /** Log-odds of one leaf unit. */
  readonly leafUnit: number;
  /** Names of all columns of a row. */
  readonly names: readonly string[];
  /** The columns that were trained on, to which `TreeNode.column` is an index. */
  readonly columns: readonly number[];
  /** The upper ends of the bins of each of those columns. */
  readonly thresholds: readonly (readonly number[])[];
  readonly trees: readonly TreeNode[];
}

/** Converts trees to the format of a model file. */
export function packTrees(trained: TrainedTrees): TreeFile {
  const { provenance, base, leafUnit, names, columns, thresholds, trees } = trained;
  const perTree = trees.map(listPreorder);
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
