/** How long a text takes to read, and how much of that a summary saves. */

import { baseLanguage } from '../nlp/language-tags.ts';
import { countWords } from '../nlp/tokenize.ts';
import speeds from './reading-speed.data.json' with { type: 'json' };
import type { Summary } from './summary.ts';

const wordsPerMinute: Record<string, number> = speeds.wordsPerMinute;
const charactersPerMinute: Record<string, number> = speeds.charactersPerMinute;

/** Counts a text in words or in characters, depending on the reading speed norm of its language. */
export interface TextCounter {
  countWords(text: string): number;
  /** Counts letters and digits; punctuation takes no time of its own. */
  countCharacters(text: string): number;
}

/**
 * Seconds that an adult takes to read `text`, by published norms of the language: words a minute,
 * for Chinese and Japanese characters a minute. The table names its sources. Not rounded.
 */
export function estimateReadingSeconds(text: string, lang: string): number {
  const counter = { countWords: (all: string) => countWords(all, lang), countCharacters };
  return toReadingSeconds(text, lang, counter);
}

/** Does the same as `estimateReadingSeconds`, for content scripts, which count without the tokenizer. */
export function toReadingSeconds(text: string, lang: string, counter: TextCounter): number {
  const base = baseLanguage(lang);
  const characters = findRate(charactersPerMinute, base);
  if (characters !== undefined) return (60 * counter.countCharacters(text)) / characters;
  const words = findRate(wordsPerMinute, base) ?? speeds.wordsPerMinute.default;
  return (60 * counter.countWords(text)) / words;
}

/** Seconds in which the time of a summary is told, and the least that is told of any. */
const secondsStep = 5;

/** Seconds to read a summary as they are shown: a multiple of five, and never less than five. */
export function summarySeconds({ points, lang }: Pick<Summary, 'points' | 'lang'>): number {
  const text = points.map((point) => point.text).join('\n');
  const steps = Math.round(estimateReadingSeconds(text, lang) / secondsStep);
  return Math.max(1, steps) * secondsStep;
}

/**
 * Whole minutes that reading a summary saves, and 0 where it saves none.
 *
 * @param articleSeconds seconds to read the whole article
 */
export function savedMinutes(
  articleSeconds: number,
  summary: Pick<Summary, 'points' | 'lang'>,
): number {
  return Math.max(0, Math.floor((articleSeconds - summarySeconds(summary)) / 60));
}

function findRate(rates: Record<string, number>, base: string): number | undefined {
  return Object.hasOwn(rates, base) ? rates[base] : undefined;
}

/** Letters and digits; punctuation takes no time of its own. */
function countCharacters(text: string): number {
  let count = 0;
  for (const _ of text.matchAll(/[\p{L}\p{N}]/gu)) count += 1;
  return count;
}
