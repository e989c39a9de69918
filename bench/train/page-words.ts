import { measureText, splitMarkupNames } from '../../src/extraction/blocks/block-measures.ts';
import type { ElementTree } from '../../src/extraction/dom/walk.ts';
import { splitWords } from '../../src/nlp/unicode.ts';

/** The words of one page, each with how much of what has it belongs to the article. */
export interface PageWords {
  readonly site: string;
  /** Words of class, id, role and itemprop. */
  readonly names: ReadonlyMap<string, Share>;
  /** Words of short blocks. */
  readonly words: ReadonlyMap<string, Share>;
}

/** An amount of text or blocks, and how much of it is in the article. */
export interface Share {
  in: number;
  all: number;
}

/** Words of longer blocks are ignored, as a single word tells little about them. */
const shortBlock = 25;
/** Longer words, in letters, are too rare to be worth their size in the model. */
const maxWordLength = 16;
/** Added to the words of a block as its weight, so that a block without words has one too. */
const blockWeight = 0.5;

/**
 * Measures for each name how much of the text inside elements with it is in the article, and for
 * each word how many of the short blocks with it are.
 *
 * @param labels of the blocks, 0 to 1; NaN if unknown
 */
export function measurePageWords(
  site: string,
  outline: ElementTree,
  labels: ArrayLike<number>,
): PageWords {
  return {
    site,
    names: sumNameShares(outline, labels),
    words: sumWordShares(outline, labels),
  };
}

function sumNameShares(outline: ElementTree, labels: ArrayLike<number>): Map<string, Share> {
  const shares = new Map<string, Share>();
  const inside = sumTextInside(outline, labels);
  for (const [element, names] of outline.names.entries()) {
    const text = inside[element];
    if (names === '' || !text?.all) continue;
    for (const word of splitMarkupNames(names)) addShare(shares, word, text);
  }
  return shares;
}

/** Sums the weighted text inside each element. A parent has a lower index than its children. */
function sumTextInside({ parents, blocks }: ElementTree, labels: ArrayLike<number>): Share[] {
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

function sumWordShares({ blocks }: ElementTree, labels: ArrayLike<number>): Map<string, Share> {
  const shares = new Map<string, Share>();
  for (const [i, { text }] of blocks.entries()) {
    const label = labels[i] ?? Number.NaN;
    if (Number.isNaN(label) || measureText(text).words > shortBlock) continue;
    for (const word of new Set(splitWords(text))) {
      const isKept = word.length <= maxWordLength && !/^\d/.test(word);
      if (isKept) addShare(shares, word, { in: label, all: 1 });
    }
  }
  return shares;
}

function addShare(shares: Map<string, Share>, word: string, more: Share): void {
  const share = shares.get(word);
  if (share) {
    share.in += more.in;
    share.all += more.all;
  } else {
    shares.set(word, { ...more });
  }
}
