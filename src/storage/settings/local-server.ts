/** Schema of the local server. It is not synchronized, because each machine has its own. */

import * as v from 'valibot';
import { parseLoopbackAddress } from '../../shared/loopback-address.ts';

/** APIs of servers: OpenAI's, which most servers have, and Ollama's own. */
export const serverDialects = ['openai', 'ollama'] as const;

/** Tokens; more than any model can process, so a larger value that a server reports is invalid. */
const maxContext = 10_000_000;

export const LocalServer = v.object({
  /** An origin such as `http://127.0.0.1:11434`. */
  address: v.pipe(
    v.string(),
    v.check((address) => parseLoopbackAddress(address) === address),
  ),
  /** The model's name, as the server lists it. */
  model: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  dialect: v.optional(v.picklist(serverDialects), 'openai'),
  /** Context window in tokens, if the server reports it. */
  context: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(maxContext))),
  /** API key, which some servers require. */
  key: v.exactOptional(v.pipe(v.string(), v.minLength(1), v.maxLength(500))),
});
export type LocalServer = v.InferOutput<typeof LocalServer>;

/**
 * Key in local storage. It does not begin like the key of a setting, so that it is neither synchronized
 * nor part of a backup.
 */
export const localServerKey = 'local-server:setup';
