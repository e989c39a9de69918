/**
 * Measures the elements of a page, and finds those that probably contain the article. Called from
 * `page-measures.ts`.
 */

import type { ElementTree, ElementTreeBlock } from '../dom/walk.ts';
import {
  type BlockMeasures,
  getWeight,
  splitMarkupNames,
  type Vocabulary,
} from './block-measures.ts';

/** Measures of all elements of a page, each an array that is indexed by element. */
export interface ElementMeasures {
  /** Totals of all blocks inside: words, words in links, words of running text, number of blocks. */
  readonly words: Float32Array;
  readonly linked: Float32Array;
  readonly prose: Float32Array;
  readonly blocks: Int32Array;
  /** Index of the first block inside; -1 if there is none. */
  readonly first: Int32Array;
  /** Index of the nearest ancestor with more blocks; -1 if there is none. */
  readonly wider: Int32Array;
  /**
   * Log-odds of the names (class, id, role and itemprop) of the element and its ancestors: the
   * minimum, the sum, and the nearest that are not 0.
   */
  readonly minNameWeight: Float32Array;
  readonly nameWeightSum: Float32Array;
  readonly nearestNameWeight: Float32Array;
  /**
   * Hashes of the markup, that is, of tag and names without digits: of the element with its parent,
   * and with its parent and grandparent. They are 0 for elements that have no block of their own.
   */
  readonly markupHashOfTwo: Int32Array;
  readonly markupHashOfThree: Int32Array;
  /** The words of the names of all elements around blocks, by the names. */
  readonly wordsByNames: Map<string, readonly string[]>;
}

/** A child without weighted names inherits this share of its parent's log-odds. */
const nameDecay = 0.8;

/** Measures all elements of a page. The cost is linear in the elements and blocks. */
export function measureElements(
  tree: ElementTree,
  blocks: BlockMeasures,
  vocabulary: Vocabulary,
): ElementMeasures {
  const count = tree.parents.length;
  const measures: ElementMeasures = {
    words: new Float32Array(count),
    linked: new Float32Array(count),
    prose: new Float32Array(count),
    blocks: new Int32Array(count),
    first: new Int32Array(count).fill(-1),
    wider: new Int32Array(count).fill(-1),
    minNameWeight: new Float32Array(count),
    nameWeightSum: new Float32Array(count),
    nearestNameWeight: new Float32Array(count),
    markupHashOfTwo: new Int32Array(count),
    markupHashOfThree: new Int32Array(count),
    wordsByNames: new Map(),
  };
  sumBlocks(tree, blocks, measures);
  const nameIds = readNames(tree, vocabulary, measures);
  hashMarkup(tree, nameIds, measures);
  return measures;
}

/**
 * Sums the blocks inside each element. The last element comes first, so that children come before
 * their parents; elements without blocks are skipped.
 */
function sumBlocks(
  { blocks: all, parents }: ElementTree,
  blocks: BlockMeasures,
  { words, linked, prose, blocks: counts, first, wider }: ElementMeasures,
): void {
  for (let i = all.length - 1; i >= 0; i--) {
    const { element } = all[i] as ElementTreeBlock;
    const blockWords = blocks.words[i] as number;
    words[element] = (words[element] as number) + blockWords;
    linked[element] = (linked[element] as number) + blockWords * (blocks.linked[i] as number);
    prose[element] = (prose[element] as number) + (blocks.prose[i] as number);
    counts[element] = (counts[element] as number) + 1;
    first[element] = i;
  }
  for (let e = parents.length - 1; e > 0; e--) {
    const count = counts[e] as number;
    if (count === 0) continue;
    const parent = parents[e] as number;
    words[parent] = (words[parent] as number) + (words[e] as number);
    linked[parent] = (linked[parent] as number) + (linked[e] as number);
    prose[parent] = (prose[parent] as number) + (prose[e] as number);
    const before = counts[parent] as number;
    if (before === 0 || (first[e] as number) < (first[parent] as number)) {
      first[parent] = first[e] as number;
    }
    counts[parent] = before + count;
  }
  for (let e = 1; e < parents.length; e++) {
    const parent = parents[e] as number;
    const isWider = (counts[parent] as number) > (counts[e] as number);
    wider[e] = isWider ? parent : (wider[parent] as number);
  }
}

/**
 * Weighs the names of all elements around blocks, from the root inwards.
 *
 * @returns for each element the id of its names, see `NameMeasures`; 0 for an element without blocks
 */
