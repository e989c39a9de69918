/** What stands before and after a block. */

import type { FeatureGroup } from './feature-group.ts';

const steps = [-1, 1, -2, 2];

export const neighbourFeatures: FeatureGroup = {
  names: steps.flatMap((step) => [
    `words ${step}`,
    `linked ${step}`,
    `end ${step}`,
    `tag ${step}`,
    `name ${step}`,
    `alike ${step}`,
    `word score ${step}`,
  ]),
  prepare({ outline, blocks, elements, wordScore }) {
    return (i, row, start) => {
      const own = outline.blocks[i]?.element ?? 0;
      let at = start;
      for (const step of steps) {
        const block = outline.blocks[i + step];
        if (!block) {
          for (const missing of [-1, -1, -1, -1, 0, -1, 0]) row[at++] = missing;
          continue;
        }
        row[at++] = blocks.words[i + step] ?? 0;
        row[at++] = blocks.linked[i + step] ?? 0;
        row[at++] = blocks.texts[i + step]?.end ?? 0;
        row[at++] = outline.tags[block.element] ?? 0;
        row[at++] = elements.lastName[block.inner] ?? 0;
        const { kind, kindOfThree } = elements;
        const isAlike = kindOfThree[block.element] === kindOfThree[own];
        row[at++] = isAlike ? 2 : kind[block.element] === kind[own] ? 1 : 0;
        row[at++] = wordScore[i + step] ?? 0;
      }
    };
  },
};
