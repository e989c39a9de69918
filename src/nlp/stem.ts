/** Stems words, so that “running” and “runs” both become `run`. */

import { stemmer as ar } from '@orama/stemmers/arabic';
import { stemmer as da } from '@orama/stemmers/danish';
import { stemmer as nl } from '@orama/stemmers/dutch';
import { stemmer as en } from '@orama/stemmers/english';
import { stemmer as fi } from '@orama/stemmers/finnish';
import { stemmer as fr } from '@orama/stemmers/french';
import { stemmer as de } from '@orama/stemmers/german';
import { stemmer as hu } from '@orama/stemmers/hungarian';
import { stemmer as id } from '@orama/stemmers/indonesian';
import { stemmer as it } from '@orama/stemmers/italian';
import { stemmer as no } from '@orama/stemmers/norwegian';
import { stemmer as pt } from '@orama/stemmers/portuguese';
import { stemmer as ro } from '@orama/stemmers/romanian';
import { stemmer as ru } from '@orama/stemmers/russian';
import { stemmer as es } from '@orama/stemmers/spanish';
import { stemmer as sv } from '@orama/stemmers/swedish';
import { stemmer as tr } from '@orama/stemmers/turkish';
import { stemmer as uk } from '@orama/stemmers/ukrainian';
import { baseLanguage } from './language-tags.ts';
import data from './light-stem.data.json' with { type: 'json' };
import { foldCase, stripElision } from './unicode.ts';

// Light stemmers, which remove only endings of case, number and person: the longest ending that
// leaves a stem. The method follows Dolamic and Savoy, “Indexing and stemming approaches for the
// Czech language” (2009), https://doi.org/10.1016/j.ipm.2009.06.001, without its later steps. The
// endings are the regular ones of each language's grammar.

/** Fewest letters of a stem, so that short words stay intact. */
const minStemLength = 3;

const endings = new Map<string, ReadonlySet<string>>(
  Object.entries(data).map(([lang, list]) => [lang, new Set(list.split(' '))]),
);

/**
 * Returns the stem of a case-folded word, or the word itself if the language has no light stemmer.
 */
function stemLightly(folded: string, base: string): string {
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

/** Compiled Snowball stemmers (https://snowballstem.org), with Porter's for English. */
const snowball: Record<string, (word: string) => string> = {
  ar,
  da,
  de,
  en,
  es,
  fi,
  fr,
  hu,
  id,
  it,
  nl,
  no,
  pt,
  // The algorithm expects the older letters with a cedilla instead of a comma.
  ro: (word) => ro(word.replaceAll('ș', 'ş').replaceAll('ț', 'ţ')),
  ru,
  sv,
  tr,
  uk,
};

/** Longer runs of letters are not words and are returned unchanged. */
const maxWordLength = 60;

/** Languages that add suffixes to names after an apostrophe: `İstanbul'da`, `London's`. */
const suffixAfterApostrophe = new Set(['tr', 'en', 'fi']);

/**
 * Returns the stem of a word in any case, without an elided word (`l'eau` → `eau`). Uses Snowball
 * where it has the language, and a light stemmer for Czech, Greek, Polish and Slovak.
 *
 * @param lang BCP 47 tag
 * @returns the case-folded word itself in other languages
 */
export function stem(word: string, lang: string): string {
  const base = baseLanguage(lang);
  const folded = stripElision(foldCase(word, base), base);
  if (folded.length > maxWordLength || /\p{N}/u.test(folded)) return folded;
  const bare = suffixAfterApostrophe.has(base) ? folded.replace(/(?<=..)'.*$/u, '') : folded;
  const stemmer = Object.hasOwn(snowball, base) ? snowball[base] : undefined;
  return (stemmer?.(bare) ?? stemLightly(bare, base)) || bare;
}
