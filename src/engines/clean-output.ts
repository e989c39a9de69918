/** Removes what models add to the requested output. */

import { splitSentences } from '../nlp/sentences/split-sentences.ts';
import { endsAsSentence } from '../summarizer/document/punctuation.ts';

/** Reasoning of the model, complete or unfinished. */
const thinking = /<think(?:ing)?>[\s\S]*?(?:<\/think(?:ing)?>|$)/gi;
const endOfThinking = /^[\s\S]*<\/think(?:ing)?>/i;

/** Returns the output without the model's reasoning; `''` while it is still reasoning. */
export function stripThinking(output: string): string {
  // Some chat templates put the opening tag into the prompt, so that only the closing one is
  // output.
  return output.replace(thinking, '').replace(endOfThinking, '').trimStart();
}

/**
 * Number of UTF-16 units that are searched for a repetition, and of consecutive repeats that count
 * as one.
 */
const repeatWindow = 4_000;
const minRepeats = 4;
const maxPeriod = 900;

/** Returns true if the model repeats itself endlessly. */
export function isRepeating(output: string): boolean {
  const end = output.slice(-repeatWindow);
  const tail = end.slice(-24);
  if (tail.trim().length < 12) return false;
  const at = end.lastIndexOf(tail, end.length - tail.length - 1);
  const period = end.length - tail.length - at;
  if (at < 0 || period > maxPeriod) return false;
  const unit = end.slice(-period);
  return end.endsWith(unit.repeat(minRepeats));
}

/** Returns the final output without reasoning, repeated lines and an unfinished last sentence. */
export function finishOutput(output: string, lang: string): string {
  const lines = [...new Set(stripThinking(output).split('\n'))].filter(
    (line) => line.trim() !== '',
  );
  const last = lines.at(-1) ?? '';
  if (endsAsSentence(last.trim(), lang)) return lines.join('\n');
  const begun = splitSentences(last, lang).at(-1)?.start ?? 0;
  if (begun > 0) return [...lines.slice(0, -1), last.slice(0, begun)].join('\n');
  // If no line ends as a sentence, the model writes without full stops.
  const others = lines.slice(0, -1);
  return others.some((line) => endsAsSentence(line.trim(), lang))
    ? others.join('\n')
    : lines.join('\n');
}
