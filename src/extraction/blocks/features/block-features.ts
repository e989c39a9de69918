/** What a block is by itself: its text, its links, its element and all that this stands in. */

import { flag } from '../../dom/elements.ts';
import { splitWords } from '../../unicode.ts';
import type { FeatureGroup } from './feature-group.ts';
import { getWeight, type Vocabulary } from './vocabulary.ts';

export const blockFeatures: FeatureGroup = {
  names: [
    'words',
    'linked',
    'end',
    'tag',
    'in footer',
    'in caption',
    'in main',
    'least name',
    'name sum',
    'name sum above body',
    'last name',
    'pattern',
    'repeats',
    'word score',
  ],
  prepare({ tree, blocks, elements, lineReasons, repeats, vocabulary }) {
    const nameSumOfBody = elements.nameSum[0] ?? 0;
    return (i, row, start) => {
      const block = tree.blocks[i];
      const text = blocks.texts[i];
      if (!block || !text) return;
      const { element, dominantElement } = block;
      const inFlags = (tree.flags[dominantElement] ?? 0) | (tree.flags[element] ?? 0);
      const nameSum = elements.nameSum[dominantElement] ?? 0;
      let at = start;
      row[at++] = text.words;
      row[at++] = blocks.linked[i] ?? 0;
      row[at++] = text.end;
      row[at++] = tree.tags[element] ?? 0;
      row[at++] = inFlags & flag.footer ? 1 : 0;
      row[at++] = inFlags & flag.caption ? 1 : 0;
      row[at++] = inFlags & flag.main ? 1 : 0;
      row[at++] = elements.minClassWeight[dominantElement] ?? 0;
      row[at++] = nameSum;
      row[at++] = nameSum - nameSumOfBody;
      row[at++] = elements.nearestClassWeight[dominantElement] ?? 0;
      row[at++] = lineReasons[i] ? 1 : 0;
      row[at++] = repeats[i] ?? 1;
      row[at++] = text.words > maxScoredWords ? 0 : scoreWords(block.text, vocabulary);
    };
  },
};

/** Blocks of more words are read for what they say, not for single words. */
const maxScoredWords = 25;

/** Mean log-odds of the words of a text. */
function scoreWords(text: string, { words }: Vocabulary): number {
  let sum = 0;
  let known = 0;
  const all = splitWords(text);
  for (let i = 0; i < all.length; i++) {
    const weight = getWeight(all[i] as string, words);
    if (weight === undefined) continue;
    sum += weight;
    known++;
  }
  return sum / Math.max(2, known);
}
