/** The user's own model, run by a server on this machine. What calls it is handed in. */

import { fail, ok, type Result } from '../shared/result.ts';
import type { LocalServer } from '../storage/settings/local-server.ts';
import type { Summary } from '../summarizer/summary.ts';
import type { Engine, SummarizeRequest } from './engine.ts';
import { ModelError, toFailure } from './errors.ts';
import type { LanguageModel } from './language-model.ts';
import { type Fetch, streamAnswer } from './model-server.ts';
import { type Prompt, promptOverheadTokens } from './prompts.ts';
import { summarizeWithModel } from './summarize-with-model.ts';

export interface LocalServerAccess {
  /** The server that is set up; `undefined` where none is. */
  read(): Promise<LocalServer | undefined>;
  /** Whether the user has allowed the extension to reach it. */
  hasAccess(address: string): Promise<boolean>;
  readonly fetch: Fetch;
}

/** All of it has to end while the background is kept alive for it (ms). */
const totalTimeoutMs = 290_000;

/** Where the server does not tell: what models have at least that are of any use for an article. */
const defaultContext = 4_096;
/** More than this is not asked for: memory is taken for all of it. */
const maxContext = 16_384;
const answerTokens = 1_000;

export function localServer(access: LocalServerAccess): Engine {
  return {
    id: 'local-server',
    // Whether it answers is seen when it is asked: then the user can be told what is wrong.
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

/** The model of a server. */
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

/** The smallest of a few sizes that holds a prompt and its answer: each other one loads the model anew. */
function chooseContext({ text, maxTokens }: Prompt, context: number): number {
  const needed = estimateTokens(text) + maxTokens;
  const size = [defaultContext, 2 * defaultContext].find((each) => each >= needed) ?? context;
  return Math.min(size, context);
}

/** UTF-16 units of a token of text in Latin letters; of others each is taken for one. */
const charsPerToken = 3.3;

/** Tokens of a text, rather too many than too few: servers do not tell before they are asked. */
function estimateTokens(text: string): number {
  const others = text.match(/[^\p{ASCII}\u0080-\u024f]/gu)?.length ?? 0;
  return Math.ceil((text.length - others) / charsPerToken + others);
}
