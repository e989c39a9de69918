/**
 * Engine for Chromium's Summarizer API
 * (https://webmachinelearning.github.io/writing-assistance-apis/), which runs a model on the
 * device. The browser's object is injected, so that this module runs anywhere.
 */

import { baseLanguage } from '../nlp/language-tags.ts';
import { withTimeout } from '../shared/async.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import type { Summary } from '../summarizer/summary.ts';
import { type ChunkSummarizer, fitToContextWindow, streamFitted } from './context-window.ts';
import {
  type Availability,
  availabilityTimeoutMs,
  type Engine,
  type SummarizeRequest,
  type Task,
} from './engine.ts';
import { requireSupport, toFailure } from './errors.ts';
import { createOutputParser, getFinishedText, getOutputLanguage } from './model-output.ts';

interface CreateOptions {
  type: 'key-points' | 'tldr';
  format: 'plain-text';
  length: Task['length'];
  expectedInputLanguages: string[];
  outputLanguage: string;
}

/** A session with a loaded model. */
interface Summarizer {
  readonly inputQuota: number;
  measureInputUsage(input: string, options?: { signal?: AbortSignal }): Promise<number>;
  summarize(input: string, options?: { signal?: AbortSignal }): Promise<string>;
  summarizeStreaming(input: string, options?: { signal?: AbortSignal }): ReadableStream<string>;
  destroy(): void;
}

/** The static methods of the browser's `Summarizer`. */
export type SummarizerApi = ModelApi<CreateOptions, Summarizer>;

/** Timeouts in ms: for loading a model from disk, and for each next piece of its output. */
const createTimeoutMs = 60_000;
const silenceTimeoutMs = 45_000;

/** @param api `undefined` in a browser without it */
export function chromiumSummarizer(api: SummarizerApi | undefined): Engine {
  return {
    id: 'chromium-summarizer',
    ...createModelAccess(api, toCreateOptions),
    summarize: (request) => streamSummary(api, request),
  };
}

async function* streamSummary(
  api: SummarizerApi | undefined,
  request: SummarizeRequest,
): AsyncGenerator<Result<Summary>> {
  if (!api) return yield fail('engine-unavailable');
  const author = { engine: 'chromium-summarizer' } as const;
  const check = createOutputParser(request, author, getOutputLanguage(request));
  let summarizer: Summarizer | undefined;
  try {
    request.signal.throwIfAborted();
    const ready = await createSession(api, toCreateOptions(request), request.signal);
    summarizer = ready;
    const input = await fitToContextWindow(
      request.article,
      createChunkSummarizer(ready, request.signal),
    );
    let [output, shown] = ['', 0];
    const { signal } = request;
    const deltas = streamFitted(input, (text) =>
      streamChunks(ready.summarizeStreaming(text, { signal }), signal),
    );
    for await (const delta of deltas) {
      output += delta;
      const summary = check(getFinishedText(output, request));
      const count = summary.ok ? summary.value.points.length : 0;
      if (count > shown) yield summary;
      shown = count;
    }
    yield requireSupport(check(output));
  } catch (error) {
    yield toFailure(error);
  } finally {
    summarizer?.destroy();
  }
}

function toCreateOptions({ type, length, lang, outputLang = lang }: Task): CreateOptions {
  const output = baseLanguage(outputLang);
  return {
    type,
    format: 'plain-text',
    length,
    // Summaries of chunks are summarized again, so the output language is an input language too.
    expectedInputLanguages: [...new Set([baseLanguage(lang), output])],
    outputLanguage: output,
  };
}

function createChunkSummarizer(summarizer: Summarizer, signal: AbortSignal): ChunkSummarizer {
  return {
    quota: summarizer.inputQuota,
    usage: (text) =>
      withTimeout(silenceTimeoutMs, summarizer.measureInputUsage(text, { signal }), signal),
    summarize: (text) =>
      withTimeout(silenceTimeoutMs, summarizer.summarize(text, { signal }), signal),
  };
}

// What this API and the Prompt API have in common: availability, download, and streams.

/** The static methods of a Chromium API with a model. */
export interface ModelApi<Options extends object, Session extends { destroy(): void }> {
  availability(
    options: Options,
  ): Promise<'unavailable' | 'downloadable' | 'downloading' | 'available'>;
  create(
    options: Options & { signal?: AbortSignal; monitor?(monitor: EventTarget): void },
  ): Promise<Session>;
}

/**
 * Creates the part of an engine that asks for a model of Chromium and downloads it.
 *
 * @param api `undefined` in a browser without it
 * @param toOptions returns what a task requires of the model
 */
export function createModelAccess<Options extends object, Session extends { destroy(): void }>(
  api: ModelApi<Options, Session> | undefined,
  toOptions: (task: Task) => Options,
): Pick<Engine, 'availability' | 'download'> {
  return {
    async availability(task): Promise<Availability> {
      if (!api || task.lang === 'und') return 'unavailable';
      try {
        const asked = api.availability(toOptions(task));
        const answer = await withTimeout(availabilityTimeoutMs, asked);
        if (answer === 'available') return 'available';
        return answer === 'unavailable' ? 'unavailable' : 'downloadable';
      } catch (error) {
        return toFailure(error).failure.code === 'timed-out' ? 'unknown' : 'unavailable';
      }
    },
    async download(task, onProgress, signal): Promise<Result<void>> {
      if (!api) return fail('engine-unavailable');
      const monitor = (target: EventTarget) =>
        target.addEventListener('downloadprogress', (event) =>
          onProgress((event as Event & { loaded: number }).loaded),
        );
      try {
        // There is no timeout, as this downloads gigabytes; the user sees the progress and can
        // cancel.
        (await api.create({ ...toOptions(task), signal, monitor })).destroy();
        return ok(undefined);
      } catch (error) {
        return toFailure(error);
      }
    },
  };
}

/**
 * Loads a model from disk; one that arrives after the timeout is destroyed.
 *
 * @returns rejects as `withTimeout` and the API do
 */
export async function createSession<Options extends object, Session extends { destroy(): void }>(
  api: ModelApi<Options, Session>,
  options: Options,
  signal: AbortSignal,
): Promise<Session> {
  const creating = api.create({ ...options, signal });
  try {
    return await withTimeout(createTimeoutMs, creating, signal);
  } catch (error) {
    void creating.then((late) => late.destroy()).catch(() => undefined);
    throw error;
  }
}

/** Yields the chunks of a stream, and cancels the stream when the caller stops reading. */
export async function* streamChunks(
  stream: ReadableStream<string>,
  signal: AbortSignal,
): AsyncGenerator<string> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await withTimeout(silenceTimeoutMs, reader.read(), signal);
      if (done) return;
      yield value;
    }
  } finally {
    // Not awaited, as a model that hangs may hang here too.
    void reader.cancel().catch(() => undefined);
  }
}
