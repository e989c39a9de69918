/**
 * Firefox's `trial.ml` (https://firefox-source-docs.mozilla.org/toolkit/components/ml/extensions.html):
 * a small summarizing model that the browser runs on the machine, behind an optional permission.
 */

import { createFactChecker } from '../factuality/check.ts';
import { parseModelOutput } from '../factuality/parse-model-output.ts';
import { baseLanguage } from '../nlp/language-tags.ts';
import { withTimeout } from '../shared/async.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import { createSummary, pointLimits, type Summary } from '../summarizer/summary.ts';
import { extractiveDigest } from './context-window.ts';
import type { Availability, Engine, SummarizeRequest, Task } from './engine.ts';
import { requireSupport, toFailure } from './errors.ts';

export interface FirefoxMl {
  createEngine(options: { taskName: 'summarization' }): Promise<unknown>;
  runEngine(request: { args: string[]; options?: Record<string, unknown> }): Promise<unknown>;
  readonly onProgress: {
    addListener(listener: (progress: { progress?: number }) => void): void;
    removeListener(listener: (progress: { progress?: number }) => void): void;
  };
}

/** The model's window holds some 700 tokens of English; these words fit with room to spare. */
const contextWindowWords = 420;

const runTimeoutMs = 90_000;
/** A download over a slow line takes long (ms); it cannot be cancelled, but be given up on. */
const downloadTimeoutMs = 3_600_000;

/**
 * @param api `undefined` in a browser without it, or while the reader has not granted it.
 * @param isPrepared whether its model has been fetched, as far as the reader has asked for it.
 */
export function firefoxMl(api: FirefoxMl | undefined, isPrepared: () => Promise<boolean>): Engine {
  return {
    id: 'firefox-ml',
    availability: async (task): Promise<Availability> => {
      if (!api || !isEnglish(task)) return 'unavailable';
      return (await isPrepared()) ? 'available' : 'downloadable';
    },
    download: (_task, onProgress, signal) => downloadModel(api, onProgress, signal),
    summarize: (request) => streamSummary(api, request),
  };
}

/** Made once an extension: asking again is answered with “already created”, which is as good. */
async function createEngine(api: FirefoxMl): Promise<void> {
  try {
    await api.createEngine({ taskName: 'summarization' });
  } catch (error) {
    if (!/already created/i.test(`${error}`)) throw error;
  }
}

async function downloadModel(
  api: FirefoxMl | undefined,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<Result<void>> {
  if (!api) return fail('engine-unavailable');
  const listener = ({ progress }: { progress?: number }) => onProgress((progress ?? 0) / 100);
  api.onProgress.addListener(listener);
  try {
    await withTimeout(downloadTimeoutMs, createEngine(api), signal);
    return ok(undefined);
  } catch (error) {
    return toFailure(error);
  } finally {
    api.onProgress.removeListener(listener);
  }
}

async function* streamSummary(
  api: FirefoxMl | undefined,
  request: SummarizeRequest,
): AsyncGenerator<Result<Summary>> {
  if (!api || !isEnglish(request)) return yield fail('engine-unavailable');
  const { article, type, length, signal } = request;
  try {
    const run = createEngine(api).then(() =>
      api.runEngine({ args: [extractiveDigest(article, contextWindowWords)] }),
    );
    const output = getOutputText(await withTimeout(runTimeoutMs, run, signal));
    const texts = parseModelOutput(output, pointLimits[type][length], article.lang);
    const { points, droppedPoints } = createFactChecker(article, article.lang)(texts);
    const variant = { engine: 'firefox-ml', type, length, lang: article.lang } as const;
    yield requireSupport(createSummary(variant, points, droppedPoints));
  } catch (error) {
    yield toFailure(error);
  }
}

/** The text in `[{summary_text}]`, whatever else comes. */
function getOutputText(output: unknown): string {
  const [first] = Array.isArray(output) ? output : [output];
  const text = (first as { summary_text?: unknown } | undefined)?.summary_text;
  return typeof text === 'string' ? text : '';
}

/** The model reads and writes nothing else. */
function isEnglish({ lang, outputLang = lang }: Task): boolean {
  return baseLanguage(lang) === 'en' && baseLanguage(outputLang) === 'en';
}
