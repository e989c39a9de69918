/** What a block stands in: the elements around it, what is built like it, and the likeliest article. */

import type { FeatureGroup } from './feature-group.ts';

/** The elements around a block that each hold more blocks than the last: so many are looked at. */
const levels = [1, 2, 3, 4];
/** Of the nearest ones more is told. */
const nearLevels = 2;

export const containerFeatures: FeatureGroup = {
  names: [
    ...levels.flatMap((level) => [
      `words ${level}`,
      `share ${level}`,
      `links ${level}`,
      `prose ${level}`,
      `prose density ${level}`,
      ...(level <= nearLevels
        ? [`tag ${level}`, `name ${level}`, `first ${level}`, `last ${level}`]
        : []),
    ]),
    'alike',
    'alike words',
    'alike links',
    'alike prose',
    'alike prose density',
    'alike in two',
    'alike in two prose',
    'in top',
    'in half',
    'in most',
    'from top',
  ],
  prepare({ outline, elements, totals, alike, candidates }) {
    const allProse = Math.max(1, totals.prose);
    return (i, row, start) => {
      const element = outline.blocks[i]?.element ?? 0;
      let at = start;
      let outer = element;
      for (const level of levels) {
        outer = Math.max(0, elements.wider[outer] ?? 0);
        const words = elements.words[outer] ?? 0;
        const prose = elements.prose[outer] ?? 0;
        row[at++] = Math.log1p(words);
        row[at++] = words / totals.words;
        row[at++] = words ? (elements.linked[outer] ?? 0) / words : 0;
        row[at++] = prose / allProse;
        row[at++] = words ? prose / words : 0;
        if (level > nearLevels) continue;
        const first = elements.first[outer] ?? 0;
        row[at++] = outline.tags[outer] ?? 0;
        row[at++] = elements.lastName[outer] ?? 0;
        row[at++] = i - first;
        row[at++] = first + (elements.blocks[outer] ?? 0) - i;
      }
      const three = alike.get(elements.kindOfThree[element] ?? 0);
      const two = alike.get(elements.kindOfTwo[element] ?? 0);
      row[at++] = three?.blocks ?? 0;
      row[at++] = three ? three.words / three.blocks : 0;
      row[at++] = three?.words ? three.linked / three.words : 0;
      row[at++] = (three?.prose ?? 0) / allProse;
      row[at++] = three?.words ? three.prose / three.words : 0;
      row[at++] = two?.blocks ?? 0;
      row[at++] = (two?.prose ?? 0) / allProse;
      row[at++] = candidates.inTop[element] ?? 0;
      row[at++] = candidates.inHalf[element] ?? 0;
      row[at++] = candidates.inMost[element] ?? 0;
      row[at++] = candidates.distance[element] ?? 0;
    };
  },
};
