/** Normalizes words that can be written in several ways. */

import { baseLanguage } from './language-tags.ts';

/** Languages with their own case rules instead of Unicode's default ones. */
const localeCaseLanguages = new Set(['tr', 'az', 'lt']);

/** Articles and short words that are elided into the following word. */
const elisions: Record<string, RegExp> = {
  fr: /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)'(?=\p{L})/u,
  it: /^(?:[cdlmnstv]|un|dell|all|dall|nell|sull|coll|quell|quest|bell|sant|dov|com)'(?=\p{L})/u,
  ca: /^[dlmnst]'(?=\p{L})/u,
};

/**
 * Folds the case of a word by the rules of its language (`I` is `ı` in Turkish), composes its
 * letters and straightens its apostrophes.
 */
export function foldCase(word: string, lang: string): string {
  const base = baseLanguage(lang);
  const composed = word.normalize('NFC').replace(/[’ʼ＇]/g, "'");
  return localeCaseLanguages.has(base) ? composed.toLocaleLowerCase(base) : composed.toLowerCase();
}

/** Removes the elided word from a case-folded one: `l'eau` → `eau`, `dell'arte` → `arte`. */
export function stripElision(folded: string, lang: string): string {
  const elision = elisions[baseLanguage(lang)];
  return elision === undefined ? folded : folded.replace(elision, '');
}
