/**
 * Chromium's own Summarizer (https://webmachinelearning.github.io/writing-assistance-apis/), which
 * runs a model on the machine. The browser's object is handed in, so that this file runs anywhere.
 */

import { fail, ok, type Result } from '../result.ts';
import { checkerOf } from '../summary/check/check.ts';
import { plainPoints } from '../summary/check/plain-points.ts';
import { createSummary, pointLimits, type Summary } from '../summary/summary.ts';
import { baseLanguage } from '../text/script.ts';
import { splitSentences } from '../text/sentences.ts';
import {
  type Availability,
  type Engine,
  probeLimit,
  type Task,
  type WriteRequest,
} from './engine.ts';
import { failureOf, requireSupport } from './failure-of.ts';
import { type Condenser, type Fitted, fitted, isTooLong, mostHalvings } from './fit.ts';
import { inTime } from './time-limit.ts';

interface CreateOptions {
  type: 'key-points' | 'tldr';
  format: 'plain-text';
  length: Task['length'];
  expectedInputLanguages: string[];
  outputLanguage: string;
}

interface CreateControls {
  signal?: AbortSignal;
  monitor?(monitor: EventTarget): void;
}

/** One model made ready. */
interface Summarizer {
  readonly inputQuota: number;
  measureInputUsage(input: string, options?: { signal?: AbortSignal }): Promise<number>;
  summarize(input: string, options?: { signal?: AbortSignal }): Promise<string>;
  summarizeStreaming(input: string, options?: { signal?: AbortSignal }): ReadableStream<string>;
  destroy(): void;
}

/** The statics of the browser's `Summarizer`. */
export interface SummarizerApi {
  availability(
    options: CreateOptions,
  ): Promise<'unavailable' | 'downloadable' | 'downloading' | 'available'>;
  create(options: CreateOptions & CreateControls): Promise<Summarizer>;
}

/** Longest times (ms): until a model on disk is loaded, and until it says the next thing. */
const createLimit = 60_000;
const silenceLimit = 45_000;

/** @param api `undefined` in a browser without one. */
export function chromiumSummarizer(api: SummarizerApi | undefined): Engine {
  return {
    id: 'chromium-summarizer',
    probe: (task) => probe(api, task),
    prepare: (task, onProgress, signal) => prepare(api, task, onProgress, signal),
    write: (request) => write(api, request),
    dispose: () => undefined,
  };
}

async function probe(api: SummarizerApi | undefined, task: Task): Promise<Availability> {
  if (!api || task.lang === 'und') return 'unavailable';
  try {
    const answer = await inTime(probeLimit, api.availability(optionsFor(task)));
    if (answer === 'available') return 'ready';
    return answer === 'unavailable' ? 'unavailable' : 'needs-download';
  } catch (error) {
    return failureOf(error).failure.code === 'timed-out' ? 'unknown' : 'unavailable';
  }
}

async function prepare(
  api: SummarizerApi | undefined,
  task: Task,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<Result<void>> {
  if (!api) return fail('engine-unavailable');
  const monitor = (target: EventTarget) =>
    target.addEventListener('downloadprogress', (event) =>
      onProgress((event as Event & { loaded: number }).loaded),
    );
  try {
    // No limit in time: it is a download of gigabytes, which the reader watches and can cancel.
    const summarizer = await api.create({ ...optionsFor(task), signal, monitor });
    summarizer.destroy();
    return ok(undefined);
  } catch (error) {
    return failureOf(error);
  }
}

async function* write(
  api: SummarizerApi | undefined,
  request: WriteRequest,
): AsyncGenerator<Result<Summary>> {
  if (!api) return yield fail('engine-unavailable');
  const check = summaryOf(request);
  let summarizer: Summarizer | undefined;
  try {
    request.signal.throwIfAborted();
    summarizer = await created(api, request);
    const input = await fitted(request.article, condenserOf(summarizer, request.signal));
    let [output, shown] = ['', 0];
    for await (const delta of deltas(summarizer, input, request.signal)) {
      output += delta;
      const summary = check(finished(output, request));
      const count = summary.ok ? summary.value.points.length : 0;
      if (count > shown) yield summary;
      shown = count;
    }
    yield requireSupport(check(output));
  } catch (error) {
    yield failureOf(error);
  } finally {
    summarizer?.destroy();
  }
}

/** A model on disk, loaded; one that is ready only after its time is let go of. */
async function created(api: SummarizerApi, request: WriteRequest): Promise<Summarizer> {
  const { signal } = request;
  const creating = api.create({ ...optionsFor(request), signal });
  try {
    return await inTime(createLimit, creating, signal);
  } catch (error) {
    void creating.then((late) => late.destroy()).catch(() => undefined);
    throw error;
  }
}

function optionsFor({ form, length, lang, outputLang = lang }: Task): CreateOptions {
  const output = baseLanguage(outputLang);
  return {
    type: form,
    format: 'plain-text',
    length,
    // What was written of portions is read again.
    expectedInputLanguages: [...new Set([baseLanguage(lang), output])],
    outputLanguage: output,
  };
}

/** From a model's output to a checked summary. */
function summaryOf(request: WriteRequest): (output: string) => Result<Summary> {
  const { article, form, length } = request;
  const lang = languageOf(request);
  const check = checkerOf(article, lang);
  return (output) => {
    const texts = plainPoints(output, pointLimits[form][length], lang);
    const { points, leftOut } = check(texts);
    return createSummary({ engine: 'chromium-summarizer', form, length, lang }, points, leftOut);
  };
}

function condenserOf(summarizer: Summarizer, signal: AbortSignal): Condenser {
  return {
    quota: summarizer.inputQuota,
    usage: (text) => inTime(silenceLimit, summarizer.measureInputUsage(text, { signal }), signal),
    summarize: (text) => inTime(silenceLimit, summarizer.summarize(text, { signal }), signal),
  };
}

/** What the model says, piece by piece; begun anew on half of it when it was too long after all. */
async function* deltas(
  summarizer: Summarizer,
  input: Fitted,
  signal: AbortSignal,
): AsyncGenerator<string> {
  let isBegun = false;
  for (let halved = 0; ; halved++) {
    const text = input.in(Math.floor(input.size / 2 ** halved));
    try {
      for await (const delta of pieces(summarizer.summarizeStreaming(text, { signal }), signal)) {
        isBegun = true;
        yield delta;
      }
      return;
    } catch (error) {
      if (!isTooLong(error) || isBegun || halved === mostHalvings) throw error;
    }
  }
}

async function* pieces(
  stream: ReadableStream<string>,
  signal: AbortSignal,
): AsyncGenerator<string> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await inTime(silenceLimit, reader.read(), signal);
      if (done) return;
      yield value;
    }
  } finally {
    // Not awaited: a model that is silent may be silent here, too.
    void reader.cancel().catch(() => undefined);
  }
}

/** What of the output is certainly whole: all lines but the last; of a tl;dr, all sentences but that. */
function finished(output: string, request: WriteRequest): string {
  if (request.form === 'key-points') return output.slice(0, Math.max(0, output.lastIndexOf('\n')));
  return output.slice(0, splitSentences(output, languageOf(request)).at(-1)?.start ?? 0);
}

function languageOf({ article, outputLang = article.lang }: WriteRequest): string {
  return outputLang;
}
