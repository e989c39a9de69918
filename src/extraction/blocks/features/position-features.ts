/** Where a block stands on the page: how far in, how far from the headline and from what ends articles. */

import type { FeatureGroup } from './feature-group.ts';

/** Distances beyond this many blocks, or words, are all the same. */
const maxBlockDistance = 200;
const maxWordDistance = 2_000;

export const positionFeatures: FeatureGroup = {
  names: [
    'words before',
    'blocks to end',
    'after headline',
    'prose near',
    'links around',
    'since pattern',
    'prose since pattern',
  ],
  prepare({ tree, blocks, totals, headline, lineReasons }) {
    const count = tree.blocks.length;
    const near = computeWindowSums(blocks.prose, 3);
    const links = computeWindowSums(blocks.linked, 5);
    const pattern = measureSincePattern(lineReasons, blocks.prose);
    const before = computePrefixSums(blocks.words);
    return (i, row, start) => {
      let at = start;
      row[at++] = (before[i] ?? 0) / totals.words;
      row[at++] = Math.min(maxBlockDistance, count - i);
      row[at++] = headline < 0 ? -999 : Math.max(-100, Math.min(maxBlockDistance, i - headline));
      row[at++] = near[i] ?? 0;
      row[at++] = (links[i] ?? 0) / 11;
      row[at++] = pattern.blocks[i] ?? 0;
      row[at++] = pattern.prose[i] ?? 0;
    };
  },
};

/** For each place the sum of all values before it. */
function computePrefixSums(values: Float32Array): Float64Array {
  const sums = new Float64Array(values.length);
  for (let i = 1; i < values.length; i++) sums[i] = (sums[i - 1] ?? 0) + (values[i - 1] ?? 0);
  return sums;
}

/** For each place the sum of the values up to `reach` places away. */
function computeWindowSums(values: Float32Array, reach: number): Float32Array {
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
function measureSincePattern(
  lineReasons: readonly unknown[],
  prose: Float32Array,
): { blocks: Float32Array; prose: Float32Array } {
  const since = {
    blocks: new Float32Array(lineReasons.length),
    prose: new Float32Array(lineReasons.length),
  };
  let blocks = maxBlockDistance;
  let words = maxWordDistance;
  for (let i = 0; i < lineReasons.length; i++) {
    since.blocks[i] = blocks;
    since.prose[i] = words;
    if (lineReasons[i]) {
      blocks = 0;
      words = 0;
    }
    blocks = Math.min(maxBlockDistance, blocks + 1);
    words = Math.min(maxWordDistance, words + (prose[i] ?? 0));
  }
  return since;
}
