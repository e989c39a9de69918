const word = /[\p{L}\p{N}_]+/gu;
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;

/**
 * Splits a text into words as extraction benchmarks count them: runs of letters, digits and
 * underscores with their case, and each Chinese, Japanese or Korean character.
 */
export function splitWords(text: string): string[] {
  return text.replace(unspaced, ' $& ').match(word) ?? [];
}

/** Replaces each run of white space by a space and trims the ends. */
export function foldSpace(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
