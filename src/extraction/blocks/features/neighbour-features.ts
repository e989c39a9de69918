/** What stands before and after a block. */

import type { FeatureGroup } from './feature-group.ts';

const offsets = [-2, -1, 1, 2];

export const neighbourFeatures: FeatureGroup = {
  names: offsets.map((step) => `name at ${step}`),
  prepare({ tree, elements }) {
    return (i, row, start) => {
      let at = start;
      for (const step of offsets) {
        const block = tree.blocks[i + step];
        row[at++] = block ? (elements.nearestClassWeight[block.dominantElement] ?? 0) : 0;
      }
    };
  },
};
