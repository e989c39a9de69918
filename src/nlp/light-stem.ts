/**
 * Light stemmers, which remove only endings of case, number and person: the longest ending that
 * leaves a stem. The method follows Dolamic and Savoy, “Indexing and stemming approaches for the
 * Czech language” (2009), https://doi.org/10.1016/j.ipm.2009.06.001, without its later steps. The
 * endings are the regular ones of each language's grammar.
 */

import data from './light-stem.data.json' with { type: 'json' };

/** Fewest letters of a stem, so that short words stay intact. */
const minStemLength = 3;

const endings = new Map<string, ReadonlySet<string>>(
  Object.entries(data).map(([lang, list]) => [lang, new Set(list.split(' '))]),
);

/**
 * Returns the stem of a case-folded word, or the word itself if the language has no light stemmer.
 */
export function stemLightly(folded: string, base: string): string {
  const known = endings.get(base);
  if (known === undefined) return folded;
  const word = base === 'el' ? stripTonos(folded) : folded;
  for (let length = Math.min(8, word.length - minStemLength); length > 0; length -= 1) {
    if (known.has(word.slice(-length))) return word.slice(0, -length);
  }
  return word;
}

/** Removes the accent, which Greek moves between the forms of a word (άνθρωπος, ανθρώπου). */
function stripTonos(word: string): string {
  return word
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replaceAll('ς', 'σ');
}
