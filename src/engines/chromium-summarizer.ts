/**
 * Chromium's own Summarizer (https://webmachinelearning.github.io/writing-assistance-apis/), which
 * runs a model on the machine. The browser's object is handed in, so that this file runs anywhere.
 */

import { fail, ok, type Result } from '../result.ts';
import { checkerOf } from '../summary/check/check.ts';
import { plainPoints } from '../summary/check/plain-points.ts';
import { pointLimits, type Summary } from '../summary/summary.ts';
import { baseLanguage } from '../text/script.ts';
import {
  type Availability,
  type Engine,
  probeLimit,
  type Task,
  type WriteRequest,
} from './engine.ts';
import { failureOf } from './failure-of.ts';
import { condensed, portions, textOf } from './parts.ts';
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

/** A longer article is condensed first: each portion is a run of the model. */
const mostPortions = 6;
/** How often a portion is halved when the model finds it too long after all. */
const mostHalvings = 3;

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
  const { signal } = request;
  const check = summaryOf(request);
  let summarizer: Summarizer | undefined;
  try {
    signal.throwIfAborted();
    summarizer = await inTime(createLimit, api.create({ ...optionsFor(request), signal }));
    const input = await shortEnough(summarizer, request);
    let output = '';
    for await (const delta of pieces(summarizer.summarizeStreaming(input, { signal }))) {
      output += delta;
      const whole = wholeLines(output);
      if (delta.includes('\n') && whole !== '') yield ok(check(whole));
    }
    const summary = check(output);
    yield summary.points.length > 0 ? ok(summary) : fail('engine-failed', 'nothing was supported');
  } catch (error) {
    yield failureOf(error);
  } finally {
    summarizer?.destroy();
  }
}

function optionsFor({ form, length, lang }: Task): CreateOptions {
  const language = baseLanguage(lang);
  return {
    type: form,
    format: 'plain-text',
    length,
    expectedInputLanguages: [language],
    outputLanguage: language,
  };
}

/** From a model's output to a checked summary. */
function summaryOf({ article, form, length }: WriteRequest): (output: string) => Summary {
  const check = checkerOf(article, article.lang);
  return (output) => {
    const texts = plainPoints(output, pointLimits[form][length], article.lang);
    return { engine: 'chromium-summarizer', form, length, lang: article.lang, ...check(texts) };
  };
}

/**
 * What the model is given: the article, if it fits; else the joined summaries of its portions; and
 * of an article that would take too many portions, its most important sentences.
 */
async function shortEnough(summarizer: Summarizer, request: WriteRequest): Promise<string> {
  const { article, signal } = request;
  const text = textOf(article);
  const usage = await inTime(silenceLimit, summarizer.measureInputUsage(text, { signal }));
  if (usage <= summarizer.inputQuota) return text;
  const size = Math.floor((text.length * summarizer.inputQuota) / usage);
  const most = size * mostPortions;
  const material = text.length > most ? condensed(article, Math.floor(most / 7)) : text;
  const summaries: string[] = [];
  for (const portion of portions(material, size).slice(0, mostPortions)) {
    summaries.push(await summarizeHalving(summarizer, portion, signal, mostHalvings));
  }
  return portions(summaries.join('\n\n'), size)[0] ?? '';
}

/** One portion; halved and tried again when the model finds it too long after all. */
async function summarizeHalving(
  summarizer: Summarizer,
  text: string,
  signal: AbortSignal,
  halvings: number,
): Promise<string> {
  try {
    return await inTime(silenceLimit, summarizer.summarize(text, { signal }));
  } catch (error) {
    if ((error as Error).name !== 'QuotaExceededError' || halvings === 0) throw error;
    const halves = portions(text, Math.ceil(text.length / 2));
    const summaries: string[] = [];
    for (const half of halves)
      summaries.push(await summarizeHalving(summarizer, half, signal, halvings - 1));
    return summaries.join('\n\n');
  }
}

async function* pieces(stream: ReadableStream<string>): AsyncGenerator<string> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await inTime(silenceLimit, reader.read());
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** What of the output is certainly finished: all lines but the last. */
function wholeLines(output: string): string {
  return output.slice(0, Math.max(0, output.lastIndexOf('\n')));
}