function readNames(
  { blocks, names, parents }: ElementTree,
  vocabulary: Vocabulary,
  out: ElementMeasures,
): Int32Array {
  const seen = new Map<string, NameMeasures>();
  const idsByNames = new Map<string, number>();
  const nameIds = new Int32Array(parents.length);
  const hasBlock = findBlockAncestors(blocks, parents);
  for (let e = 0; e < parents.length; e++) {
    if (hasBlock[e] === 0) continue;
    const name = names[e] as string;
    let own = seen.get(name);
    if (!own) {
      const words = splitMarkupNames(name);
      out.wordsByNames.set(name, words);
      own = measureNames(name, words, vocabulary, idsByNames);
      seen.set(name, own);
    }
    nameIds[e] = own.nameId;
    const parent = parents[e] as number;
    if (parent < 0) {
      out.minNameWeight[e] = Math.min(own.min, 0);
      out.nameWeightSum[e] = out.nearestNameWeight[e] = own.sum;
      continue;
    }
    out.minNameWeight[e] = Math.min(own.min, out.minNameWeight[parent] as number);
    out.nameWeightSum[e] = own.sum + (out.nameWeightSum[parent] as number);
    out.nearestNameWeight[e] =
      own.sum !== 0 ? own.sum : (out.nearestNameWeight[parent] as number) * nameDecay;
  }
  return nameIds;
}

/** Hashes the markup of each block's element with that of its parent and grandparent. */
function hashMarkup(
  { blocks, parents, tags }: ElementTree,
  nameIds: Int32Array,
  { markupHashOfTwo, markupHashOfThree }: ElementMeasures,
): void {
  for (let i = 0; i < blocks.length; i++) {
    const { element } = blocks[i] as ElementTreeBlock;
    if (markupHashOfThree[element] !== 0) continue;
    const parent = parents[element] as number;
    const outer = parent < 0 ? parent : (parents[parent] as number);
    const markupHash = mixHashes(nameIds[element] as number, tags[element] as number);
    const two =
      parent < 0
        ? markupHash
        : mixHashes(markupHash, mixHashes(nameIds[parent] as number, tags[parent] as number));
    markupHashOfTwo[element] = two;
    markupHashOfThree[element] = mixHashes(
      two,
      outer < 0 ? noMarkup : mixHashes(nameIds[outer] as number, tags[outer] as number),
    );
  }
}

/** Returns 1 for each element that is around a block, at any distance. */
function findBlockAncestors(
  blocks: readonly ElementTreeBlock[],
  parents: readonly number[],
): Uint8Array {
  const marks = new Uint8Array(parents.length);
  for (let i = 0; i < blocks.length; i++) {
    const { element, dominantElement } = blocks[i] as ElementTreeBlock;
    for (let e = dominantElement; e >= 0 && marks[e] === 0; e = parents[e] as number) marks[e] = 1;
    for (let e = element; e >= 0 && marks[e] === 0; e = parents[e] as number) marks[e] = 1;
  }
  return marks;
}

interface NameMeasures {
  readonly min: number;
  readonly sum: number;
  /** The same number for names that differ only in digits; 0 for an element without names. */
  readonly nameId: number;
}

const digits = /\d+/g;

function measureNames(
  names: string,
  words: readonly string[],
  vocabulary: Vocabulary,
  idsByNames: Map<string, number>,
): NameMeasures {
  if (names === '') return { min: 0, sum: 0, nameId: 0 };
  let min = 0;
  let sum = 0;
  for (let i = 0; i < words.length; i++) {
    const weight = getWeight(words[i] as string, vocabulary.names) ?? 0;
    min = Math.min(min, weight);
    sum += weight;
  }
  const bare = names.replace(digits, '');
  // The numbers are spread out so that they do not collide with tag codes (Knuth's multiplicative
  // hash).
  const nameId = idsByNames.get(bare) ?? Math.imul(idsByNames.size + 1, 0x9e3779b1);
  idsByNames.set(bare, nameId);
  return { min, sum, nameId };
}

/** Stands for the markup of a missing grandparent. */
const noMarkup = 3;

function mixHashes(a: number, b: number): number {
  let hash = (Math.imul(a, 31) + b) | 0;
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return hash ^ (hash >>> 12);
}

