/**
 * Engine for Firefox's `trial.ml`
 * (https://firefox-source-docs.mozilla.org/toolkit/components/ml/extensions.html), a small
 * summarization model that the browser runs on the device, behind an optional permission.
 */

import { createFactChecker } from '../factuality/check.ts';
import { parseModelOutput } from '../factuality/parse-model-output.ts';
import { baseLanguage } from '../nlp/language-tags.ts';
import { withTimeout } from '../shared/async.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import { createSummary, pointLimits, type Summary } from '../summarizer/summary.ts';
import { createExtractiveDigest } from './context-window.ts';
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

/** The context window is about 700 tokens of English, which is more than these words need. */
const maxInputWords = 420;

const runTimeoutMs = 90_000;
/**
 * Timeout for the download in ms. It may take long on a slow connection and cannot be cancelled,
 * only abandoned.
 */
const downloadTimeoutMs = 3_600_000;

/**
 * @param api `undefined` in a browser without it, or until the user grants the permission
 * @param isPrepared resolves to true once the user has had the model downloaded
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

/**
 * Creates the engine, once per extension. A second call fails with “already created”, which is
 * fine.
 */
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
      api.runEngine({ args: [createExtractiveDigest(article, maxInputWords)] }),
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

/** Returns the text of `[{summary_text}]`, ignoring anything else. */
function getOutputText(output: unknown): string {
  const [first] = Array.isArray(output) ? output : [output];
  const text = (first as { summary_text?: unknown } | undefined)?.summary_text;
  return typeof text === 'string' ? text : '';
}

/** The model knows no other language. */
function isEnglish({ lang, outputLang = lang }: Task): boolean {
  return baseLanguage(lang) === 'en' && baseLanguage(outputLang) === 'en';
}
