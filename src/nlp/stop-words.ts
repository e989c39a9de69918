/** Stop words: the frequent words that say how a sentence is built, and little of what it is about. */

import { baseLanguage } from './language-tags.ts';
import { foldCase, stripElision } from './normalize.ts';
import data from './stop-words.data.json' with { type: 'json' };

const lists: Record<string, string> = data;
const sets = new Map<string, ReadonlySet<string>>();

/** The languages that have a list, as base language tags. */
export const stopWordLanguages: readonly string[] = Object.keys(lists);

/**
 * Whether `word` is a stop word of the language, in any case and with what is elided into it
 * (`qu'il`). False for languages without a list. The words are those of stopwords-iso that are
 * most used; `bench/data/stop-words.ts` says how they were chosen.
 */
export function isStopWord(word: string, lang: string): boolean {
  const set = stopWords(lang);
  if (set.size === 0) return false;
  const folded = foldCase(word, lang);
  return set.has(folded) || set.has(stripElision(folded, lang));
}

/** The stop words of a language, case-folded; empty where there is no list. */
export function stopWords(lang: string): ReadonlySet<string> {
  const base = baseLanguage(lang);
  const known = sets.get(base);
  if (known !== undefined) return known;
  const list = Object.hasOwn(lists, base) ? lists[base] : undefined;
  const set = new Set(list?.split(' '));
  sets.set(base, set);
  return set;
}
