import { measureText, splitNames } from '../../src/extraction/blocks/block-measures.ts';
import type { ElementTree } from '../../src/extraction/dom/walk.ts';
import { splitWords } from '../../src/nlp/unicode.ts';

/** What one page tells of the words in it: for each, the share of it that is of the article. */
export interface PageWords {
  readonly site: string;
  /** Words of class, id, role and itemprop. */
  readonly names: ReadonlyMap<string, Share>;
  /** Words of short blocks. */
  readonly words: ReadonlyMap<string, Share>;
}

/** How much there was, and how much of it is of the article. */
export interface Share {
  in: number;
  all: number;
}

/** Blocks of more words say little by any one of them. */
const shortBlock = 25;
/** Letters of the longest word worth its place. */
const maxWordLength = 16;
/** A block weighs this much more than its words, so that one of none weighs too. */
const blockWeight = 0.5;

/**
 * Reads off a page whose blocks have labels from 0 to 1 (NaN: not known) how much of the text
 * inside elements of a name, and how many of the short blocks with a word, are of the article.
 */
export function pageWords(
  site: string,
  segmented: ElementTree,
  labels: ArrayLike<number>,
): PageWords {
  return {
    site,
    names: sharesOfNames(segmented, labels),
    words: sharesOfWords(segmented, labels),
  };
}

function sharesOfNames(segmented: ElementTree, labels: ArrayLike<number>): Map<string, Share> {
  const shares = new Map<string, Share>();
  const inside = textInside(segmented, labels);
  for (const [element, names] of segmented.names.entries()) {
    const text = inside[element];
    if (names === '' || !text?.all) continue;
    for (const word of splitNames(names)) add(shares, word, text);
  }
  return shares;
}

/** The text inside each element, by weight; an element stands after the one around it. */
function textInside({ parents, blocks }: ElementTree, labels: ArrayLike<number>): Share[] {
  const inside = parents.map(() => ({ in: 0, all: 0 }));
  for (const [i, block] of blocks.entries()) {
    const label = labels[i] ?? Number.NaN;
    const text = inside[block.dominantElement];
    if (Number.isNaN(label) || !text) continue;
    const weight = measureText(block.text).words + blockWeight;
    text.in += weight * label;
    text.all += weight;
  }
  for (let element = inside.length - 1; element > 0; element--) {
    const outer = inside[parents[element] ?? -1];
    const text = inside[element];
    if (!outer || !text) continue;
    outer.in += text.in;
    outer.all += text.all;
  }
  return inside;
}

function sharesOfWords({ blocks }: ElementTree, labels: ArrayLike<number>): Map<string, Share> {
  const shares = new Map<string, Share>();
  for (const [i, { text }] of blocks.entries()) {
    const label = labels[i] ?? Number.NaN;
    if (Number.isNaN(label) || measureText(text).words > shortBlock) continue;
    for (const word of new Set(splitWords(text))) {
      const isWorthIt = word.length <= maxWordLength && !/^\d/.test(word);
      if (isWorthIt) add(shares, word, { in: label, all: 1 });
    }
  }
  return shares;
}

function add(shares: Map<string, Share>, word: string, more: Share): void {
  const share = shares.get(word);
  if (share) {
    share.in += more.in;
    share.all += more.all;
  } else {
    shares.set(word, { ...more });
  }
}
