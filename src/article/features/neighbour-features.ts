/** What stands before and after a block. */

import type { FeatureGroup } from './feature-group.ts';

const steps = [-2, -1, 1, 2];

export const neighbourFeatures: FeatureGroup = {
  names: steps.map((step) => `name at ${step}`),
  prepare({ outline, elements }) {
    return (i, row, start) => {
      let at = start;
      for (const step of steps) {
        const block = outline.blocks[i + step];
        row[at++] = block ? (elements.lastName[block.inner] ?? 0) : 0;
      }
    };
  },
};
