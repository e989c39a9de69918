/**
 * A sum of small decision trees as data: how the weights of a boosted model are kept in a file.
 *
 * The trees stand one after the other, each in preorder (a split, all of its left side, all of its
 * right side), so their shape needs no pointers. The three texts are `packNumbers`.
 */
export interface TreeModel {
  /** What it was trained on, and by which command. */
  readonly provenance: string;
  /** Log-odds before the first tree speaks. */
  readonly base: number;
  /** Leaves are whole multiples of this. A power of two keeps their sums exact. */
  readonly leafUnit: number;
  /** The columns that a row must have, by name, each with the places at which it is cut. */
  readonly features: readonly SplitFeature[];
  /** A digit a node: 0 is a leaf, f + 1 a split on `features[f]`. */
  readonly nodes: string;
  /** A number a split, in the order of `nodes`: which of its feature's thresholds. */
  readonly cuts: string;
  /** A number a leaf, in the order of `nodes`: how many `leafUnit`s, sign folded in. */
  readonly leaves: string;
}

export interface SplitFeature {
  readonly name: string;
  /** Ascending. A value up to and including the threshold goes left, any other, NaN too, right. */
  readonly thresholds: readonly number[];
}
