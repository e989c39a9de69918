/** The model server that the user has set up. It stays on the machine: no other has the same one. */

import * as v from 'valibot';
import { parseLoopbackAddress } from '../../shared/loopback-address.ts';

/** How servers are spoken to: as OpenAI's API is, which most understand, or as Ollama's own. */
export const serverDialects = ['openai', 'ollama'] as const;

/** More than any model has (tokens); a server's word is not taken for larger ones. */
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
  /** Tokens that the model can see at once, where the server tells. */
  context: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(maxContext))),
  /** The key that some servers ask for. */
  key: v.exactOptional(v.pipe(v.string(), v.minLength(1), v.maxLength(500))),
});
export type LocalServer = v.InferOutput<typeof LocalServer>;

/** The key in local storage. It begins unlike a setting's, so that neither sync nor a backup takes it. */
export const localServerKey = 'localServer';
