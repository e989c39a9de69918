import { toGrams } from '../metrics/counts.ts';
import { foldSpace, splitWords } from '../metrics/words.ts';

/** A block's shingles are runs of so many words; a block that has fewer words has none. */
const shingle = 4;
/** What counts as part of the article when neighbours are judged by it. */
const half = 0.5;

/**
 * How far each block of a page belongs to its article, from 0 to 1, found by laying the gold text
 * beside them. NaN for a block without any word.
 *
 * A block counts by its share of four-word runs that the gold text has. Copies are thinned out to
 * as many as the gold text has, those kept that stand among the article; blocks too short for a
 * run belong when the gold text goes on from a neighbour to them, or has them as a line nearby.
 */
export function labelBlocks(texts: readonly string[], gold: string): Float32Array {
  const blocks = texts.map((text) => splitWords(visible(text)));
  const goldWords = splitWords(visible(gold));
  const known = new Set(toGrams(goldWords, shingle));
  const labels = Float32Array.from(blocks, (words) => computeShare(toGrams(words, shingle), known));
  dropExtraCopies(blocks, labels, goldWords);
  for (let pass = 0; pass < 2; pass++) {
    joinShortBlocks(blocks, labels, known, 1);
    joinShortBlocks(blocks, labels, known, -1);
  }
  matchLines(blocks, labels, visible(gold));
  return labels.map((label, i) => (Number.isNaN(label) && blocks[i]?.length ? 0 : label));
}

/** Neighbours are looked at up to so many blocks away, and count as so many words at most. */
const reach = 6;
const longNeighbour = 30;

/** A snippet is found in a block, or the whole block in a snippet when it has so many characters. */
const enoughWanted = 25;
const enoughUnwanted = 12;

/**
 * The same from strings that the article holds, and strings that the page has elsewhere: 1, 0, or
 * NaN for all the blocks of which they tell nothing, or both.
 */
export function labelBySnippets(
  texts: readonly string[],
  wanted: readonly string[],
  unwanted: readonly string[],
): Float32Array {
  const inside = wanted.map(foldSpace).filter(Boolean);
  const outside = unwanted.map(foldSpace).filter(Boolean);
  return Float32Array.from(texts, (text) => {
    const folded = foldSpace(text);
    const isIn = inside.some((snippet) => overlaps(folded, snippet, enoughWanted));
    const isOut = outside.some((snippet) => overlaps(folded, snippet, enoughUnwanted));
    return isIn === isOut ? Number.NaN : isIn ? 1 : 0;
  });
}

function overlaps(text: string, snippet: string, enough: number): boolean {
  return text.includes(snippet) || (text.length > enough && snippet.includes(text));
}

/** Without soft hyphens and other marks of no width, which one side keeps and the other drops. */
function visible(text: string): string {
  return text.replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '');
}

/** NaN when there is nothing to share. */
function computeShare(grams: readonly string[], known: ReadonlySet<string>): number {
  return grams.filter((gram) => known.has(gram)).length / grams.length;
}

/** Where a text stands on the page more often than in the gold text, the outlying copies go. */
function dropExtraCopies(
  blocks: readonly string[][],
  labels: Float32Array,
  gold: readonly string[],
): void {
  const text = ` ${gold.join(' ')} `;
  const copies = new Map<string, number[]>();
  for (const [i, words] of blocks.entries()) {
    if ((labels[i] ?? 0) > half) push(copies, ` ${words.join(' ')} `, i);
  }
  const standing = labels.slice();
  for (const [block, places] of copies) {
    if (places.length === 1) continue;
    const wanted = Math.max(1, occurrences(text, block));
    const embedded = places.map((i) => ({
      i,
      company: countLabelledNeighbours(i, blocks, standing),
    }));
    embedded.sort((a, b) => b.company - a.company);
    for (const { i } of embedded.slice(wanted)) labels[i] = 0;
  }
}

function push(lists: Map<string, number[]>, key: string, value: number): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

function occurrences(text: string, part: string): number {
  let count = 0;
  // Neighbouring copies share the blank between them.
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length - 1)) count++;
  return count;
}

/** Words of the article less other words in the blocks around, the nearest counting most. */
function countLabelledNeighbours(
  place: number,
  blocks: readonly string[][],
  labels: Float32Array,
): number {
  let company = 0;
  for (let i = Math.max(0, place - reach); i <= place + reach; i++) {
    const label = labels[i] ?? Number.NaN;
    if (i === place || Number.isNaN(label)) continue;
    const words = Math.min(longNeighbour, blocks[i]?.length ?? 0);
    company += (label > half ? words : -words) / Math.abs(i - place);
  }
  return company;
}

/**
 * Takes in short blocks to which the gold text goes on from the article's block before (`step` 1)
 * or after (−1): every run across the seam must be known.
 */
function joinShortBlocks(
  blocks: readonly string[][],
  labels: Float32Array,
  known: ReadonlySet<string>,
  step: 1 | -1,
): void {
  let edge: readonly string[] = [];
  for (let n = 0; n < blocks.length; n++) {
    const i = step === 1 ? n : blocks.length - 1 - n;
    const words = blocks[i] ?? [];
    const seam = step === 1 ? [...edge, ...words] : [...words, ...edge];
    if (words.length > 0 && words.length < shingle && edge.length === shingle - 1) {
      if (toGrams(seam, shingle).every((gram) => known.has(gram))) labels[i] = 1;
    }
    if ((labels[i] ?? 0) > half) {
      edge = step === 1 ? seam.slice(1 - shingle) : seam.slice(0, shingle - 1);
    }
  }
}

/** Takes in short blocks that are a line of the gold text, if the article is at most 3 blocks away. */
function matchLines(blocks: readonly string[][], labels: Float32Array, gold: string): void {
  const lines = new Set(gold.split('\n').map((line) => splitWords(line).join(' ')));
  const standing = labels.slice();
  for (const [i, words] of blocks.entries()) {
    if (words.length === 0 || words.length >= shingle || !lines.has(words.join(' '))) continue;
    const around = standing.subarray(Math.max(0, i - 3), i + 4);
    if (around.some((label) => label > half)) labels[i] = 1;
  }
}
