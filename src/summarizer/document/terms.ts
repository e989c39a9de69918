/** What a text is about: the stems of its content words. */

import { isUnspaced } from '../../nlp/language-tags.ts';
import { stem } from '../../nlp/stem.ts';
import { isStopWord } from '../../nlp/stop-words.ts';
import { tokenizeWordTexts } from '../../nlp/tokenize.ts';

/** Terms by language and word; most words of an article come again and again. */
const termCache = new Map<string, Map<string, string | undefined>>();
/** Words kept of a language, some megabytes at the most; then it starts anew. */
const maxCachedTerms = 20_000;

/**
 * The stems of the words of `text` that are neither stop words nor single letters, in order, with
 * repetitions. Numbers count as words.
 */
export function extractTerms(text: string, lang: string): string[] {
  let terms = termCache.get(lang);
  if (terms === undefined || terms.size > maxCachedTerms) {
    terms = new Map();
    termCache.set(lang, terms);
  }
  const found: string[] = [];
  for (const word of tokenizeWordTexts(text, lang)) {
    let term = terms.get(word);
    if (term === undefined && !terms.has(word)) {
      term = toTerm(word, lang);
      terms.set(word, term);
    }
    if (term !== undefined) found.push(term);
  }
  return found;
}

/** The stem of a content word; undefined for any other. */
function toTerm(word: string, lang: string): string | undefined {
  const minLength = isUnspaced(lang) ? 1 : 2;
  const counts = word.length >= minLength || /\d/.test(word);
  if (!counts || isStopWord(word, lang)) return undefined;
  return stem(word.replace(/['’]s$/u, ''), lang);
}
