/**
 * The engine that uses a model server on the user's machine. Its access to the server is injected.
 */

import { fail, ok, type Result } from '../shared/result.ts';
import type { LocalServer } from '../storage/settings/local-server.ts';
import type { Summary } from '../summarizer/summary.ts';
import type { Engine, SummarizeRequest } from './engine.ts';
import { ModelError, toFailure } from './errors.ts';
import type { LanguageModel } from './language-model.ts';
import { isRepeating, stripThinking } from './model-output.ts';
import { type Fetch, streamAnswer } from './model-server.ts';
import { type Prompt, promptOverheadTokens } from './prompts.ts';
import { summarizeWithModel } from './summarize-with-model.ts';

export interface LocalServerAccess {
  /** Returns the server that is set up, if any. */
  read(): Promise<LocalServer | undefined>;
  /** Returns true if the user allows the extension to call it. */
  hasAccess(address: string): Promise<boolean>;
  readonly fetch: Fetch;
}

/** Must be shorter than the time for which the background is kept alive. */
const totalTimeoutMs = 290_000;

/** Context window in tokens, if the server does not report it; most models have at least this. */
const defaultContext = 4_096;
/**
 * Largest context window in tokens that is requested, because servers allocate memory for all of
 * it.
 */
const maxContext = 16_384;
const answerTokens = 1_000;

/** Creates the engine for the local server. */
export function localServer(access: LocalServerAccess): Engine {
  return {
    id: 'local-server',
    // The server itself is not asked, so that a problem is reported with its cause when it is
    // called.
    availability: async () => ((await access.read()) ? 'available' : 'unavailable'),
    download: async () => ok(undefined),
    summarize: (request) => streamSummary(access, request),
  };
}

async function* streamSummary(
  { read, hasAccess, fetch }: LocalServerAccess,
  request: SummarizeRequest,
): AsyncGenerator<Result<Summary>> {
  const signal = AbortSignal.any([request.signal, AbortSignal.timeout(totalTimeoutMs)]);
  try {
    request.signal.throwIfAborted();
    const server = await read();
    if (!server) return yield fail('engine-unavailable');
    if (!(await hasAccess(server.address))) throw new ModelError('AccessMissing');
    yield* summarizeWithModel('local-server', toLanguageModel(server, fetch), {
      ...request,
      signal,
    });
  } catch (error) {
    yield toFailure(error);
  }
}

/** Returns the model of a server. */
export function toLanguageModel(server: LocalServer, fetch: Fetch): LanguageModel {
  const context = Math.min(server.context ?? defaultContext, maxContext);
  const answer = (prompt: Prompt, signal: AbortSignal) =>
    streamAnswer(server, prompt, chooseContext(prompt, context), { fetch, signal });
  return {
    name: server.model,
    quota: Math.max(200, context - promptOverheadTokens - Math.min(answerTokens, context / 3)),
    countTokens: async (text) => estimateTokens(text),
    answer,
  };
}

/**
 * Returns the smallest of three sizes that fits a prompt and its answer; Ollama reloads a model for
 * every new size.
 */
function chooseContext({ text, maxTokens }: Prompt, context: number): number {
  const needed = estimateTokens(text) + maxTokens;
  const size = [defaultContext, 2 * defaultContext].find((each) => each >= needed) ?? context;
  return Math.min(size, context);
}

/** UTF-16 units of a token in Latin script; every other character counts as one token. */
const charsPerToken = 3.3;

/**
 * Estimates the tokens of a text, rather too many than too few, because servers have no common way
 * to count them.
 */
function estimateTokens(text: string): number {
  const others = text.match(/[^\p{ASCII}\u0080-\u024f]/gu)?.length ?? 0;
  return Math.ceil((text.length - others) / charsPerToken + others);
}

// Tries out the model of a local server.

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
