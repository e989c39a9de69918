import type { Binned } from './bins.ts';
import {
  buildHistogram,
  type Derivatives,
  type Histogram,
  subtractHistogram,
} from './histogram.ts';
import { findBestSplit, type Split, type SplitLimits, type Sums, sumDerivatives } from './split.ts';

/** A node of a tree: a split with two children, or a leaf. */
export type TreeNode = SplitNode | LeafNode;

export interface SplitNode {
  readonly column: number;
  /** Rows with a bin up to this one go to the left child, the others and NaN to the right. */
  readonly bin: number;
  /** Reduction of twice the loss, to second order. */
  readonly gain: number;
  readonly left: TreeNode;
  readonly right: TreeNode;
}

export interface LeafNode {
  /** Added to the log-odds of a row, in leaf units. */
  readonly units: number;
}

/** The inputs that all nodes of a tree share. */
export interface GrowContext {
  readonly binned: Binned;
  /** Offset of each column in a histogram, and the end of the last one. */
  readonly columnStarts: Uint32Array;
  /** Indices of the columns that this tree may split on. */
  readonly columns: Uint32Array;
  readonly derivatives: Derivatives;
  readonly limits: SplitLimits & { readonly maxLeaves: number };
}

/** A node of a tree that is being grown. */
interface GrowingNode {
  readonly rows: Uint32Array;
  readonly histogram: Histogram;
  readonly sums: Sums;
  /** The best split; `undefined` if none has a gain. */
  readonly split: Split | undefined;
  children?: readonly [GrowingNode, GrowingNode];
}

/**
 * Grows one tree leaf-wise (best-first): the leaf whose best split has the largest gain is split
 * next, until there are `maxLeaves` or no split has a gain (Ke et al. 2017, “LightGBM”).
 *
 * @param context binned matrix (row-major), derivatives of every row, and limits
 * @param rows indices of the sampled rows, ascending
 * @param computeLeaf returns the output of a leaf in leaf units, from the sums over its rows
 * @returns the root
 */
export function growTree(
  context: GrowContext,
  rows: Uint32Array,
  computeLeaf: (sums: Sums) => number,
): TreeNode {
  const histogram = buildHistogram(context.binned, context.columnStarts, rows, context.derivatives);
  const root = createNode(context, rows, histogram, sumDerivatives(context.derivatives, rows));
  let leaves = [root];
  while (leaves.length < context.limits.maxLeaves) {
    const leaf = findBestLeaf(leaves);
    if (!leaf.split) break;
    leaf.children = splitNode(context, leaf, leaf.split);
    leaves = leaves.filter((other) => other !== leaf).concat(leaf.children);
  }
  return toTreeNode(root, computeLeaf);
}

function createNode(
  context: GrowContext,
  rows: Uint32Array,
  histogram: Histogram,
  sums: Sums,
): GrowingNode {
  const split = findBestSplit(
    histogram,
    context.columnStarts,
    context.columns,
    sums,
    context.limits,
  );
  return { rows, histogram, sums, split };
}

/** Returns the leaf whose split has the largest gain; the first of several. */
function findBestLeaf(leaves: readonly GrowingNode[]): GrowingNode {
  return leaves.reduce((best, leaf) => (getGain(leaf) > getGain(best) ? leaf : best));
}

function getGain(leaf: GrowingNode): number {
  return leaf.split?.gain ?? 0;
}

/**
 * Splits a leaf. Its histogram is overwritten by that of the larger child, which is the difference
 * to that of the smaller one.
 */
function splitNode(
  context: GrowContext,
  leaf: GrowingNode,
  split: Split,
): readonly [GrowingNode, GrowingNode] {
  const [left, right] = partitionRows(leaf.rows, context.binned, split);
  const leftIsSmaller = left.length <= right.length;
  const smaller = leftIsSmaller ? left : right;
  const counted = buildHistogram(
    context.binned,
    context.columnStarts,
    smaller,
    context.derivatives,
  );
  const rest = subtractHistogram(leaf.histogram, counted);
  return [
    createNode(context, left, leftIsSmaller ? counted : rest, split.left),
    createNode(context, right, leftIsSmaller ? rest : counted, split.right),
  ];
}

/** Returns the rows of the left and of the right child, both in their order. */
function partitionRows(rows: Uint32Array, { bins, width }: Binned, split: Split) {
  const left = new Uint32Array(split.left.rows);
  const right = new Uint32Array(split.right.rows);
  let l = 0;
  let r = 0;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as number;
    if ((bins[row * width + split.column] as number) <= split.bin) left[l++] = row;
    else right[r++] = row;
  }
  return [left, right] as const;
}

/** Converts a grown node and its descendants. A tree has few leaves, so recursion is safe. */
function toTreeNode(
  { split, children, sums }: GrowingNode,
  computeLeaf: (sums: Sums) => number,
): TreeNode {
  if (!split || !children) return { units: computeLeaf(sums) };
  const [left, right] = children;
  return {
    column: split.column,
    bin: split.bin,
    gain: split.gain,
    left: toTreeNode(left, computeLeaf),
    right: toTreeNode(right, computeLeaf),
  };
}

/** Returns the nodes of a tree in preorder: each split, its left subtree, its right subtree. */
export function listPreorder(node: TreeNode): readonly TreeNode[] {
  return 'left' in node ? [node, ...listPreorder(node.left), ...listPreorder(node.right)] : [node];
}
