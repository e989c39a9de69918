/**
 * Chromium's Prompt API (https://webmachinelearning.github.io/prompt-api/), which runs a language
 * model on the device. The browser's object is injected, so that this module runs anywhere.
 */

import { baseLanguage } from '../nlp/language-tags.ts';
import { withTimeout } from '../shared/async.ts';
import { fail, type Result } from '../shared/result.ts';
import type { Summary } from '../summarizer/summary.ts';
import {
  createModelAccess,
  createSession,
  type ModelApi,
  streamChunks,
} from './chromium-summarizer.ts';
import type { Engine, SummarizeRequest, Task } from './engine.ts';
import { toFailure } from './errors.ts';
import type { LanguageModel } from './language-model.ts';
import { type Prompt, promptOverheadTokens } from './prompts.ts';
import { summarizeWithModel } from './summarize-with-model.ts';

interface CreateOptions {
  expectedInputs: { type: 'text'; languages: string[] }[];
  expectedOutputs: { type: 'text'; languages: string[] }[];
}

interface PromptOptions {
  signal?: AbortSignal;
  responseConstraint?: object;
}

/** A conversation with the model. A clone does not share its later prompts. */
interface Session {
  readonly inputQuota: number;
  measureInputUsage(input: string, options?: PromptOptions): Promise<number>;
  promptStreaming(input: string, options?: PromptOptions): ReadableStream<string>;
  clone(options?: { signal?: AbortSignal }): Promise<Session>;
  destroy(): void;
}

/** The static methods of the browser's `LanguageModel`. */
export type LanguageModelApi = ModelApi<CreateOptions, Session>;

/** Time for counting tokens, and for a new conversation. */
const silenceTimeoutMs = 45_000;
/** Tokens of the context window that are reserved for the answer. */
const answerTokens = 600;

/**
 * Creates the engine for Chromium's Prompt API.
 *
 * @param api `undefined` in a browser without it
 */
export function chromiumPrompt(api: LanguageModelApi | undefined): Engine {
  return {
    id: 'chromium-prompt',
    ...createModelAccess(api, toCreateOptions),
    summarize: (request) => streamSummary(api, request),
  };
}

async function* streamSummary(
  api: LanguageModelApi | undefined,
  request: SummarizeRequest,
): AsyncGenerator<Result<Summary>> {
  if (!api) return yield fail('engine-unavailable');
  const { signal } = request;
  let session: Session | undefined;
  try {
    signal.throwIfAborted();
    session = await createSession(api, toCreateOptions(request), signal);
    yield* summarizeWithModel('chromium-prompt', toLanguageModel(session), request);
  } catch (error) {
    yield toFailure(error);
  } finally {
    session?.destroy();
  }
}

function toLanguageModel(session: Session): LanguageModel {
  return {
    quota: Math.max(1, session.inputQuota - promptOverheadTokens - answerTokens),
    countTokens: (text) => withTimeout(silenceTimeoutMs, session.measureInputUsage(text)),
    answer: (prompt, signal) => streamAnswer(session, prompt, signal),
  };
}

async function* streamAnswer(
  session: Session,
  { text, schema }: Prompt,
  signal: AbortSignal,
): AsyncGenerator<string> {
  // A session remembers earlier prompts, which must not influence this one.
  const own = await withTimeout(silenceTimeoutMs, session.clone({ signal }), signal);
  let isBegun = false;
  try {
    const constrained = { signal, ...(schema && { responseConstraint: schema }) };
    for await (const delta of streamChunks(own.promptStreaming(text, constrained), signal)) {
      isBegun = true;
      yield delta;
    }
  } catch (error) {
    const isRefused = (error as Partial<Error>).name === 'NotSupportedError';
    if (!schema || isBegun || !isRefused) throw error;
    // This browser does not support a schema; the prompt describes the format, too.
    yield* streamChunks(own.promptStreaming(text, { signal }), signal);
  } finally {
    own.destroy();
  }
}

function toCreateOptions({ lang, outputLang = lang }: Task): CreateOptions {
  const output = baseLanguage(outputLang);
  // The prompts are in English, and the summaries of chunks are input again.
  const languages = [...new Set(['en', baseLanguage(lang), output])];
  return {
    expectedInputs: [{ type: 'text', languages }],
    expectedOutputs: [{ type: 'text', languages: [output] }],
  };
}
