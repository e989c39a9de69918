/** Asks a model to choose among sentences, in parts if one prompt cannot contain them all. */

import type { Choice } from '../summarizer/choose.ts';
import { isTooLong } from './context-window.ts';
import type { LanguageModel } from './language-model.ts';
import { collect, parseChoice, stripThinking } from './model-output.ts';
import { createChoosePrompt } from './prompts.ts';

/** Each part takes a run of the model. */
const maxParts = 6;
/** A part that is still too long for the model is halved at most this many times. */
const maxHalvings = 3;

interface Numbered {
  /** Index among the sentences of the choice. */
  readonly index: number;
  readonly text: string;
  readonly score: number;
  readonly tokens: number;
}

/**
 * Asks a model for the best sentences. If there are several parts, it chooses within each of them,
 * then among the sentences chosen there.
 *
 * @returns indices of `sentences`, each once, at most `count`; rejects with the model's errors
 */
export async function askForSentences(
  model: LanguageModel,
  title: string,
  { sentences, count }: Choice,
  signal: AbortSignal,
): Promise<number[]> {
  const ask = (part: readonly Numbered[]) => askAmong(model, title, part, count, signal);
  const parts = splitIntoParts(await numberAll(model, sentences), model.quota);
  const chosen: Numbered[] = [];
  for (const part of parts) chosen.push(...(await ask(part)));
  const final = parts.length > 1 && chosen.length > count ? await ask(chosen) : chosen;
  return final.map(({ index }) => index);
}

async function askAmong(
  model: LanguageModel,
  title: string,
  part: readonly Numbered[],
  count: number,
  signal: AbortSignal,
): Promise<Numbered[]> {
  for (let halved = 0, shown = part; ; halved++) {
    const wanted = Math.min(count, shown.length);
    const texts = shown.map(({ text }) => text);
    try {
      const answer = await collect(model.answer(createChoosePrompt(title, texts, wanted), signal));
      const numbers = parseChoice(stripThinking(answer), shown.length, wanted);
      return numbers.flatMap((number) => shown[number - 1] ?? []);
    } catch (error) {
      if (!isTooLong(error) || halved === maxHalvings || shown.length < 2) throw error;
      shown = keepBest(shown, Math.ceil(sumTokens(shown) / 2));
    }
  }
}

/**
 * Estimates the tokens of each sentence from one measurement of all, because a call per sentence is
 * slow.
 */
async function numberAll(
  model: LanguageModel,
  sentences: Choice['sentences'],
): Promise<Numbered[]> {
  const whole = sentences.map(({ text }) => text).join('\n');
  const tokens = (await model.countTokens(whole)) + numberTokens * sentences.length;
  return sentences.map(({ text, score }, index) => ({
    index,
    text,
    score,
    tokens: numberTokens + (tokens * text.length) / Math.max(1, whole.length),
  }));
}

/** Tokens of the number before a sentence, such as `[12] `. */
const numberTokens = 4;

/**
 * Splits sentences into parts of at most `quota` tokens, in text order; keeps the best if there are
 * too many.
 */
function splitIntoParts(sentences: readonly Numbered[], quota: number): Numbered[][] {
  const parts: Numbered[][] = [];
  let room = 0;
  for (const sentence of keepBest(sentences, quota * maxParts * 0.9)) {
    if (parts.length === 0 || sentence.tokens > room) {
      parts.push([]);
      room = quota;
    }
    parts.at(-1)?.push(sentence);
    room -= sentence.tokens;
  }
  return parts.slice(0, maxParts);
}

/**
 * Returns the sentences with the highest scores, up to a number of tokens, in text order; the best one
 * in any case, because a model can choose nothing among none.
 */
function keepBest(sentences: readonly Numbered[], tokens: number): Numbered[] {
  let room = tokens;
  return sentences
    .toSorted((a, b) => b.score - a.score)
    .filter((sentence, rank) => {
      room -= sentence.tokens;
      return room >= 0 || rank === 0;
    })
    .sort((a, b) => a.index - b.index);
}

function sumTokens(sentences: readonly Numbered[]): number {
  return sentences.reduce((sum, { tokens }) => sum + tokens, 0);
}
