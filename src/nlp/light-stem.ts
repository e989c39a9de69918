/**
 * Light stemmers: only the endings of cases, numbers and persons are taken, the longest that fits
 * and leaves a stem. The method is that of Dolamic and Savoy, “Indexing and stemming approaches for
 * the Czech language” (2009), https://doi.org/10.1016/j.ipm.2009.06.001, without its later steps;
 * the endings are the regular ones of each language's grammar.
 */

import data from './light-stem.data.json' with { type: 'json' };

/** A stem keeps at least this many letters, so that short words are not worn away. */
const minStemLength = 3;

const endings = new Map<string, ReadonlySet<string>>(
  Object.entries(data).map(([lang, list]) => [lang, new Set(list.split(' '))]),
);

/** The stem of a case-folded word; the word itself where there are no endings for the language. */
export function stemLightly(folded: string, base: string): string {
  const known = endings.get(base);
  if (known === undefined) return folded;
  const word = base === 'el' ? stripTonos(folded) : folded;
  for (let length = Math.min(8, word.length - minStemLength); length > 0; length -= 1) {
    if (known.has(word.slice(-length))) return word.slice(0, -length);
  }
  return word;
}

/** Greek moves its accent between forms (άνθρωπος, ανθρώπου), so the stem has none. */
function stripTonos(word: string): string {
  return word
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replaceAll('ς', 'σ');
}
