/** A language model, whoever runs it. */

import { isRepeating } from './clean-output.ts';
import type { Prompt } from './prompts.ts';

/** A model made ready. */
export interface LanguageModel {
  /** Its name, where its engine runs more than one. */
  readonly name?: string;
  /** Tokens of an article that fit beside the prompt and the answer. */
  readonly quota: number;
  /** Tokens of a text, as exactly as the model's host tells. */
  countTokens(text: string): Promise<number>;
  /**
   * The answer, piece by piece. Throws what `toFailure` knows, a `QuotaExceededError` where the
   * prompt is too long. Letting go of it ends the model's work.
   */
  answer(prompt: Prompt, signal: AbortSignal): AsyncIterable<string>;
}

/** All of an answer, as far as it does not repeat itself. */
export async function collect(deltas: AsyncIterable<string>): Promise<string> {
  let output = '';
  for await (const delta of deltas) {
    output += delta;
    if (isRepeating(output)) break;
  }
  return output;
}
