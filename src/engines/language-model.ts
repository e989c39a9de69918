/**
 * The interface of language models that follow prompts, and how good models are by their size. The
 * summary view loads this module before it shows anything, so that it imports only types.
 */

import type { Prompt } from './prompts.ts';

/** A model that is ready for prompts. */
export interface LanguageModel {
  /** Name of the model, if its engine can run more than one. */
  readonly name?: string;
  /** Tokens of an article that fit into the context window with the prompt and the answer. */
  readonly quota: number;
  /** Counts or estimates the tokens of a text. */
  countTokens(text: string): Promise<number>;
  /**
   * Yields the answer piece by piece. Throws errors that `toFailure` knows, for example a
   * `QuotaExceededError` if the prompt is too long. Ending the iteration stops the model.
   */
  answer(prompt: Prompt, signal: AbortSignal): AsyncIterable<string>;
}

/**
 * Maximum size of a weak model, in millions of parameters. All measured models up to this size have
 * chosen fewer acceptable sentences than the extractive summary (`bench/RESULTS.md`).
 */
const maxWeakMillions = 270;

/**
 * Matches the number of parameters in names such as `gemma-3-270m-it-Q4_K_M` and `qwen2.5-0.5B`.
 */
const parameters = /(?<![a-z\d.])(\d{1,4}(?:\.\d{1,2})?)([mb])(?![a-z\d])/gi;

/**
 * Returns true if the extractive summary is usually better than those of a model. Larger models
 * have not been measured, so the result is false for them and for models without a size in their
 * name.
 *
 * @param model name as its server lists it
 */
export function isExtractiveBetter(model: string): boolean {
  const sizes = [...model.matchAll(parameters)].map(
    ([, number, unit]) => Number(number) * (unit?.toLowerCase() === 'b' ? 1_000 : 1),
  );
  return sizes.length > 0 && Math.max(...sizes) <= maxWeakMillions;
}
