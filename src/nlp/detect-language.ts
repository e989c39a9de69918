/** Detects the language of a text. */

import { countBy } from '../shared/collections.ts';
import { baseLanguage } from './language-tags.ts';
import { getStopWords, stopWordLanguages } from './stop-words.ts';
import { tokenizeWordTexts } from './tokenize.ts';
import { foldCase, hasOwnCaseRules } from './unicode.ts';

// Detects the script of a text, and the language if the script implies it.

/** Scripts, each with the one language that an article in it is most likely written in. */
const scripts = {
  Latin: undefined,
  Cyrillic: undefined,
  Arabic: undefined,
  Devanagari: undefined,
  Han: 'zh',
  Kana: 'ja',
  Hangul: 'ko',
  Greek: 'el',
  Hebrew: 'he',
  Thai: 'th',
  Lao: 'lo',
  Khmer: 'km',
  Myanmar: 'my',
  Armenian: 'hy',
  Georgian: 'ka',
  Bengali: 'bn',
  Gujarati: 'gu',
  Gurmukhi: 'pa',
  Tamil: 'ta',
  Telugu: 'te',
  Kannada: 'kn',
  Malayalam: 'ml',
  Sinhala: 'si',
  Ethiopic: 'am',
} as const;

type Script = keyof typeof scripts;

const allScripts = Object.keys(scripts) as Script[];

/** Matches the letters of each script. */
const letters = Object.fromEntries(
  allScripts.map((script) => [
    script,
    script === 'Kana'
      ? /[\p{Script=Hiragana}\p{Script=Katakana}]/gu
      : new RegExp(`\\p{Script=${script}}`, 'gu'),
  ]),
) as Record<Script, RegExp>;

/** Returns true if more than half of the characters are of the script, white space aside. */
function isWrittenIn(script: Script, text: string): boolean {
  return (text.match(letters[script])?.length ?? 0) * 2 > text.replace(/\s+/g, '').length;
}

/** Share of kana among kana and Han from which a text is Japanese. */
const minKanaShare = 0.08;
/** Share of letters that a script must have, so that a few foreign names do not count. */
const minScriptShare = 0.4;

/** Matches letters of the Latin script, and characters that all scripts share. */
const latinOrCommon = /[\0-\u024f\u1e00-\u1eff\u2000-\u206f]+/g;

/** Returns the script of most letters of the text; a Han character counts for three. */
function detectScript(text: string): Script | undefined {
  const others = text.replace(latinOrCommon, '');
  const counts = allScripts.map((script) => {
    const searched = script === 'Latin' ? text : others;
    // The patterns of scripts that cannot occur need not be compiled.
    const count = searched === '' ? 0 : (searched.match(letters[script])?.length ?? 0);
    return { script, count: count * (script === 'Han' ? 3 : 1) };
  });
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  const [dominant] = counts.toSorted((a, b) => b.count - a.count);
  if (dominant === undefined || dominant.count === 0 || dominant.count < minScriptShare * total)
    return undefined;
  const kana = counts.find(({ script }) => script === 'Kana')?.count ?? 0;
  const han = (counts.find(({ script }) => script === 'Han')?.count ?? 0) / 3;
  return dominant.script === 'Han' && kana > minKanaShare * (kana + han) ? 'Kana' : dominant.script;
}

/** Letters and short words that occur often, and in only one language of their script. */
const telltales: Partial<Record<Script, readonly (readonly [lang: string, sign: RegExp])[]>> = {
  Cyrillic: [
    ['be', /ў/giu],
    ['mk', /[ѓќѕ]/giu],
    ['sr', /[ђћљњџ]/giu],
    ['kk', /[әғқңұһ]/giu],
    ['mn', /[өү]/giu],
    ['uk', /[іїєґ]/giu],
  ],
  Arabic: [
    ['ckb', /[ڕڵۆێ]/gu],
    ['ps', /[ټډړښڼ]/gu],
    ['ur', /[ٹڈڑںے]/gu],
  ],
  Devanagari: [
    ['mr', /[ळ]|\u0906\u0939\u0947/gu],
    ['ne', /छन्?(?!\p{L})|हरू/gu],
  ],
};

