/** What each element of a page holds, and what its names say, as flat lists by index. */

import type { Outline } from '../walk.ts';
import type { BlockMeasures } from './block-measures.ts';
import { type Vocabulary, weightOf, wordsOfNames } from './vocabulary.ts';

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
  readonly depth: Float32Array;
  /** Log-odds of the names of the element and those around it: the least, the sum, the nearest. */
  readonly leastName: Float32Array;
  readonly nameSum: Float32Array;
  readonly lastName: Float32Array;
  /** Tag and names without digits, alone, with the parent's, and with the grandparent's, hashed. */
  readonly kind: Int32Array;
  readonly kindOfTwo: Int32Array;
  readonly kindOfThree: Int32Array;
}

/** How much of a name's log-odds reaches one element further in. */
const nameDecay = 0.8;

export function measureElements(
  outline: Outline,
  blocks: BlockMeasures,
  vocabulary: Vocabulary,
): ElementMeasures {
  const count = outline.parents.length;
  const measures: ElementMeasures = {
    words: new Float32Array(count),
    linked: new Float32Array(count),
    prose: new Float32Array(count),
    blocks: new Int32Array(count),
    first: new Int32Array(count).fill(-1),
    wider: new Int32Array(count).fill(-1),
    depth: new Float32Array(count),
    leastName: new Float32Array(count),
    nameSum: new Float32Array(count),
    lastName: new Float32Array(count),
    kind: new Int32Array(count),
    kindOfTwo: new Int32Array(count),
    kindOfThree: new Int32Array(count),
  };
  addUp(outline, blocks, measures);
  readNames(outline, vocabulary, measures);
  return measures;
}

/** Sums of what is inside, from the innermost element out; an element stands after its parent. */
function addUp(
  { blocks: all, parents }: Outline,
  blocks: BlockMeasures,
  sums: ElementMeasures,
): void {
  const { words, linked, prose, blocks: counts, first, wider } = sums;
  for (let i = all.length - 1; i >= 0; i--) {
    const element = (all[i] as (typeof all)[number]).element;
    const blockWords = at(blocks.words, i);
    words[element] = at(words, element) + blockWords;
    linked[element] = at(linked, element) + blockWords * at(blocks.linked, i);
    prose[element] = at(prose, element) + at(blocks.prose, i);
    counts[element] = at(counts, element) + 1;
    first[element] = i;
  }
  for (let e = parents.length - 1; e > 0; e--) {
    const parent = parents[e] as number;
    words[parent] = at(words, parent) + at(words, e);
    linked[parent] = at(linked, parent) + at(linked, e);
    prose[parent] = at(prose, parent) + at(prose, e);
    counts[parent] = at(counts, parent) + at(counts, e);
    const begin = at(first, e);
    if (begin >= 0 && (at(first, parent) < 0 || begin < at(first, parent))) first[parent] = begin;
  }
  for (let e = 1; e < parents.length; e++) {
    const parent = parents[e] as number;
    wider[e] = at(counts, parent) > at(counts, e) ? parent : at(wider, parent);
  }
}

/** What the names say, from the root in. */
function readNames(
  { names, parents, tags }: Outline,
  vocabulary: Vocabulary,
  out: ElementMeasures,
): void {
  const seen = new Map<string, NameMeasures>();
  for (let e = 0; e < parents.length; e++) {
    const parent = parents[e] as number;
    const name = names[e] as string;
    let own = seen.get(name);
    if (!own) {
      own = measureNames(name, vocabulary);
      seen.set(name, own);
    }
    const isRoot = parent < 0;
    out.depth[e] = isRoot ? 0 : at(out.depth, parent) + 1;
    out.leastName[e] = Math.min(own.least, isRoot ? 0 : at(out.leastName, parent));
    out.nameSum[e] = own.sum + (isRoot ? 0 : at(out.nameSum, parent));
    const inherited = isRoot ? 0 : at(out.lastName, parent) * nameDecay;
    out.lastName[e] = own.sum !== 0 ? own.sum : inherited;
    const kind = mix(own.hash, tags[e] as number);
    out.kind[e] = kind;
    out.kindOfTwo[e] = isRoot ? kind : mix(kind, at(out.kind, parent));
    const outer = isRoot ? -1 : (parents[parent] as number);
    out.kindOfThree[e] = mix(at(out.kindOfTwo, e), outer < 0 ? 3 : at(out.kind, outer));
  }
}

interface NameMeasures {
  readonly least: number;
  readonly sum: number;
  readonly hash: number;
}

function measureNames(names: string, vocabulary: Vocabulary): NameMeasures {
  if (names === '') return { least: 0, sum: 0, hash: 7 };
  let least = 0;
  let sum = 0;
  for (const word of wordsOfNames(names)) {
    const weight = weightOf(word, vocabulary.names) ?? 0;
    least = Math.min(least, weight);
    sum += weight;
  }
  return { least, sum, hash: hashWithoutDigits(names) };
}

function hashWithoutDigits(text: string): number {
  let hash = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x30 || code > 0x39) hash = (Math.imul(hash, 31) + code) | 0;
  }
  return hash;
}

function mix(a: number, b: number): number {
  let hash = (Math.imul(a, 31) + b) | 0;
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return hash ^ (hash >>> 12);
}

/** A value of a list whose length is known to reach there. */
function at(list: Float32Array | Int32Array, index: number): number {
  return list[index] as number;
}
