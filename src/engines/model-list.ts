/** Lists the models of a server, and finds a server. */

import * as v from 'valibot';
import { withTimeout } from '../shared/async.ts';
import { ok, type Result } from '../shared/result.ts';
import type { LocalServer } from '../storage/settings/local-server.ts';
import { ModelError, toFailure } from './errors.ts';
import { callServer, readText, type ServerCall } from './model-server.ts';

/** A model in the list of a server. */
export interface ListedModel {
  readonly id: string;
  /** Size of the weights in bytes. */
  readonly bytes?: number;
  /** Context window in tokens. */
  readonly context?: number;
}

export interface ModelList {
  readonly dialect: LocalServer['dialect'];
  readonly models: readonly ListedModel[];
}

/** Timeout for the list of a server that the user has chosen. */
const listTimeoutMs = 5_000;
/** Timeout for each port during a search. */
const probeTimeoutMs = 1_500;
const maxModels = 200;

/** Default ports of Ollama, LM Studio, llama.cpp and LocalAI, and Jan. */
const knownPorts = [11_434, 1_234, 8_080, 1_337];

const Name = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const Size = v.nullish(v.fallback(v.nullish(v.pipe(v.number(), v.integer(), v.minValue(1))), null));

/** Schema of OpenAI's list, with the fields that llama.cpp adds. */
const OpenAiList = v.object({
  data: v.nullable(
    v.array(
      v.object({
        id: Name,
        meta: v.nullish(v.object({ n_ctx: Size, n_ctx_train: Size, size: Size })),
      }),
    ),
  ),
});
/** Schema of Ollama's own list. Other servers imitate it without sizes, so these are required. */
const OllamaList = v.object({
  models: v.array(v.object({ name: Name, size: v.pipe(v.number(), v.minValue(1)) })),
});
/** Schema of LM Studio's own list. */
const LmStudioList = v.object({
  data: v.array(v.object({ id: Name, loaded_context_length: Size, max_context_length: Size })),
});
/** Schema of Ollama's data about a model. The key of the context length starts with its family. */
const OllamaModel = v.object({ model_info: v.record(v.string(), v.unknown()) });

/**
 * Requests the models of a server.
 *
 * @param timeoutMs timeout of each request
 * @returns at most 200 models; fails like `toFailure`, with the cause in the detail
 */
export async function listModels(
  server: ServerCall,
  signal: AbortSignal,
  timeoutMs = listTimeoutMs,
): Promise<Result<ModelList>> {
  try {
    const own = await ask(server, '/api/tags', OllamaList, signal, timeoutMs).catch(passRefusal);
    if (own)
      return ok({
        dialect: 'ollama',
        models: own.models.slice(0, maxModels).map(({ name, size }) => ({ id: name, bytes: size })),
      });
    const { data } = await ask(server, '/v1/models', OpenAiList, signal, timeoutMs);
    const models = (data ?? []).slice(0, maxModels).map(({ id, meta }) => ({
      id,
      ...(meta?.size && { bytes: meta.size }),
      ...toContext(meta?.n_ctx ?? meta?.n_ctx_train),
    }));
    const isTold = models.some(({ context }) => context !== undefined);
    return ok({
      dialect: 'openai',
      models: isTold ? models : await addContexts(server, models, signal),
    });
  } catch (error) {
    return toFailure(error);
  }
}

/** Requests the context window of a model of Ollama, in tokens; `undefined` if it is unknown. */
export async function findOllamaContext(
  server: ServerCall,
  model: string,
  signal: AbortSignal,
): Promise<number | undefined> {
  const details = await ask(server, '/api/show', OllamaModel, signal, listTimeoutMs, {
    model,
  }).catch(() => undefined);
  const entries = Object.entries(details?.model_info ?? {});
  const length = entries.find(([name]) => name.endsWith('.context_length'))?.[1];
  return typeof length === 'number' && Number.isInteger(length) && length > 0 ? length : undefined;
}

/**
 * Looks for a server at the usual ports. Call it only when the user asks for it.
 *
 * @returns the address of the first server that responds, even with an error; otherwise `undefined`
 */
export async function findServer(
  fetch: ServerCall['fetch'],
  signal: AbortSignal,
): Promise<string | undefined> {
  const found = await Promise.all(
    knownPorts.map(async (port) => {
      const address = `http://127.0.0.1:${port}`;
      const list = await listModels({ address, fetch }, signal, probeTimeoutMs);
      const isThere = list.ok || /^(?:KeyRefused|OriginRefused)/.test(list.failure.detail ?? '');
      return isThere ? address : undefined;
    }),
  );
  return found.find((address) => address !== undefined);
}

async function ask<T>(
  server: ServerCall,
  path: string,
  schema: v.GenericSchema<unknown, T>,
  signal: AbortSignal,
  timeoutMs: number,
  body?: object,
): Promise<T> {
  const letGo = new AbortController();
  const stop = AbortSignal.any([signal, letGo.signal]);
  try {
    const call = callServer(server, path, { ...(body && { body }), signal: stop });
    const answer = await withTimeout(timeoutMs, call.then(readJson), signal);
    const parsed = v.safeParse(schema, answer);
    if (!parsed.success) throw new ModelError('UnexpectedAnswer', 'not a list of models');
    return parsed.output;
  } finally {
    letGo.abort();
  }
}

/** Maximum length of a response in UTF-16 units. A longer one is not a list of models. */
const maxListChars = 1_000_000;

async function readJson(response: Response): Promise<unknown> {
  const text = await readText(response, maxListChars);
  try {
    return text.length > maxListChars ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Ignores the error of a server without Ollama's API; rethrows the error of one that refuses or is
 * unreachable.
 */
function passRefusal(error: unknown): undefined {
  const { name } = error as Partial<Error>;
  if (name !== 'UnexpectedAnswer' && name !== 'ModelMissing') throw error;
  return undefined;
}

async function addContexts(
  server: ServerCall,
  models: ListedModel[],
  signal: AbortSignal,
): Promise<ListedModel[]> {
  const details = await ask(server, '/api/v0/models', LmStudioList, signal, listTimeoutMs).catch(
    () => undefined,
  );
  const byId = new Map(details?.data.map((model) => [model.id, model]));
  return models.map((model) => {
    const found = byId.get(model.id);
    return { ...model, ...toContext(found?.loaded_context_length ?? found?.max_context_length) };
  });
}

function toContext(context: number | null | undefined): { context?: number } {
  return context ? { context } : {};
}
