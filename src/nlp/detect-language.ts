/** Detects the language of a text. */

import { detectScript, detectScriptLanguage, type Script } from './detect-script.ts';
import { baseLanguage } from './language-tags.ts';
import { foldCase } from './normalize.ts';
import { getStopWords, stopWordLanguages } from './stop-words.ts';
import { tokenizeWords, type Word } from './tokenize.ts';

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
/** Distinct function words that the sample must have, since one that repeats may be chance. */
const minDistinctWords = 3;
const enoughWords = 12;
/** Factor by which the best language must beat the next one. */
const minLead = 1.08;
/** Fewer words than this do not speak against the language that a page declares, */
const minSureWords = 50;
/** and so much more must speak for another one. */
const minSureLead = 1.6;

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
 * The language of `text`, of which its page declares one: that stays unless the text is long enough
 * and clearly of another. Blog software declares English whatever is written with it.
 *
 * @param declared BCP 47 tag; `und` where none is declared
 * @returns a BCP 47 tag, the declared one as it is written; `und` when neither page nor text tells
 */
export function resolveLanguage(text: string, declared: string): string {
  const found = detectLanguage(text);
  const base = baseLanguage(declared);
  if (base === 'und') return found;
  if (found === 'und' || found === base) return declared;
  // Of a language without a list it is not known how its texts look.
  const own = getFunctionWords().find(({ lang }) => lang === base);
  if (!own) return declared;
  const sample = sampleText(text);
  const words = tokenizeWords(sample, 'und').slice(0, maxSampleWords);
  if (words.length < minSureWords) return declared;
  if (own.script !== detectScript(sample)) return found;
  const other = getFunctionWords().find(({ lang }) => lang === found);
  if (!other) return found;
  const lead = weighEvidence(words, other).weight / weighEvidence(words, own).weight;
  return lead >= minSureLead ? found : declared;
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
  const found = tokenizeWords(sample, 'und').slice(0, maxSampleWords);
  if (found.length < minWords) return 'und';
  const [best, next] = getFunctionWords()
    .filter((list) => list.script === script)
    .map((list) => weighEvidence(found, list))
    .sort((a, b) => b.weight - a.weight);
  if (best === undefined || best.share < minFunctionWordShare) return 'und';
  if (found.length >= enoughWords && best.kinds < minDistinctWords) return 'und';
  return best.weight >= minLead * (next?.weight ?? 0) ? best.lang : 'und';
}

interface FunctionWords {
  readonly lang: string;
  readonly script: Script | undefined;
  /** Weight of each word: 1 divided by the number of languages that have it. */
  readonly weights: ReadonlyMap<string, number>;
}

interface Evidence {
  readonly lang: string;
  /** Share of the words that are function words of the language, from 0 to 1. */
  readonly share: number;
  /** Number of distinct function words. */
  readonly kinds: number;
  /** Sum of the weights of those words. */
  readonly weight: number;
}

function weighEvidence(found: readonly Word[], { lang, weights }: FunctionWords): Evidence {
  const hits = found.map(({ text }) => foldCase(text, lang)).filter((word) => weights.has(word));
  return {
    lang,
    share: hits.length / found.length,
    kinds: new Set(hits).size,
    weight: hits.reduce((sum, word) => sum + (weights.get(word) ?? 0), 0),
  };
}

let lists: readonly FunctionWords[] | undefined;

/** Builds the weighted function words of all languages on first use. */
function getFunctionWords(): readonly FunctionWords[] {
  lists ??= weighFunctionWords();
  return lists;
}

function weighFunctionWords(): FunctionWords[] {
  const shared = new Map<string, number>();
  for (const lang of stopWordLanguages) {
    for (const word of getStopWords(lang)) shared.set(word, (shared.get(word) ?? 0) + 1);
  }
  return stopWordLanguages.map((lang) => ({
    lang,
    script: detectScript([...getStopWords(lang)].join(' ')),
    weights: new Map([...getStopWords(lang)].map((word) => [word, 1 / (shared.get(word) ?? 1)])),
  }));
}
