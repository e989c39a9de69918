/** What a text is about: the stems of its content words. */

import { isUnspaced } from '../text/script.ts';
import { stem } from '../text/stem.ts';
import { isStopWord } from '../text/stop-words.ts';
import { words } from '../text/words.ts';

/**
 * The stems of the words of `text` that are neither stop words nor single letters, in order, with
 * repetitions. Numbers count as words.
 */
export function termsOf(text: string, lang: string): string[] {
  const shortest = isUnspaced(lang) ? 1 : 2;
  return words(text, lang)
    .map((word) => word.text)
    .filter((word) => (word.length >= shortest || /\d/.test(word)) && !isStopWord(word, lang))
    .map((word) => stem(word.replace(/['’]s$/u, ''), lang));
}
