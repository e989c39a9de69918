import { toGrams } from '../metrics/counts.ts';
import { foldSpace, splitWords } from '../metrics/words.ts';
import { groupBy } from '../run/group-by.ts';

/** Words of a shingle; a block with fewer words has none. */
const shingleLength = 4;
/** A block with a higher label counts as part of the article. */
const minInside = 0.5;

/**
 * Returns for each block the share of it that is in the gold text, 0 to 1; NaN for a block without
 * words.
 *
 * The share is that of the block's four-word shingles. If the page has a text more often than the
 * gold text, only the copies inside the article count. A block that is too short for a shingle is
 * in the gold text if it continues a neighbouring block there, or is a line of it near the article.
 *
 * @param texts of the blocks, in the order of the page
 * @param gold text of the article, one paragraph a line
 */
export function labelBlocks(texts: readonly string[], gold: string): Float32Array {
  const blocks = texts.map((text) => splitWords(removeInvisible(text)));
  const goldWords = splitWords(removeInvisible(gold));
  const known = new Set(toGrams(goldWords, shingleLength));
  const labels = Float32Array.from(blocks, (words) =>
    computeShare(toGrams(words, shingleLength), known),
  );
  dropExtraCopies(blocks, labels, goldWords);
  for (let pass = 0; pass < 2; pass++) {
    joinShortBlocks(blocks, labels, known, 1);
    joinShortBlocks(blocks, labels, known, -1);
  }
  matchLines(blocks, labels, removeInvisible(gold));
  return labels.map((label, i) => (Number.isNaN(label) && blocks[i]?.length ? 0 : label));
}

/** The distance in blocks up to which neighbours count, and the number of their words that do. */
const maxDistance = 6;
const maxNeighbourWords = 30;

/** A shorter block, in characters, is not matched with a snippet that contains it. */
const minWantedLength = 25;
const minUnwantedLength = 12;

/**
 * Labels blocks by snippets instead: 1, 0, or NaN if none or both kinds occur.
 *
 * @param texts of the blocks
 * @param wanted strings of the article
 * @param unwanted strings of the page that are outside of the article
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
    const isIn = inside.some((snippet) => overlaps(folded, snippet, minWantedLength));
    const isOut = outside.some((snippet) => overlaps(folded, snippet, minUnwantedLength));
    return isIn === isOut ? Number.NaN : isIn ? 1 : 0;
  });
}

function overlaps(text: string, snippet: string, minLength: number): boolean {
  return text.includes(snippet) || (text.length > minLength && snippet.includes(text));
}

/** Removes soft hyphens and characters of no width, which either text may lack. */
function removeInvisible(text: string): string {
  return text.replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '');
}

/** Returns the share of shingles that are known; NaN if there are none. */
function computeShare(grams: readonly string[], known: ReadonlySet<string>): number {
  return grams.filter((gram) => known.has(gram)).length / grams.length;
}

/** Labels surplus copies of a text 0: those with the least support, if the gold text has fewer. */
function dropExtraCopies(
  blocks: readonly string[][],
  labels: Float32Array,
  gold: readonly string[],
): void {
  const text = ` ${gold.join(' ')} `;
  const inside = [...blocks.keys()].filter((i) => (labels[i] ?? 0) > minInside);
  const copies = groupBy(inside, (i) => ` ${blocks[i]?.join(' ')} `);
  const before = labels.slice();
  for (const [block, indices] of copies) {
    if (indices.length === 1) continue;
    const wanted = Math.max(1, countOccurrences(text, block));
    const supported = indices.map((i) => ({
      i,
      support: computeNeighbourSupport(i, blocks, before),
    }));
    supported.sort((a, b) => b.support - a.support);
    for (const { i } of supported.slice(wanted)) labels[i] = 0;
  }
}

function countOccurrences(text: string, part: string): number {
  let count = 0;
  // Consecutive copies share the space between them.
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length - 1)) count++;
  return count;
}

/**
 * Sums the words of the article minus all others in the blocks around, weighted by 1 / distance.
 */
function computeNeighbourSupport(
  index: number,
  blocks: readonly string[][],
  labels: Float32Array,
): number {
  let neighbourSupport = 0;
  for (let i = Math.max(0, index - maxDistance); i <= index + maxDistance; i++) {
    const label = labels[i] ?? Number.NaN;
    if (i === index || Number.isNaN(label)) continue;
    const words = Math.min(maxNeighbourWords, blocks[i]?.length ?? 0);
    neighbourSupport += (label > minInside ? words : -words) / Math.abs(i - index);
  }
  return neighbourSupport;
}

/**
 * Labels short blocks 1 that continue the article's block before (`step` 1) or after (−1) in the
 * gold text: it must have every shingle across the boundary.
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
    const joined = step === 1 ? [...edge, ...words] : [...words, ...edge];
    if (words.length > 0 && words.length < shingleLength && edge.length === shingleLength - 1) {
      if (toGrams(joined, shingleLength).every((gram) => known.has(gram))) labels[i] = 1;
    }
    if ((labels[i] ?? 0) > minInside) {
      edge = step === 1 ? joined.slice(1 - shingleLength) : joined.slice(0, shingleLength - 1);
    }
  }
}

/**
 * Labels short blocks 1 that are a line of the gold text, if the article is at most 3 blocks away.
 */
function matchLines(blocks: readonly string[][], labels: Float32Array, gold: string): void {
  const lines = new Set(gold.split('\n').map((line) => splitWords(line).join(' ')));
  const before = labels.slice();
  for (const [i, words] of blocks.entries()) {
    if (words.length === 0 || words.length >= shingleLength || !lines.has(words.join(' ')))
      continue;
    const around = before.subarray(Math.max(0, i - 3), i + 4);
    if (around.some((label) => label > minInside)) labels[i] = 1;
  }
}