/** Characters per telltale that are enough to decide. */
const charsPerTelltale = 150;

/**
 * Returns the language that the script implies, on its own or by letters that no other language
 * has.
 *
 * @returns a BCP 47 base tag; `undefined` if several languages are possible
 */
function detectScriptLanguage(script: Script, sample: string): string | undefined {
  const only = scripts[script];
  if (only !== undefined) return only;
  const signs = telltales[script] ?? [];
  return signs.find(
    ([, sign]) => (sample.match(sign)?.length ?? 0) * charsPerTelltale > sample.length,
  )?.[0];
}

/** Characters in the sample. A longer sample does not improve the result. */
const maxSampleChars = 6_000;
/** Most words of the sample that are counted. */
const maxSampleWords = 800;
/** Fewer words than this are no evidence. */
const minWords = 4;
/**
 * Smallest share of function words. They are a third of most texts, and fewer in languages that
 * inflect.
 */
const minFunctionWordShare = 0.15;
/** With this share of English function words, a text needs no comparison with other languages. */
const certainEnglishShare = 0.35;
/** Distinct function words that the sample must have, since one that repeats may be chance. */
const minDistinctWords = 3;
/** Number of words of a sample from which on `minDistinctWords` must be found. */
const enoughWords = 12;
/** Minimum ratio of the evidence for the best language to that for the next one. */
const minRatio = 1.08;
/** Fewer words than this are no evidence against the language that a page declares. */
const minWordsToOverride = 50;
/** Minimum ratio of the evidence for another language to that for the declared one. */
const minRatioToOverride = 1.6;

/**
 * Detects the language of a text. A script that only one language uses decides at once. Among
 * languages that share a script, the share of their function words decides (G. Grefenstette,
 * “Comparing two language identification schemes”, JADT 1995); a word counts less the more
 * languages have it. Only a sample of the text is used.
 *
 * @returns a BCP 47 base tag; `und` if the text gives no clear answer
 */
export function detectLanguage(text: string): string {
  const sample = sampleText(text);
  const script = detectScript(sample);
  if (script === undefined) return 'und';
  return detectScriptLanguage(script, sample) ?? detectByFunctionWords(sample, script);
}

/**
 * Decides between the language that a page declares and that of its text. The declared one stays
 * unless the text is long enough and clearly in another, because blog software declares English
 * whatever is written with it.
 *
 * @param declared BCP 47 tag; `und` where none is declared
 * @returns a BCP 47 tag, the declared one as it is written; `und` if the page declares none and none is detected
 */
export function resolveLanguage(text: string, declared: string): string {
  const found = detectLanguage(text);
  const base = baseLanguage(declared);
  if (base === 'und') return found;
  if (found === 'und' || found === base) return declared;
  const sample = sampleText(text);
  const script = detectScript(sample);
  const words = countSampleWords(sample);
  if (words.count < minWordsToOverride) return declared;
  // A language without a list of function words cannot be compared with its relatives, but English
  // has none among them.
  if (getStopWords(base).size === 0) return found === 'en' ? found : declared;
  if (script === undefined || !isUsuallyWrittenIn(script, base)) return found;
  if (getStopWords(found).size === 0) return found;
  const evidence = weighEvidence(words);
  const getWeight = (lang: string) => evidence.get(lang)?.weight ?? 0;
  return getWeight(found) >= minRatioToOverride * getWeight(base) ? found : declared;
}

/** Samples the beginning, the middle and the end, as a page may begin with foreign text. */
function sampleText(text: string): string {
  if (text.length <= maxSampleChars) return text;
  const third = Math.floor(maxSampleChars / 3);
  const middle = Math.floor((text.length - third) / 2);
  const places = [0, middle, text.length - third];
  return places.map((from) => text.slice(from, from + third)).join('\n');
}

