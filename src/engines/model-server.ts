/**
 * Calls a model server on this machine, through OpenAI's API, which Ollama, LM Studio, llama.cpp, Jan
 * and LocalAI have, or Ollama's own, the only one with which a context window can be requested.
 */

import { withTimeout } from '../shared/async.ts';
import { parseLoopbackAddress } from '../shared/loopback-address.ts';
import type { LocalServer } from '../storage/settings/local-server.ts';
import { ModelError } from './errors.ts';
import type { Prompt } from './prompts.ts';
import { readEvents } from './read-events.ts';

/**
 * Time for the first word, before which the server loads the model and that processes the article,
 * and for each further one.
 */
const firstWordTimeoutMs = 180_000;
const silenceTimeoutMs = 45_000;

/** The signature of `fetchFromLoopback`. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** A server, and the function that calls it. */
export interface ServerCall {
  readonly address: string;
  readonly key?: string;
  readonly fetch: Fetch;
}

/**
 * Sends a request to a server on this machine.
 *
 * @param path begins with a slash
 * @param body is sent as JSON with `POST`; without one the request is a `GET`
 * @returns the response; rejects with a `ModelError` if the server is unreachable or answers with an
 *   error
 */
export async function callServer(
  { address, key, fetch }: ServerCall,
  path: string,
  { body, signal }: { body?: object; signal: AbortSignal },
): Promise<Response> {
  const origin = parseLoopbackAddress(address);
  if (origin === undefined) throw new ModelError('UnexpectedAnswer', 'not an address of ours');
  const headers = {
    ...(body && { 'Content-Type': 'application/json' }),
    ...(key !== undefined && { Authorization: `Bearer ${key}` }),
  };
  const response = await fetch(`${origin}${path}`, {
    method: body ? 'POST' : 'GET',
    ...(body && { body: JSON.stringify(body) }),
    headers,
    signal,
  }).catch(() => {
    // Not every browser rejects with the reason of the signal.
    throw signal.aborted ? signal.reason : new ModelError('ServerUnreachable');
  });
  if (!response.ok) throw await toError(response);
  return response;
}

/**
 * Yields the model's answer piece by piece. Ending the iteration, or aborting, closes the connection,
 * so that the server stops.
 *
 * @param contextTokens context window to request, where the server's API allows that
 */
export async function* streamAnswer(
  server: LocalServer,
  prompt: Prompt,
  contextTokens: number,
  { fetch, signal }: { fetch: Fetch; signal: AbortSignal },
): AsyncGenerator<string> {
  // Closes the connection however this function ends, so that the server stops writing.
  const connection = new AbortController();
  const abort = () => connection.abort(signal.reason);
  signal.throwIfAborted();
  signal.addEventListener('abort', abort);
  const ask = (schema: object | undefined) => {
    const [path, body] = toRequest(server, { ...prompt, ...{ schema } }, contextTokens);
    return callServer({ ...server, fetch }, path, { body, signal: connection.signal });
  };
  try {
    const response = await withTimeout(
      firstWordTimeoutMs,
      ask(prompt.schema).catch((error: unknown) => {
        // Some servers do not support a schema; the prompt describes the format, too.
        const isRefused = (error as Partial<Error>).name === 'UnexpectedAnswer';
        if (!prompt.schema || !isRefused) throw error;
        return ask(undefined);
      }),
      signal,
    );
    const events = readEvents(response, connection.signal)[Symbol.asyncIterator]();
    let timeoutMs = firstWordTimeoutMs;
    for (;;) {
      const { done, value } = await withTimeout(timeoutMs, events.next(), signal);
      if (done) return;
      // An event without text may come before the model is even loaded.
      if (value === '') continue;
      timeoutMs = silenceTimeoutMs;
      yield value;
    }
  } finally {
    signal.removeEventListener('abort', abort);
    connection.abort();
  }
}

type AnyPrompt = Omit<Prompt, 'schema'> & { readonly schema: object | undefined };

function toRequest(
  { model, dialect }: LocalServer,
  { text, schema, maxTokens }: AnyPrompt,
  contextTokens: number,
): [path: string, body: object] {
  // A single message, because some chat templates have no system message.
  const common = { model, messages: [{ role: 'user', content: text }], stream: true };
  if (dialect === 'ollama') {
    const options = { num_ctx: contextTokens, num_predict: maxTokens, temperature: 0 };
    return ['/api/chat', { ...common, options, ...(schema && { format: schema }) }];
  }
  const format = schema && {
    response_format: { type: 'json_schema', json_schema: { name: 'answer', schema } },
  };
  return ['/v1/chat/completions', { ...common, max_tokens: maxTokens, temperature: 0, ...format }];
}

/**
 * Reads a response and closes the connection where it is longer than it may be, because a server, or
 * whatever else listens at its port, may never stop sending.
 *
 * @param maxChars UTF-16 units after which nothing more is read
 * @returns the text; longer than `maxChars` if the response is
 */
export async function readText({ body }: Response, maxChars: number): Promise<string> {
  if (!body) return '';
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  while (text.length <= maxChars) {
    const { done, value } = await reader.read();
    if (done) return text;
    text += value;
  }
  await reader.cancel();
  return text;
}

/** UTF-16 units of an error's text that are examined. */
const maxErrorChars = 2_000;

const tooLong = /context|too (?:long|large|many tokens)|exceed/i;

async function toError(response: Response): Promise<Error> {
  const text = await readText(response, maxErrorChars).catch(() => '');
  switch (response.status) {
    case 401:
      return new ModelError('KeyRefused');
    case 403:
      return new ModelError('OriginRefused');
    case 404:
      return new ModelError('ModelMissing');
  }
  if (response.status >= 400 && tooLong.test(text)) return new ModelError('QuotaExceededError');
  return new ModelError('UnexpectedAnswer', `${response.status}`);
}
