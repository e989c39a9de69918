/** What a block is by itself: its text, its links, its element and all that this stands in. */

import { flag } from '../elements.ts';
import type { FeatureGroup } from './feature-group.ts';
import { wordsOf } from './vocabulary.ts';

const flags = {
  nav: flag.nav,
  footer: flag.footer,
  aside: flag.aside,
  form: flag.form,
  figure: flag.figure,
  caption: flag.caption,
  list: flag.list,
  main: flag.main,
  article: flag.article,
  heading: flag.heading,
} as const;
const flagBits = Object.values(flags);

/** Words up to which a block is compared with the headline. */
const lineWords = 40;

export const ownFeatures: FeatureGroup = {
  names: [
    'words',
    'linked',
    'end',
    'capitals',
    'tag',
    'inner tag',
    'depth',
    ...Object.keys(flags).map((name) => `in ${name}`),
    'least name',
    'name sum',
    'name sum above body',
    'last name',
    'pattern',
    'repeats',
    'word score',
    'headline words',
  ],
  prepare({ outline, blocks, elements, headlineWords, lineReasons, repeats, wordScore }) {
    return (i, row, start) => {
      const block = outline.blocks[i];
      const text = blocks.texts[i];
      if (!block || !text) return;
      const { element, inner } = block;
      const inFlags = (outline.flags[inner] ?? 0) | (outline.flags[element] ?? 0);
      let at = start;
      row[at++] = text.words;
      row[at++] = blocks.linked[i] ?? 0;
      row[at++] = text.end;
      row[at++] = text.capitals;
      row[at++] = outline.tags[element] ?? 0;
      row[at++] = inner === element ? 0 : (outline.tags[inner] ?? 0);
      row[at++] = elements.depth[element] ?? 0;
      for (const bit of flagBits) row[at++] = inFlags & bit ? 1 : 0;
      const nameSum = elements.nameSum[inner] ?? 0;
      row[at++] = elements.leastName[inner] ?? 0;
      row[at++] = nameSum;
      row[at++] = nameSum - (elements.nameSum[0] ?? 0);
      row[at++] = elements.lastName[inner] ?? 0;
      row[at++] = lineReasons[i] ? 1 : 0;
      row[at++] = repeats[i] ?? 1;
      row[at++] = wordScore[i] ?? 0;
      row[at++] = text.words <= lineWords ? shareIn(block.text, headlineWords) : -1;
    };
  },
};

function shareIn(text: string, known: ReadonlySet<string>): number {
  const words = wordsOf(text);
  let shared = 0;
  for (const word of words) if (known.has(word)) shared++;
  return words.length ? shared / words.length : 0;
}
