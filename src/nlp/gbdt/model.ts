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
