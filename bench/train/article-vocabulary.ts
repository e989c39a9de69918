import { measureText } from '../../src/article/features/text-measures.ts';
import {
  type PackedVocabulary,
  type Vocabulary,
  weightUnit,
  wordsOf,
  wordsOfNames,
} from '../../src/article/features/vocabulary.ts';
import type { Outline } from '../../src/article/walk.ts';

/** How often a word of one page stands in its article, and beside it. */
type Counts = ReadonlyMap<string, readonly [inside: number, beside: number]>;

/** What one page says of the words on it. */
export interface PageCounts {
  /** Pages of one site speak with one voice. */
  readonly host: string;
  /** Words of names, by the words of text in the elements so named. */
  readonly names: Counts;
  /** Words of short blocks, by blocks. */
  readonly words: Counts;
}

/** Sizes of the vocabulary, and how sure a word must be. */
const limits = { names: 700, words: 1_000 } as const;
const fewestHosts = 10;
const leastWeight = 0.35;
/** Pages that are assumed for every word before any is seen. */
const priorPages = 4;
const shortBlock = 25;
const longestWord = 16;

/** Counts the words of a page whose blocks are labelled; NaN labels are skipped. */
export function countWords(outline: Outline, labels: Float32Array, host: string): PageCounts {
  const names = new Map<string, [number, number]>();
  const words = new Map<string, [number, number]>();
  const inside = new Float64Array(outline.parents.length);
  const beside = new Float64Array(outline.parents.length);
  for (const [i, { text, inner }] of outline.blocks.entries()) {
    const label = labels[i] ?? Number.NaN;
    if (Number.isNaN(label)) continue;
    const size = measureText(text).words;
    inside[inner] = (inside[inner] ?? 0) + (size + 0.5) * label;
    beside[inner] = (beside[inner] ?? 0) + (size + 0.5) * (1 - label);
    if (size > shortBlock) continue;
    for (const word of new Set(wordsOf(text)))
      if (word.length <= longestWord && !/^\d/.test(word)) add(words, word, label, 1 - label);
  }
  for (let e = outline.parents.length - 1; e >= 0; e--) {
    const [yes, no] = [inside[e] ?? 0, beside[e] ?? 0];
    const parent = outline.parents[e] ?? -1;
    if (parent >= 0) {
      inside[parent] = (inside[parent] ?? 0) + yes;
      beside[parent] = (beside[parent] ?? 0) + no;
    }
    if (yes + no === 0) continue;
    for (const word of wordsOfNames(outline.names[e] ?? '')) add(names, word, yes, no);
  }
  return { host, names, words };
}

/** The words that tell most, with their log-odds, from pages of many sites. */
export function makeVocabulary(pages: readonly PageCounts[]): Vocabulary {
  return { names: weigh(pages, 'names'), words: weigh(pages, 'words') };
}

/** A vocabulary as it is kept in a file. */
export function packVocabulary({ names, words }: Vocabulary): PackedVocabulary {
  return { names: pack(names), words: pack(words) };
}

function add(counts: Map<string, [number, number]>, word: string, yes: number, no: number): void {
  const pair = counts.get(word) ?? [0, 0];
  counts.set(word, pair);
  pair[0] += yes;
  pair[1] += no;
}

/** Each page has one vote a word, shared between yes and no. */
function weigh(pages: readonly PageCounts[], kind: 'names' | 'words'): Map<string, number> {
  const votes = new Map<string, { yes: number; no: number; hosts: Set<string> }>();
  for (const page of pages) {
    for (const [word, [inside, beside]] of page[kind]) {
      const vote = votes.get(word) ?? { yes: 0, no: 0, hosts: new Set() };
      votes.set(word, vote);
      vote.yes += inside / (inside + beside);
      vote.no += beside / (inside + beside);
      vote.hosts.add(page.host);
    }
  }
  let yes = 0;
  let no = 0;
  for (const vote of votes.values()) {
    yes += vote.yes;
    no += vote.no;
  }
  const share = yes / (yes + no);
  const weighed = [...votes].flatMap(([word, vote]) => {
    const odds = (vote.yes + priorPages * share) / (vote.no + priorPages * (1 - share));
    const weight = Math.log(odds) - Math.log(share / (1 - share));
    const isSure = vote.hosts.size >= fewestHosts && Math.abs(weight) >= leastWeight;
    return isSure ? [{ word, weight, use: Math.abs(weight) * Math.sqrt(vote.hosts.size) }] : [];
  });
  const best = weighed.toSorted((a, b) => b.use - a.use).slice(0, limits[kind]);
  return new Map(
    best.map(({ word, weight }) => [word, Math.round(weight / weightUnit) * weightUnit]),
  );
}

function pack(weights: ReadonlyMap<string, number>): Record<string, string> {
  const byUnits = new Map<number, string[]>();
  for (const [word, weight] of weights) {
    const units = Math.round(weight / weightUnit);
    byUnits.set(units, [...(byUnits.get(units) ?? []), word]);
  }
  const sorted = [...byUnits].toSorted(([a], [b]) => a - b);
  return Object.fromEntries(sorted.map(([units, words]) => [units, words.toSorted().join(' ')]));
}
