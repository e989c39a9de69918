/**
 * The features by which the block model tells an article's blocks from all others. None of them
 * knows a language: what words say is learned, in the vocabulary.
 */

import { blockFeatures } from './features/block-features.ts';
import { containerFeatures } from './features/container-features.ts';
import { neighbourFeatures } from './features/neighbour-features.ts';
import { pageFeatures } from './features/page-features.ts';
import type { PageMeasures } from './features/page-measures.ts';
import { positionFeatures } from './features/position-features.ts';

const groups = [
  blockFeatures,
  positionFeatures,
  containerFeatures,
  neighbourFeatures,
  pageFeatures,
];

/** Names of the columns of a row. */
export const featureNames: readonly string[] = groups.flatMap((group) => group.names);

/**
 * The rows of all blocks of a page, one after the other, `featureNames.length` numbers each.
 *
 * @param isWanted which rows are written; the others stay zero
 */
export function featureRows(
  page: PageMeasures,
  isWanted: (i: number) => boolean = () => true,
): Float32Array {
  const width = featureNames.length;
  const count = page.tree.blocks.length;
  const rows = new Float32Array(width * count);
  const wanted: number[] = [];
  for (let i = 0; i < count; i++) if (isWanted(i)) wanted.push(i);
  let offset = 0;
  for (const group of groups) {
    const write = group.prepare(page);
    for (let w = 0; w < wanted.length; w++) {
      const i = wanted[w] as number;
      write(i, rows, i * width + offset);
    }
    offset += group.names.length;
  }
  return rows;
}