/** The elements that probably contain the article, as indexes. */
export interface Candidates {
  /** The element with the highest score by Readability's method. */
  readonly top: number;
  /** The smallest element with half, and the one with four fifths, of the page's running text. */
  readonly half: number;
  readonly most: number;
  /** 1 for each element inside `top`, `half` and `most`. */
  readonly inTop: Uint8Array;
  readonly inHalf: Uint8Array;
  readonly inMost: Uint8Array;
  /** Number of levels below the nearest ancestor of `top`; 0 for elements inside and around `top`. */
  readonly distance: Uint8Array;
}

/** A paragraph adds to the scores of its ancestors up to this level. */
const maxLevels = 5;
const maxDistance = 99;

/** Finds the elements that probably contain the article. */
export function findCandidates(
  tree: ElementTree,
  blocks: BlockMeasures,
  elements: ElementMeasures,
): Candidates {
  const top = findTopCandidate(tree, blocks, elements);
  const { half, most } = findProseHolders(elements);
  return { top, half, most, ...relateToCandidates(tree, { top, half, most }) };
}

/**
 * Finds the element with the highest score. A paragraph scores by its length and commas, for its own
 * element and, with decreasing weight, for its ancestors (https://github.com/mozilla/readability).
 */
function findTopCandidate(
  tree: ElementTree,
  blocks: BlockMeasures,
  elements: ElementMeasures,
): number {
  const scores = new Float64Array(tree.parents.length);
  for (let i = 0; i < tree.blocks.length; i++) {
    const block = tree.blocks[i];
    const words = blocks.words[i] ?? 0;
    const text = blocks.texts[i];
    if (words < 5 || !text || !block) continue;
    const weight = blocks.prose[i]
      ? 1 + text.commas * 0.5 + Math.min(3, block.text.length / 100)
      : 0.2;
    const score = weight * (1 - (blocks.linked[i] ?? 0));
    scores[block.element] = (scores[block.element] ?? 0) + score * 0.3;
    let outer = elements.wider[block.element] ?? -1;
    for (let level = 1; outer >= 0 && level < maxLevels; level++) {
      scores[outer] = (scores[outer] ?? 0) + score / level;
      outer = elements.wider[outer] ?? -1;
    }
  }
  let top = 0;
  let best = -1;
  for (let e = 0; e < scores.length; e++) {
    const score = scores[e] as number;
    if (score === 0) continue;
    const words = elements.words[e] ?? 0;
    const value = score * (words ? 1 - (elements.linked[e] ?? 0) / words : 1);
    if (value > best) {
      best = value;
      top = e;
    }
  }
  return top;
}

function findProseHolders({ prose, words }: ElementMeasures): { half: number; most: number } {
  const all = prose[0] ?? 0;
  let half = 0;
  let most = 0;
  for (let e = 0; e < prose.length; e++) {
    const own = prose[e] ?? 0;
    if (own < 0.5 * all) continue;
    if ((words[e] ?? 0) <= (words[half] ?? 0)) half = e;
    if (own >= 0.8 * all && (words[e] ?? 0) <= (words[most] ?? 0)) most = e;
  }
  return { half, most };
}

/**
 * Relates each element to the candidates, from the root inwards, since parents come before
 * children.
 */
function relateToCandidates(
  { parents }: ElementTree,
  { top, half, most }: Pick<Candidates, 'top' | 'half' | 'most'>,
): Pick<Candidates, 'inTop' | 'inHalf' | 'inMost' | 'distance'> {
  const count = parents.length;
  const [inTop, inHalf, inMost] = [top, half, most].map((root) => {
    const marks = new Uint8Array(count);
    if (root < count) marks[root] = 1;
    return marks;
  }) as [Uint8Array, Uint8Array, Uint8Array];
  const isAround = new Uint8Array(count);
  for (let e = top; e >= 0; e = parents[e] ?? -1) isAround[e] = 1;
  const distance = new Uint8Array(count);
  for (let e = 0; e < count; e++) {
    const parent = parents[e] as number;
    if (inTop[parent] === 1) inTop[e] = 1;
    if (inHalf[parent] === 1) inHalf[e] = 1;
    if (inMost[parent] === 1) inMost[e] = 1;
    if (inTop[e] === 1 || isAround[e] === 1) continue;
    distance[e] = Math.min(maxDistance, (distance[parent] ?? 0) + 1);
  }
  return { inTop, inHalf, inMost, distance };
}
