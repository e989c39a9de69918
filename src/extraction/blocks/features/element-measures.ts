/** What each element of a page holds, and what its names say, as flat lists by index. */

import type { ElementTree, ElementTreeBlock } from '../../dom/walk.ts';
import type { BlockMeasures } from './block-measures.ts';
import { getWeight, splitNames, type Vocabulary } from './vocabulary.ts';

export interface ElementMeasures {
  /** Of all blocks inside: words, words in links, words of running text, and how many blocks. */
  readonly words: Float32Array;
  readonly linked: Float32Array;
  readonly prose: Float32Array;
  readonly blocks: Int32Array;
  /** Index of the first block inside; -1 without any. */
  readonly first: Int32Array;
  /** The nearest element around that holds more blocks; -1 without any. */
  readonly wider: Int32Array;
  /** Log-odds of the names of the element and those around it: the least, the sum, the nearest. */
  readonly minClassWeight: Float32Array;
  readonly nameSum: Float32Array;
  readonly nearestClassWeight: Float32Array;
  /** Tag and names without digits, hashed with the parent's, and with the grandparent's too. */
  readonly parentShapeHash: Int32Array;
  readonly grandparentShapeHash: Int32Array;
  /** The words of the names of all elements that have to do with a block, by the names. */
  readonly wordsByNames: Map<string, readonly string[]>;
}

/** How much of a name's log-odds reaches one element further in. */
const nameDecay = 0.8;

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
    minClassWeight: new Float32Array(count),
    nameSum: new Float32Array(count),
    nearestClassWeight: new Float32Array(count),
    parentShapeHash: new Int32Array(count),
    grandparentShapeHash: new Int32Array(count),
    wordsByNames: new Map(),
  };
  sumBlocks(tree, blocks, measures);
  const kinds = readNames(tree, vocabulary, measures);
  combineShapes(tree, kinds, measures);
  return measures;
}

/**
 * Sums of what is inside, from the innermost element out; an element stands after its parent. Most
 * elements hold no block of their own, and are passed over.
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
 * What the names say, from the root in, of those elements that have to do with a block.
 *
 * @returns a number for the names of each, the same for names that differ in digits alone
 */
function readNames(
  { blocks, names, parents }: ElementTree,
  vocabulary: Vocabulary,
  out: ElementMeasures,
): Int32Array {
  const seen = new Map<string, NameMeasures>();
  const kinds = new Map<string, number>();
  const kindOfNames = new Int32Array(parents.length);
  const matters = findBlockAncestors(blocks, parents);
  for (let e = 0; e < parents.length; e++) {
    if (matters[e] === 0) continue;
    const name = names[e] as string;
    let own = seen.get(name);
    if (!own) {
      const words = splitNames(name);
      out.wordsByNames.set(name, words);
      own = measureNames(name, words, vocabulary, kinds);
      seen.set(name, own);
    }
    kindOfNames[e] = own.kind;
    const parent = parents[e] as number;
    if (parent < 0) {
      out.minClassWeight[e] = Math.min(own.min, 0);
      out.nameSum[e] = out.nearestClassWeight[e] = own.sum;
      continue;
    }
    out.minClassWeight[e] = Math.min(own.min, out.minClassWeight[parent] as number);
    out.nameSum[e] = own.sum + (out.nameSum[parent] as number);
    out.nearestClassWeight[e] =
      own.sum !== 0 ? own.sum : (out.nearestClassWeight[parent] as number) * nameDecay;
  }
  return kindOfNames;
}

/** What the elements that blocks stand in are alike in; many blocks share one. */
function combineShapes(
  { blocks, parents, tags }: ElementTree,
  nameHashes: Int32Array,
  { parentShapeHash, grandparentShapeHash }: ElementMeasures,
): void {
  for (let i = 0; i < blocks.length; i++) {
    const { element } = blocks[i] as ElementTreeBlock;
    if (grandparentShapeHash[element] !== 0) continue;
    const parent = parents[element] as number;
    const outer = parent < 0 ? parent : (parents[parent] as number);
    const kind = mixHashes(nameHashes[element] as number, tags[element] as number);
    const two =
      parent < 0
        ? kind
        : mixHashes(kind, mixHashes(nameHashes[parent] as number, tags[parent] as number));
    parentShapeHash[element] = two;
    grandparentShapeHash[element] = mixHashes(
      two,
      outer < 0 ? noShape : mixHashes(nameHashes[outer] as number, tags[outer] as number),
    );
  }
}

/** 1 for each element that a block stands in, directly or further out. */
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
  /** A number of their own for names that differ in more than digits. */
  readonly kind: number;
}

const digits = /\d+/g;

function measureNames(
  names: string,
  words: readonly string[],
  vocabulary: Vocabulary,
  shapes: Map<string, number>,
): NameMeasures {
  if (names === '') return { min: 0, sum: 0, kind: 0 };
  let min = 0;
  let sum = 0;
  for (let i = 0; i < words.length; i++) {
    const weight = getWeight(words[i] as string, vocabulary.names) ?? 0;
    min = Math.min(min, weight);
    sum += weight;
  }
  const bare = names.replace(digits, '');
  // Far apart, so that with their tags they stay different (Knuth's multiplicative hash).
  const kind = shapes.get(bare) ?? Math.imul(shapes.size + 1, 0x9e3779b1);
  shapes.set(bare, kind);
  return { min, sum, kind };
}

/** In the place of a kind where there is no element. */
const noShape = 3;

function mixHashes(a: number, b: number): number {
  let hash = (Math.imul(a, 31) + b) | 0;
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return hash ^ (hash >>> 12);
}
