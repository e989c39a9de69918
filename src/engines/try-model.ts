/** Having the user's model say something, to see that it works. */

import { ok, type Result } from '../shared/result.ts';
import type { LocalServer } from '../storage/settings/local-server.ts';
import { isRepeating, stripThinking } from './clean-output.ts';
import { toFailure } from './errors.ts';
import { toLanguageModel } from './local-server.ts';
import type { Fetch } from './model-server.ts';

const prompt = { text: 'Say in one short sentence why people read.', maxTokens: 60 };

const sentenceEnd = /.{15}[.!?。！？।]/su;

/**
 * Asks a model for a sentence.
 *
 * @param onText is told what there is of it so far
 */
export async function tryModel(
  server: LocalServer,
  fetch: Fetch,
  signal: AbortSignal,
  onText: (text: string) => void,
): Promise<Result<string>> {
  let output = '';
  try {
    for await (const delta of toLanguageModel(server, fetch).answer(prompt, signal)) {
      output += delta;
      const said = stripThinking(output);
      onText(said);
      // One sentence is enough, and some models would go on.
      if (isRepeating(output) || sentenceEnd.test(said)) break;
    }
    return ok(stripThinking(output).trim());
  } catch (error) {
    return toFailure(error);
  }
}
