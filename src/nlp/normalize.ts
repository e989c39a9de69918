/** One form for words that are written in several. */

import { baseLanguage } from './language-tags.ts';

/** Languages whose rules for case are not Unicode's common ones. */
const localeCaseLanguages = new Set(['tr', 'az', 'lt']);

/** Articles and short words that are written into the word that follows them. */
const elisions: Record<string, RegExp> = {
  fr: /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)'(?=\p{L})/u,
  it: /^(?:[cdlmnstv]|un|dell|all|dall|nell|sull|coll|quell|quest|bell|sant|dov|com)'(?=\p{L})/u,
  ca: /^[dlmnst]'(?=\p{L})/u,
};

/** Case-folded by the language's own rules (`I` is `ı` in Turkish), composed, with straight apostrophes. */
export function foldCase(word: string, lang: string): string {
  const base = baseLanguage(lang);
  const composed = word.normalize('NFC').replace(/[’ʼ＇]/g, "'");
  return localeCaseLanguages.has(base) ? composed.toLocaleLowerCase(base) : composed.toLowerCase();
}

/** A case-folded word without what is elided into it: `l'eau` → `eau`, `dell'arte` → `arte`. */
export function stripElision(folded: string, lang: string): string {
  const elision = elisions[baseLanguage(lang)];
  return elision === undefined ? folded : folded.replace(elision, '');
}
