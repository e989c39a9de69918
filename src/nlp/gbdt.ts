/**
 * A sum of small decision trees as data: how the weights of a boosted model are kept in a file.
 *
 * The nodes of all trees stand in one row, each tree in preorder: a split, all of its left side, all
 * of its right side. They are plain lists of numbers, since what a browser's own JSON parser makes of
 * them is walked as it is: a page is read once, and nothing can be unpacked as quickly as that.
 */
export interface TreeFile {
  /** What it was trained on, and by which command. */
  readonly provenance: string;
  /** Log-odds before the first tree speaks. */
  readonly base: number;
  /** Leaves are whole multiples of this. A power of two keeps their sums exact. */
  readonly leafUnit: number;
  /** Names of a row's columns, in their order. */
  readonly features: readonly string[];
  /** The column that a node looks at; −1 in a leaf. */
  readonly columns: readonly number[];
  /**
   * A split's threshold: a value up to and including it goes left, which is the next node, any other,
   * NaN too, right. A leaf's value in `leafUnit`s.
   */
  readonly values: readonly number[];
}

/** Trees with what the order of their nodes says of how they hang together. */
export interface TreeModel extends TreeFile {
  /** The node at which each tree starts. */
  readonly roots: readonly number[];
  /** How many nodes further a split's right side starts; 0 in a leaf. */
  readonly rightOffsets: readonly number[];
}

/**
 * Takes a model as it stands in its file, for rows whose columns are `names`, in that order.
 *
 * Throws when the model was trained on other columns, or its lists do not belong together: both are
 * mistakes of a build, and no page can cause them.
 */
export function loadTrees(file: TreeFile, names: readonly string[]): TreeModel {
  const { features, columns, values } = file;
  const other = names.find((name, i) => features[i] !== name) ?? features[names.length];
  if (other !== undefined) throw new Error(`The trees do not know “${other}” in its place`);
  const { sizes, rights } = measureSides(columns);
  if (columns.length !== values.length || sizes.some(Number.isNaN))
    throw new Error('The trees are damaged');
  const roots: number[] = [];
  for (let node = 0; node < columns.length; node += sizes[node] as number) roots.push(node);
  return { ...file, roots, rightOffsets: rights };
}

/** How many nodes each subtree has, and how far its right side is; in preorder the columns tell. */
function measureSides(columns: readonly number[]): { sizes: number[]; rights: number[] } {
  const sizes = columns.map(() => 1);
  const rights = columns.map(() => 0);
  // From the end, so that both sides of a split are known before it; what has no sides is not a number.
  for (let node = columns.length - 1; node >= 0; node--) {
    if ((columns[node] as number) < 0) continue;
    const right = 1 + (sizes[node + 1] as number);
    rights[node] = right;
    sizes[node] = right + (sizes[node + right] as number);
  }
  return { sizes, rights };
}

/**
 * The log-odds of one row: the base and one leaf of every tree. The row's columns start at
 * `offset` and are those that the trees were loaded for; a value that is NaN goes right.
 */
export function score(trees: TreeModel, row: ArrayLike<number>, offset = 0): number {
  const { roots, columns, values, rightOffsets } = trees;
  let units = 0;
  for (let t = 0; t < roots.length; t++) {
    let node = roots[t] as number;
    let column = columns[node] as number;
    while (column >= 0) {
      const isLeft = (row[offset + column] as number) <= (values[node] as number);
      node += isLeft ? 1 : (rightOffsets[node] as number);
      column = columns[node] as number;
    }
    units += values[node] as number;
  }
  return trees.base + units * trees.leafUnit;
}

/** The log-odds of every row of a matrix that is `width` columns wide, row after row. */
export function scoreRows(trees: TreeModel, rows: Float32Array, width: number): Float32Array {
  const scores = new Float32Array(Math.floor(rows.length / width));
  for (let i = 0; i < scores.length; i++) scores[i] = score(trees, rows, i * width);
  return scores;
}

/** What log-odds mean: a probability from 0 to 1. */
export function probability(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}
