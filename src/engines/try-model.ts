/** Tries out the model of a local server. */

import { ok, type Result } from '../shared/result.ts';
import type { LocalServer } from '../storage/settings/local-server.ts';
import { isRepeating, stripThinking } from './clean-output.ts';
import { toFailure } from './errors.ts';
import { toLanguageModel } from './local-server.ts';
import type { Fetch } from './model-server.ts';

const prompt = { text: 'Say in one short sentence why people read.', maxTokens: 60 };

const sentenceEnd = /.{15}[.!?。！？।]/su;

/**
 * Requests one sentence from a model.
 *
 * @param onText is called with the text so far
 * @returns the sentence, `''` if the model wrote nothing; fails as `toFailure` says
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
      // One sentence is enough; some models would continue.
      if (isRepeating(output) || sentenceEnd.test(said)) break;
    }
    return ok(stripThinking(output).trim());
  } catch (error) {
    return toFailure(error);
  }
}
