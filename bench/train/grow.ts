import type { Binned } from './bins.ts';
import { countRows, type Derivatives, type Histogram, subtract } from './histogram.ts';
import { bestSplit, type Split, type SplitLimits, type Sums, sumUp } from './split.ts';

/** A node of a tree: it parts the rows between two others, or it is a leaf. */
export type TreeNode = SplitNode | LeafNode;

export interface SplitNode {
  readonly column: number;
  /** Rows in bins up to and including this one go left. */
  readonly bin: number;
  readonly gain: number;
  readonly left: TreeNode;
  readonly right: TreeNode;
}

export interface LeafNode {
  /** What the leaf adds to the log-odds, in leaf units. */
  readonly units: number;
}

/** What a tree grows on. */
export interface Ground {
  readonly binned: Binned;
  /** Where each column starts in a histogram. */
  readonly starts: Uint32Array;
  /** The columns that this tree may look at. */
  readonly columns: Uint32Array;
  readonly derivatives: Derivatives;
  readonly limits: SplitLimits & { readonly maxLeaves: number };
}

/** A node while its tree grows. */
interface Shoot {
  readonly rows: Uint32Array;
  readonly histogram: Histogram;
  readonly sums: Sums;
  readonly split: Split | undefined;
  children?: readonly [Shoot, Shoot];
}

/**
 * Grows one tree on some rows, leaf by leaf: the leaf whose best cut gains most is cut next, until
 * there are `maxLeaves` or nothing gains (Ke et al. 2017, “LightGBM”). `leafUnits` tells what a
 * leaf with such sums is worth.
 */
export function growTree(
  ground: Ground,
  rows: Uint32Array,
  leafUnits: (sums: Sums) => number,
): TreeNode {
  const histogram = countRows(ground.binned, ground.starts, rows, ground.derivatives);
  const root = sprout(ground, rows, histogram, sumUp(ground.derivatives, rows));
  let leaves = [root];
  while (leaves.length < ground.limits.maxLeaves) {
    const leaf = findMostPromising(leaves);
    if (!leaf.split) break;
    leaf.children = fork(ground, leaf, leaf.split);
    leaves = leaves.filter((other) => other !== leaf).concat(leaf.children);
  }
  return finish(root, leafUnits);
}

function sprout(ground: Ground, rows: Uint32Array, histogram: Histogram, sums: Sums): Shoot {
  const split = bestSplit(histogram, ground.starts, ground.columns, sums, ground.limits);
  return { rows, histogram, sums, split };
}

/** The leaf that gains most by being cut; the first of several. */
function findMostPromising(leaves: readonly Shoot[]): Shoot {
  return leaves.reduce((best, leaf) => (getGain(leaf) > getGain(best) ? leaf : best));
}

function getGain(leaf: Shoot): number {
  return leaf.split?.gain ?? 0;
}

/** Cuts a leaf in two. Its histogram is used up: it becomes that of the larger child. */
function fork(ground: Ground, leaf: Shoot, split: Split): readonly [Shoot, Shoot] {
  const [left, right] = part(leaf.rows, ground.binned, split);
  const leftIsSmaller = left.length <= right.length;
  const smaller = leftIsSmaller ? left : right;
  const counted = countRows(ground.binned, ground.starts, smaller, ground.derivatives);
  const rest = subtract(leaf.histogram, counted);
  return [
    sprout(ground, left, leftIsSmaller ? counted : rest, split.left),
    sprout(ground, right, leftIsSmaller ? rest : counted, split.right),
  ];
}

/** Parts the rows, each side in the order that they had. */
function part(rows: Uint32Array, { bins, width }: Binned, split: Split) {
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

/** Keeps what a finished tree is made of. A tree has few leaves, so this may call itself. */
function finish({ split, children, sums }: Shoot, leafUnits: (sums: Sums) => number): TreeNode {
  if (!split || !children) return { units: leafUnits(sums) };
  const [left, right] = children;
  return {
    column: split.column,
    bin: split.bin,
    gain: split.gain,
    left: finish(left, leafUnits),
    right: finish(right, leafUnits),
  };
}

/** The nodes of a tree: each split, then all of its left side, then all of its right side. */
export function preorder(node: TreeNode): readonly TreeNode[] {
  return 'left' in node ? [node, ...preorder(node.left), ...preorder(node.right)] : [node];
}
