/** Having a model choose among sentences, in parts where they are too many for one prompt. */

import type { Choice } from '../summarizer/choose.ts';
import { stripThinking } from './clean-output.ts';
import { isTooLong } from './context-window.ts';
import { collect, type LanguageModel } from './language-model.ts';
import { parseChoice } from './parse-choice.ts';
import { createChoosePrompt } from './prompts.ts';

/** Each part is a run of the model. */
const maxParts = 6;
/** How often a part is halved when the model finds it too long after all. */
const maxHalvings = 3;

interface Numbered {
  /** Index among the sentences of the choice. */
  readonly index: number;
  readonly text: string;
  readonly score: number;
  readonly tokens: number;
}

/**
 * Asks for as many sentences as are wanted. Of a long article each part has its say, and the last
 * word is among what was chosen there.
 *
 * @returns indices of the choice's sentences, each once; fewer where the model named fewer
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

/** One count for all of them would be one call; the hosts that count by calls do not mind these. */
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

/** Tokens of `[12] ` in front of a sentence. */
const numberTokens = 4;

/** Parts in reading order of at most `quota` tokens; of too many sentences the best. */
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

/** The sentences that we think best, up to so many tokens, in reading order. */
function keepBest(sentences: readonly Numbered[], tokens: number): Numbered[] {
  let room = tokens;
  return sentences
    .toSorted((a, b) => b.score - a.score)
    .filter((sentence) => {
      room -= sentence.tokens;
      return room >= 0;
    })
    .sort((a, b) => a.index - b.index);
}

function sumTokens(sentences: readonly Numbered[]): number {
  return sentences.reduce((sum, { tokens }) => sum + tokens, 0);
}
