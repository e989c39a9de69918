/** What models put out beside what they were asked for. */

import { splitSentences } from '../nlp/sentences/split-sentences.ts';
import { endsAsSentence } from '../summarizer/document/punctuation.ts';

/** What it thinks aloud, or began to. */
const thinking = /<think(?:ing)?>[\s\S]*?(?:<\/think(?:ing)?>|$)/gi;
const endOfThinking = /^[\s\S]*<\/think(?:ing)?>/i;

/** The output without what the model thought; empty while it is still thinking. */
export function stripThinking(output: string): string {
  // Some templates open the thought in the prompt, so that its end alone is seen.
  return output.replace(thinking, '').replace(endOfThinking, '').trimStart();
}

/** Characters that are looked at for a repetition, and how often they have to stand in a row. */
const repeatWindow = 4_000;
const minRepeats = 4;
const maxPeriod = 900;

/** Whether the model says the same again and again, and will not end by itself. */
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

/** The output as it can be shown at its end: each line once, and without what breaks off. */
export function finishOutput(output: string, lang: string): string {
  const lines = [...new Set(stripThinking(output).split('\n'))].filter(
    (line) => line.trim() !== '',
  );
  const last = lines.at(-1) ?? '';
  if (endsAsSentence(last.trim(), lang)) return lines.join('\n');
  const begun = splitSentences(last, lang).at(-1)?.start ?? 0;
  if (begun > 0) return [...lines.slice(0, -1), last.slice(0, begun)].join('\n');
  // Where no line has an end, that is how this model writes.
  const others = lines.slice(0, -1);
  return others.some((line) => endsAsSentence(line.trim(), lang))
    ? others.join('\n')
    : lines.join('\n');
}
