/** Stems, under which the forms of a word meet: “running” and “runs” are both `run`. */

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
import { stemLightly } from './light-stem.ts';
import { foldCase, stripElision } from './normalize.ts';

/** The Snowball stemmers (https://snowballstem.org), compiled; Porter's for English. */
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
  // The algorithm is older than the letters with a comma that are written today.
  ro: (word) => ro(word.replaceAll('ș', 'ş').replaceAll('ț', 'ţ')),
  ru,
  sv,
  tr,
  uk,
};

/** A longer run of letters is no word: it is returned as it is. */
const maxWordLength = 60;

/** Languages whose suffixes follow a name after an apostrophe: `İstanbul'da`, `London's`. */
const suffixAfterApostrophe = new Set(['tr', 'en', 'fi']);

/**
 * The stem of a word in any case, without what is elided into it (`l'eau` → `eau`). Snowball where
 * it has the language, a light stemmer for Czech, Greek, Polish and Slovak; in other languages the
 * case-folded word itself.
 */
export function stem(word: string, lang: string): string {
  const base = baseLanguage(lang);
  const folded = stripElision(foldCase(word, base), base);
  if (folded.length > maxWordLength || /\p{N}/u.test(folded)) return folded;
  const bare = suffixAfterApostrophe.has(base) ? folded.replace(/(?<=..)'.*$/u, '') : folded;
  const stemmer = Object.hasOwn(snowball, base) ? snowball[base] : undefined;
  return (stemmer?.(bare) ?? stemLightly(bare, base)) || bare;
}
