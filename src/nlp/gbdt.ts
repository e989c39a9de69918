/**
 * Evaluates gradient-boosted decision trees from a JSON file.
 *
 * The nodes of all trees are in one list, each tree in preorder: a split, its left subtree, its
 * right subtree. The lists are plain numbers and are used as the JSON parser returns them, because
 * a page is read only once and unpacking would cost more than it saves.
 */
export interface TreeFile {
  /** The training data and the command that trained the model. */
  readonly provenance: string;
  /** Log-odds before the first tree. */
  readonly base: number;
  /** Every leaf is a whole multiple of this. A power of two keeps the sums exact. */
  readonly leafUnit: number;
  /** Names of the columns of a row, in order. */
  readonly features: readonly string[];
  /** The column that a node splits on; −1 in a leaf. */
  readonly columns: readonly number[];
  /**
   * Threshold of a split: values up to and including it go left, to the next node; all others, NaN
   * included, go right. In a leaf, its value in units of `leafUnit`.
   */
  readonly values: readonly number[];
}

/** Trees with the structure that follows from the order of their nodes. */
export interface TreeModel extends TreeFile {
  /** Index of each tree's root. */
  readonly roots: readonly number[];
  /** Number of nodes of each subtree. The right subtree of a split follows its left one. */
  readonly sizes: Int32Array;
}

/**
 * Prepares a model for rows with the given columns.
 *
 * @param names the columns of a row, in order
 * @throws if the model was trained on other columns or its lists are inconsistent; both are build
 *   errors that no page can cause
 */
export function loadTrees(file: TreeFile, names: readonly string[]): TreeModel {
  const { features, columns, values } = file;
  const other = names.find((name, i) => features[i] !== name) ?? features[names.length];
  if (other !== undefined) throw new Error(`The trees do not know “${other}” in its place`);
  const sizes = measureSubtrees(columns);
  if (columns.length !== values.length || !sizes) throw new Error('The trees are damaged');
  const roots: number[] = [];
  for (let node = 0; node < columns.length; node += sizes[node] as number) roots.push(node);
  return { ...file, roots, sizes };
}

/** Computes the size of each subtree, which follows from the preorder; undefined if one is missing. */
function measureSubtrees(columns: readonly number[]): Int32Array | undefined {
  const count = columns.length;
  const sizes = new Int32Array(count).fill(1);
  // Goes backwards, so that both sides of a split are known before it.
  for (let node = count - 1; node >= 0; node--) {
    if ((columns[node] as number) < 0) continue;
    const right = node + 1 + (sizes[node + 1] ?? count);
    if (right >= count) return undefined;
    sizes[node] = right - node + (sizes[right] as number);
  }
  return sizes;
}

/**
 * Computes the log-odds of one row: the base plus one leaf of each tree. NaN goes right.
 *
 * @param row values in the order of the columns that the trees were loaded for
 * @param offset index of the row's first column
 */
export function score(trees: TreeModel, row: ArrayLike<number>, offset = 0): number {
  const { roots, columns, values, sizes } = trees;
  let units = 0;
  for (let t = 0; t < roots.length; t++) {
    let node = roots[t] as number;
    let column = columns[node] as number;
    while (column >= 0) {
      const isLeft = (row[offset + column] as number) <= (values[node] as number);
      node += isLeft ? 1 : 1 + (sizes[node + 1] as number);
      column = columns[node] as number;
    }
    units += values[node] as number;
  }
  return trees.base + units * trees.leafUnit;
}

/**
 * Computes the log-odds of every row of a matrix.
 *
 * @param rows the matrix, row after row
 * @param width number of columns
 */
export function scoreRows(trees: TreeModel, rows: Float32Array, width: number): Float32Array {
  const scores = new Float32Array(Math.floor(rows.length / width));
  for (let i = 0; i < scores.length; i++) scores[i] = score(trees, rows, i * width);
  return scores;
}

/** Converts log-odds to a probability from 0 to 1. */
export function toProbability(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}
