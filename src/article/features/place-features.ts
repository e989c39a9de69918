/** Where a block stands on the page: how far in, how far from the headline and from what ends articles. */

import type { FeatureGroup } from './feature-group.ts';

/** Distances beyond this many blocks, or words, are all the same. */
const farBlocks = 200;
const farWords = 2_000;

export const placeFeatures: FeatureGroup = {
  names: [
    'words before',
    'blocks to end',
    'after headline',
    'prose near',
    'links around',
    'since pattern',
    'prose since pattern',
  ],
  prepare({ outline, blocks, totals, headline, lineReasons }) {
    const count = outline.blocks.length;
    const near = windowSums(blocks.prose, 3);
    const links = windowSums(blocks.linked, 5);
    const pattern = sincePattern(lineReasons, blocks.prose);
    const before = sumsBefore(blocks.words);
    return (i, row, start) => {
      let at = start;
      row[at++] = (before[i] ?? 0) / totals.words;
      row[at++] = Math.min(farBlocks, count - i);
      row[at++] = headline < 0 ? -999 : Math.max(-100, Math.min(farBlocks, i - headline));
      row[at++] = near[i] ?? 0;
      row[at++] = (links[i] ?? 0) / 11;
      row[at++] = pattern.blocks[i] ?? 0;
      row[at++] = pattern.prose[i] ?? 0;
    };
  },
};

/** For each place the sum of all values before it. */
function sumsBefore(values: Float32Array): Float64Array {
  const sums = new Float64Array(values.length);
  for (let i = 1; i < values.length; i++) sums[i] = (sums[i - 1] ?? 0) + (values[i - 1] ?? 0);
  return sums;
}

/** For each place the sum of the values up to `reach` places away. */
function windowSums(values: Float32Array, reach: number): Float32Array {
  const sums = new Float32Array(values.length);
  let sum = 0;
  for (let i = 0; i < Math.min(reach, values.length); i++) sum += values[i] ?? 0;
  for (let i = 0; i < values.length; i++) {
    sum += values[i + reach] ?? 0;
    sum -= values[i - reach - 1] ?? 0;
    sums[i] = sum;
  }
  return sums;
}

/** Blocks, and words of prose, since the last line of the kind that stands around articles. */
function sincePattern(
  lineReasons: readonly unknown[],
  prose: Float32Array,
): { blocks: Float32Array; prose: Float32Array } {
  const since = {
    blocks: new Float32Array(lineReasons.length),
    prose: new Float32Array(lineReasons.length),
  };
  let blocks = farBlocks;
  let words = farWords;
  for (let i = 0; i < lineReasons.length; i++) {
    since.blocks[i] = blocks;
    since.prose[i] = words;
    if (lineReasons[i]) {
      blocks = 0;
      words = 0;
    }
    blocks = Math.min(farBlocks, blocks + 1);
    words = Math.min(farWords, words + (prose[i] ?? 0));
  }
  return since;
}
