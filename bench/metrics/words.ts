const word = /[\p{L}\p{N}_]+/gu;
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;

/**
 * The words of a text as the benchmarks of content extraction count them: runs of letters, digits
 * and underscores, case kept; a Chinese, Japanese or Korean character is a word of its own.
 */
export function splitWords(text: string): string[] {
  return text.replace(unspaced, ' $& ').match(word) ?? [];
}

/** White space folded, none at the ends. */
export function foldSpace(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
