/** The interface of language models that follow prompts. */

import { isRepeating } from './model-output.ts';
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

/** Returns the complete answer, or its beginning if the model repeats itself endlessly. */
export async function collect(deltas: AsyncIterable<string>): Promise<string> {
  let output = '';
  for await (const delta of deltas) {
    output += delta;
    if (isRepeating(output)) break;
  }
  return output;
}
