/** What stands before and after a block. */

import type { FeatureGroup } from './feature-group.ts';

/** Neighbours of which all is told, and those that only hint. */
const near = [-1, 1];
const far = [-2, 2];

export const neighbourFeatures: FeatureGroup = {
  names: [
    ...near.flatMap((step) =>
      ['words', 'end', 'tag', 'name', 'alike', 'word score'].map((name) => `${name} at ${step}`),
    ),
    ...far.flatMap((step) => [`words at ${step}`, `name at ${step}`]),
  ],
  prepare({ outline, blocks, elements, wordScore }) {
    return (i, row, start) => {
      const own = outline.blocks[i]?.element ?? 0;
      let at = start;
      for (const step of near) {
        const block = outline.blocks[i + step];
        if (!block) {
          for (const missing of [-1, -1, -1, 0, -1, 0]) row[at++] = missing;
          continue;
        }
        row[at++] = blocks.words[i + step] ?? 0;
        row[at++] = blocks.texts[i + step]?.end ?? 0;
        row[at++] = outline.tags[block.element] ?? 0;
        row[at++] = elements.lastName[block.inner] ?? 0;
        const { kind, kindOfThree } = elements;
        const isAlike = kindOfThree[block.element] === kindOfThree[own];
        row[at++] = isAlike ? 2 : kind[block.element] === kind[own] ? 1 : 0;
        row[at++] = wordScore[i + step] ?? 0;
      }
      for (const step of far) {
        const block = outline.blocks[i + step];
        row[at++] = block ? (blocks.words[i + step] ?? 0) : -1;
        row[at++] = block ? (elements.lastName[block.inner] ?? 0) : 0;
      }
    };
  },
};
