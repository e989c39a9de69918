/**
 * Estimates how long a text takes to read, and how much of that time its summary saves. The summary
 * view, the history and the banner show these times.
 */

import { baseLanguage } from '../nlp/language-tags.ts';
import { countWords } from '../nlp/tokenize.ts';
import speeds from './reading-speed.data.json' with { type: 'json' };
import type { Summary } from './summary.ts';

const wordsPerMinute: Record<string, number> = speeds.wordsPerMinute;
const charactersPerMinute: Record<string, number> = speeds.charactersPerMinute;

/** Counts the unit of a reading speed norm: words, or characters for Chinese and Japanese. */
export interface TextCounter {
  countWords(text: string): number;
  /** Counts letters and digits, without punctuation. */
  countCharacters(text: string): number;
}

/**
 * Estimates how long an adult takes to read a text. The rates are published norms: words a minute,
 * or characters a minute for Chinese and Japanese. `reading-speed.data.json` names their sources.
 *
 * @param lang BCP 47; a language without a norm gets the mean rate
 * @returns seconds, not rounded
 */
export function estimateReadingSeconds(text: string, lang: string): number {
  const counter = { countWords: (all: string) => countWords(all, lang), countCharacters };
  return toReadingSeconds(text, lang, counter);
}

/**
 * Does the same as `estimateReadingSeconds` with another counter. Content scripts use it because
 * they do not load the tokenizer.
 *
 * @returns seconds, not rounded
 */
export function toReadingSeconds(text: string, lang: string, counter: TextCounter): number {
  const base = baseLanguage(lang);
  const characters = findRate(charactersPerMinute, base);
  if (characters !== undefined) return (60 * counter.countCharacters(text)) / characters;
  const words = findRate(wordsPerMinute, base) ?? speeds.wordsPerMinute.default;
  return (60 * counter.countWords(text)) / words;
}

/** Summary times are rounded to multiples of this, which is also the shortest time shown. */
const stepSeconds = 5;

/**
 * Estimates how long a summary takes to read, rounded for display.
 *
 * @returns seconds: a multiple of five, and at least five
 */
export function estimateSummarySeconds({ points, lang }: Pick<Summary, 'points' | 'lang'>): number {
  const text = points.map((point) => point.text).join('\n');
  const steps = Math.round(estimateReadingSeconds(text, lang) / stepSeconds);
  return Math.max(1, steps) * stepSeconds;
}

/**
 * Estimates the time that a user saves by reading the summary instead of the article.
 *
 * @param articleSeconds seconds to read the whole article
 * @returns whole minutes, rounded down; 0 if the summary saves less than one
 */
export function estimateSavedMinutes(
  articleSeconds: number,
  summary: Pick<Summary, 'points' | 'lang'>,
): number {
  return Math.max(0, Math.floor((articleSeconds - estimateSummarySeconds(summary)) / 60));
}

function findRate(rates: Record<string, number>, base: string): number | undefined {
  return Object.hasOwn(rates, base) ? rates[base] : undefined;
}

/** Counts letters and digits only, because the norms leave out punctuation. */
function countCharacters(text: string): number {
  let count = 0;
  for (const _ of text.matchAll(/[\p{L}\p{N}]/gu)) count += 1;
  return count;
}
