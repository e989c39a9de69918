/** How much of one text stands in another. */

import { countItems, sharedBetween, sumCounts } from '../metrics/counts.ts';
import { rougeTokens } from '../metrics/rouge.ts';
import { isUnspaced } from './phrases.ts';

/** Share of a text's words that another text has too, 0 to 1; 0 of nothing. */
export function contained(part: string, whole: string, lang: string): number {
  const counts = countItems(splitUnits(part, lang));
  return (
    sharedBetween(counts, countItems(splitUnits(whole, lang))) / Math.max(1, sumCounts(counts))
  );
}

/** Words; where they are not written apart, pairs of characters, for single ones say too little. */
function splitUnits(text: string, lang: string): string[] {
  return isUnspaced(lang) ? wordPairs(text, lang) : rougeTokens(text, lang);
}

/** Whether two texts say much the same: one's words nearly all stand in the other. */
export function saysTheSame(a: string, b: string, lang: string): boolean {
  return Math.max(contained(a, b, lang), contained(b, a, lang)) >= 0.75;
}

/** Whether a text is a title: nearly the same words, neither much more nor much less. */
export function isTitle(text: string, title: string, lang: string): boolean {
  if (rougeTokens(title, lang).length < 2) return false;
  return contained(title, text, lang) >= 0.85 && contained(text, title, lang) >= 0.75;
}

/**
 * Whether a point's words stand in the article in the order they have there: nine in ten of its
 * pairs of neighbouring words, or all but one. A point that is a list of headings, or a heading and a sentence, is
 * looked up piece by piece.
 */
export function isGrounded(text: string, article: ReadonlySet<string>, lang: string): boolean {
  const pairs = text.split(/ · |: |：/u).flatMap((piece) => wordPairs(piece, lang));
  const missing = pairs.filter((pair) => !article.has(pair)).length;
  // A bracket that was left out makes one new pair; a word that was changed makes two.
  return missing <= (pairs.length < 4 ? 0 : Math.max(1, 0.1 * pairs.length));
}

/** Pairs of neighbouring words, and each word that has no neighbour. */
export function wordPairs(text: string, lang: string): string[] {
  const words = rougeTokens(text, lang);
  if (words.length === 1) return words;
  return words.slice(1).map((word, i) => `${words[i]} ${word}`);
}
