/** How long a text takes to read. */

import { baseLanguage } from '../text/script.ts';
import { countWords } from '../text/words.ts';
import speeds from './reading-speed.data.json' with { type: 'json' };

const wordsPerMinute: Record<string, number> = speeds.wordsPerMinute;
const charactersPerMinute: Record<string, number> = speeds.charactersPerMinute;

/**
 * Seconds that an adult takes to read `text`, by published norms of the language: words a minute,
 * for Chinese and Japanese characters a minute. The table names its sources. Not rounded.
 */
export function readingSeconds(text: string, lang: string): number {
  const base = baseLanguage(lang);
  const characters = rateOf(charactersPerMinute, base);
  if (characters !== undefined) return (60 * countCharacters(text)) / characters;
  const words = rateOf(wordsPerMinute, base) ?? speeds.wordsPerMinute.default;
  return (60 * countWords(text, lang)) / words;
}

function rateOf(rates: Record<string, number>, base: string): number | undefined {
  return Object.hasOwn(rates, base) ? rates[base] : undefined;
}

/** Letters and digits; punctuation takes no time of its own. */
function countCharacters(text: string): number {
  let count = 0;
  for (const _ of text.matchAll(/[\p{L}\p{N}]/gu)) count += 1;
  return count;
}
