/** Where a block stands on the page: how far in, how far from the headline, from prose and from what ends articles. */

import type { FeatureGroup } from './feature-group.ts';

/** Distances beyond this many blocks, or words, are all the same. */
const farBlocks = 200;
const farWords = 2_000;

export const placeFeatures: FeatureGroup = {
  names: [
    'words before',
    'blocks to end',
    'after headline',
    'after prose',
    'before prose',
    'words since prose',
    'words until prose',
    'prose near',
    'prose around',
    'links around',
    'since pattern',
    'prose since pattern',
  ],
  prepare({ outline, blocks, totals, headline, patterned }) {
    const count = outline.blocks.length;
    const before = distancesToProse(blocks, count, 1);
    const after = distancesToProse(blocks, count, -1);
    const near = windowSums(blocks.prose, 3);
    const around = windowSums(blocks.prose, 10);
    const links = windowSums(blocks.linked, 5);
    const pattern = sincePattern(patterned, blocks.prose);
    let words = 0;
    return (i, row, start) => {
      let at = start;
      row[at++] = words / totals.words;
      words += blocks.words[i] ?? 0;
      row[at++] = Math.min(farBlocks, count - i);
      row[at++] = headline < 0 ? -999 : Math.max(-100, Math.min(farBlocks, i - headline));
      row[at++] = before.blocks[i] ?? 0;
      row[at++] = after.blocks[i] ?? 0;
      row[at++] = before.words[i] ?? 0;
      row[at++] = after.words[i] ?? 0;
      row[at++] = near[i] ?? 0;
      row[at++] = around[i] ?? 0;
      row[at++] = (links[i] ?? 0) / 11;
      row[at++] = pattern.blocks[i] ?? 0;
      row[at++] = pattern.prose[i] ?? 0;
    };
  },
};

interface Distances {
  readonly blocks: Float32Array;
  readonly words: Float32Array;
}

/** Blocks and other words since the last prose block, going forward (`step` 1) or back (-1). */
function distancesToProse(
  { prose, words }: { readonly prose: Float32Array; readonly words: Float32Array },
  count: number,
  step: 1 | -1,
): Distances {
  const distances = { blocks: new Float32Array(count), words: new Float32Array(count) };
  let last: number | undefined;
  let between = 0;
  for (let n = 0; n < count; n++) {
    const i = step === 1 ? n : count - 1 - n;
    distances.blocks[i] = last === undefined ? farBlocks : Math.min(farBlocks, Math.abs(i - last));
    distances.words[i] = last === undefined ? farWords : Math.min(farWords, between);
    if (prose[i]) {
      last = i;
      between = 0;
    } else {
      between += words[i] ?? 0;
    }
  }
  return distances;
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
  patterned: Uint8Array,
  prose: Float32Array,
): { blocks: Float32Array; prose: Float32Array } {
  const since = {
    blocks: new Float32Array(patterned.length),
    prose: new Float32Array(patterned.length),
  };
  let blocks = farBlocks;
  let words = farWords;
  for (let i = 0; i < patterned.length; i++) {
    since.blocks[i] = blocks;
    since.prose[i] = words;
    if (patterned[i]) {
      blocks = 0;
      words = 0;
    }
    blocks = Math.min(farBlocks, blocks + 1);
    words = Math.min(farWords, words + (prose[i] ?? 0));
  }
  return since;
}
