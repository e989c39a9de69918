/** A few features of a block that are told together. */

import type { PageMeasures } from './page-measures.ts';

export interface FeatureGroup {
  /** Their names, in the order in which they are written. */
  readonly names: readonly string[];
  /** Readies what all blocks of a page share; the function writes the row of block `i` from `at` on. */
  prepare(page: PageMeasures): (i: number, row: Float32Array, at: number) => void;
}
