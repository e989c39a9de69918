/** What a block stands in: the elements around it, what is built like it, and the likeliest article. */

import type { FeatureGroup } from './feature-group.ts';

/** The elements around a block that each hold more blocks than the last: so many are looked at. */
const maxLevels = 2;

export const containerFeatures: FeatureGroup = {
  names: [
    ...Array.from({ length: maxLevels }, (_, i) =>
      ['words', 'links', 'prose', 'name'].map((name) => `${name} ${i + 1}`),
    ).flat(),
    'alike',
    'alike words',
    'alike prose',
    'alike in two',
    'alike in two prose',
    'in top',
    'in half',
    'in most',
    'from top',
  ],
  prepare({ tree, elements, totals, alike, candidates }) {
    const allProse = Math.max(1, totals.prose);
    return (i, row, start) => {
      const element = tree.blocks[i]?.element ?? 0;
      let at = start;
      let outer = element;
      for (let level = 0; level < maxLevels; level++) {
        outer = Math.max(0, elements.wider[outer] ?? 0);
        const words = elements.words[outer] ?? 0;
        row[at++] = words;
        row[at++] = words ? (elements.linked[outer] ?? 0) / words : 0;
        row[at++] = (elements.prose[outer] ?? 0) / allProse;
        row[at++] = elements.nearestClassWeight[outer] ?? 0;
      }
      const three = alike.get(elements.grandparentShapeHash[element] ?? 0);
      const two = alike.get(elements.parentShapeHash[element] ?? 0);
      row[at++] = three?.blocks ?? 0;
      row[at++] = three ? three.words / three.blocks : 0;
      row[at++] = (three?.prose ?? 0) / allProse;
      row[at++] = two?.blocks ?? 0;
      row[at++] = (two?.prose ?? 0) / allProse;
      row[at++] = candidates.inTop[element] ?? 0;
      row[at++] = candidates.inHalf[element] ?? 0;
      row[at++] = candidates.inMost[element] ?? 0;
      row[at++] = candidates.distance[element] ?? 0;
    };
  },
};
