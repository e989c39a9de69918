/** Stop words: frequent words that carry grammar rather than meaning. */

import { baseLanguage } from './language-tags.ts';
import data from './stop-words.data.json' with { type: 'json' };
import { foldCase, stripElision } from './unicode.ts';

const lists: Record<string, string> = data;
const sets = new Map<string, ReadonlySet<string>>();

/** Base language tags that have a list. */
export const stopWordLanguages: readonly string[] = Object.keys(lists);

/**
 * Returns true if `word` is a stop word, in any case and after an elided word (`qu'il`). The lists
 * are the most frequent words of stopwords-iso; `bench/data/stop-words.ts` describes the selection.
 *
 * @param lang BCP 47 tag; the result is false for languages without a list
 */
export function isStopWord(word: string, lang: string): boolean {
  const set = getStopWords(lang);
  if (set.size === 0) return false;
  const folded = foldCase(word, lang);
  return set.has(folded) || set.has(stripElision(folded, lang));
}

/** Returns the case-folded stop words of a language; empty if there is no list. */
export function getStopWords(lang: string): ReadonlySet<string> {
  const base = baseLanguage(lang);
  const known = sets.get(base);
  if (known !== undefined) return known;
  const list = Object.hasOwn(lists, base) ? lists[base] : undefined;
  const set = new Set(list?.split(' '));
  sets.set(base, set);
  return set;
}
