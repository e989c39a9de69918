/** Measures how much of one text another one contains. */

import { countItems, countShared, sumCounts } from '../metrics/counts.ts';
import { splitRougeTokens } from '../metrics/rouge.ts';
import { isUnspaced } from './phrases.ts';

/**
 * Returns the share of a text's words that another text has too, from 0 to 1; 0 for an empty text.
 */
export function computeContainment(part: string, whole: string, lang: string): number {
  const counts = countItems(splitUnits(part, lang));
  return countShared(counts, countItems(splitUnits(whole, lang))) / Math.max(1, sumCounts(counts));
}

/**
 * Returns words, or pairs of characters in scripts without spaces, where single ones are too
 * frequent.
 */
function splitUnits(text: string, lang: string): string[] {
  return isUnspaced(lang) ? listWordPairs(text, lang) : splitRougeTokens(text, lang);
}

/** Returns true if two texts say much the same: nearly all words of one are in the other. */
export function saysTheSame(a: string, b: string, lang: string): boolean {
  return Math.max(computeContainment(a, b, lang), computeContainment(b, a, lang)) >= 0.75;
}

/** Returns true if a text is a title: nearly the same words and about the same length. */
export function isTitle(text: string, title: string, lang: string): boolean {
  if (splitRougeTokens(title, lang).length < 2) return false;
  return (
    computeContainment(title, text, lang) >= 0.85 && computeContainment(text, title, lang) >= 0.75
  );
}

/**
 * Returns true if nine in ten pairs of consecutive words, or all but one, are in the article. The
 * parts of a point with headings are checked one by one.
 */
export function isGrounded(text: string, article: ReadonlySet<string>, lang: string): boolean {
  const pairs = text.split(/ · |: |：/u).flatMap((piece) => listWordPairs(piece, lang));
  const missing = pairs.filter((pair) => !article.has(pair)).length;
  // An omitted bracket creates one new pair; a changed word creates two.
  return missing <= (pairs.length < 4 ? 0 : Math.max(1, 0.1 * pairs.length));
}

/** Returns the pairs of consecutive words, and each word without a neighbour. */
export function listWordPairs(text: string, lang: string): string[] {
  const words = splitRougeTokens(text, lang);
  if (words.length === 1) return words;
  return words.slice(1).map((word, i) => `${words[i]} ${word}`);
}