function detectByFunctionWords(sample: string, script: Script): string {
  const found = countSampleWords(sample);
  if (found.count < minWords) return 'und';
  if (found.count >= minWordsToOverride && getShare(found, 'en') >= certainEnglishShare)
    return 'en';
  const [best, next] = [...weighEvidence(found).values()]
    .filter(({ lang }) => isUsuallyWrittenIn(script, lang))
    .sort((a, b) => b.weight - a.weight);
  if (best === undefined || best.share < minFunctionWordShare) return 'und';
  if (found.count >= enoughWords && best.kinds < minDistinctWords) return 'und';
  return best.weight >= minRatio * (next?.weight ?? 0) ? best.lang : 'und';
}

/** Returns the share of a sample's words that are function words of a language. */
function getShare({ count, fold }: SampleWords, lang: string): number {
  const own = getStopWords(lang);
  let found = 0;
  for (const [word, occurrences] of fold(lang)) if (own.has(word)) found += occurrences;
  return found / count;
}

/** The words of a sample. */
interface SampleWords {
  readonly count: number;
  /** Returns how often each word occurs, case-folded by the rules of a language. */
  readonly fold: (lang: string) => ReadonlyMap<string, number>;
}

interface Evidence {
  readonly lang: string;
  /** Share of the words that are function words of the language, from 0 to 1. */
  share: number;
  /** Number of distinct function words. */
  kinds: number;
  /** Sum of the weights of those words: 1 divided by the number of languages that have the word. */
  weight: number;
}

function countSampleWords(sample: string): SampleWords {
  const words = tokenizeWordTexts(sample, 'und').slice(0, maxSampleWords);
  const folded = new Map<string, ReadonlyMap<string, number>>();
  return {
    count: words.length,
    // Nearly all languages share one set of rules.
    fold: (lang) => {
      const rules = hasOwnCaseRules(lang) ? lang : 'und';
      const counts = folded.get(rules) ?? countFolded(words, rules);
      folded.set(rules, counts);
      return counts;
    },
  };
}

function countFolded(words: readonly string[], lang: string): ReadonlyMap<string, number> {
  return countBy(words, (word) => foldCase(word, lang));
}

/** Weighs the function words in a sample, by language; a language without any is missing. */
function weighEvidence(words: SampleWords): ReadonlyMap<string, Evidence> {
  const evidence = new Map<string, Evidence>();
  const languagesByWord = getLanguagesByWord();
  for (const rules of ['und', ...stopWordLanguages.filter(hasOwnCaseRules)]) {
    for (const [word, occurrences] of words.fold(rules)) {
      const languages = languagesByWord.get(word) ?? [];
      for (const lang of languages) {
        if ((hasOwnCaseRules(lang) ? lang : 'und') !== rules) continue;
        const found = evidence.get(lang) ?? { lang, share: 0, kinds: 0, weight: 0 };
        evidence.set(lang, found);
        found.share += occurrences / words.count;
        found.kinds += 1;
        found.weight += occurrences / languages.length;
      }
    }
  }
  return evidence;
}

let languagesOfWords: ReadonlyMap<string, readonly string[]> | undefined;

/** Returns the languages that have a function word, by the word. Built on first use. */
function getLanguagesByWord(): ReadonlyMap<string, readonly string[]> {
  languagesOfWords ??= listLanguagesByWord();
  return languagesOfWords;
}

function listLanguagesByWord(): ReadonlyMap<string, readonly string[]> {
  const languages = new Map<string, string[]>();
  for (const lang of stopWordLanguages) {
    for (const word of getStopWords(lang)) {
      const others = languages.get(word);
      if (others === undefined) languages.set(word, [lang]);
      else others.push(lang);
    }
  }
  return languages;
}

const languagesOfScripts = new Map<Script, Map<string, boolean>>();

/** Returns true if the function words of a language are written in a script. */
function isUsuallyWrittenIn(script: Script, lang: string): boolean {
  const known = languagesOfScripts.get(script) ?? new Map<string, boolean>();
  languagesOfScripts.set(script, known);
  const isWritten = known.get(lang) ?? isWrittenIn(script, [...getStopWords(lang)].join(' '));
  known.set(lang, isWritten);
  return isWritten;
}
