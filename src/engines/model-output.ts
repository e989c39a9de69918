/** Turns the output of a language model into points: cleaned text, or the numbers of chosen sentences. */

import { createFactChecker } from '../factuality/check.ts';
import { parseModelOutput } from '../factuality/parse-model-output.ts';
import { splitSentences } from '../nlp/sentences/split-sentences.ts';
import type { Result } from '../shared/result.ts';
import { endsAsSentence } from '../summarizer/document/punctuation.ts';
import { createSummary, pointLimits, type Summary, type Variant } from '../summarizer/summary.ts';
import type { SummarizeRequest } from './engine.ts';

// Removes what models add to the requested output.

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

/** Returns the complete answer, or its beginning if the model repeats itself endlessly. */
export async function collect(deltas: AsyncIterable<string>): Promise<string> {
  let output = '';
  for await (const delta of deltas) {
    output += delta;
    if (isRepeating(output)) break;
  }
  return output;
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

// Parses the numbers in a model's answer.

const maxAnswerChars = 20_000;

/** A list in brackets: `[4, 1, 9]`, or `[4]` before a quoted sentence. */
const bracketed = /\[\s*(\d{1,5}(?:\s*,\s*\d{1,5})*)\s*\]/g;
/** A line that contains only numbers: `4, 1 and 9`. */
const bare = /^[\s"'`]*\d{1,5}(?:(?:[\s,;.]|and|&)+\d{1,5})*[\s.,"'`]*$/i;
/** A line that begins with a number: `4. The council …`, `- Sentence 4: …`. */
const leading = /^\s*(?:[-*•]\s*)?(?:(?:sentence|no|number)\.?\s*)?#?(\d{1,5})\s*(?:[.):\]–—-]|$)/i;

/**
 * Parses the numbers of the chosen sentences, in the model's order. Numbers that are out of range,
 * repeated or in prose are dropped.
 *
 * @param output the model's answer without its reasoning
 * @param sentences number of sentences that it could choose from
 * @param max number of sentences that were requested
 * @returns numbers from 1 to `sentences`, each once, `max` at most
 */
export function parseChoice(output: string, sentences: number, max: number): number[] {
  const text = output.slice(0, maxAnswerChars);
  const lists = [...text.matchAll(bracketed)].map(([, list = '']) => list);
  const written = lists.length > 0 ? lists : text.split('\n').map(readLine);
  const numbers = written.flatMap((list) => list.match(/\d+/g) ?? []).map(Number);
  const valid = numbers.filter((number) => number >= 1 && number <= sentences);
  return [...new Set(valid)].slice(0, max);
}

function readLine(line: string): string {
  return bare.test(line) ? line : (leading.exec(line)?.[1] ?? '');
}

// Turns the output of a model into a checked summary.

/** The fields of a variant that say who wrote the summary. */
type Author = Pick<Variant, 'engine' | 'mode' | 'model'>;

/**
 * Creates a parser that turns a model's output so far into a checked summary.
 *
 * @param lang BCP 47 tag of the output
 */
export function createOutputParser(
  { article, type, length }: SummarizeRequest,
  author: Author,
  lang: string,
): (output: string) => Result<Summary> {
  const check = createFactChecker(article, lang);
  return (output) => {
    const texts = parseModelOutput(output, pointLimits[type][length], lang);
    const { points, droppedPoints } = check(texts);
    return createSummary({ ...author, type, length, lang }, points, droppedPoints);
  };
}

/**
 * Returns the part of the output that is complete: all lines but the last, or for a tl;dr all
 * sentences but the last.
 */
export function getFinishedText(output: string, request: SummarizeRequest): string {
  if (request.type === 'key-points') return output.slice(0, Math.max(0, output.lastIndexOf('\n')));
  return output.slice(0, splitSentences(output, getOutputLanguage(request)).at(-1)?.start ?? 0);
}

/** Returns the BCP 47 tag of the requested summary. */
export function getOutputLanguage({
  article,
  outputLang = article.lang,
}: SummarizeRequest): string {
  return outputLang;
}
