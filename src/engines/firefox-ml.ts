/**
 * Firefox's `trial.ml` (https://firefox-source-docs.mozilla.org/toolkit/components/ml/extensions.html):
 * a small summarizing model that the browser runs on the machine, behind an optional permission.
 */

import { fail, ok, type Result } from '../result.ts';
import { checkerOf } from '../summary/check/check.ts';
import { plainPoints } from '../summary/check/plain-points.ts';
import { createSummary, pointLimits, type Summary } from '../summary/summary.ts';
import { baseLanguage } from '../text/script.ts';
import type { Availability, Engine, Task, WriteRequest } from './engine.ts';
import { failureOf, requireSupport } from './failure-of.ts';
import { condensed } from './parts.ts';
import { inTime } from './time-limit.ts';

export interface FirefoxMl {
  createEngine(options: { taskName: 'summarization' }): Promise<unknown>;
  runEngine(request: { args: string[]; options?: Record<string, unknown> }): Promise<unknown>;
  readonly onProgress: {
    addListener(listener: (progress: { progress?: number }) => void): void;
    removeListener(listener: (progress: { progress?: number }) => void): void;
  };
}

/** The model's window holds some 700 tokens of English; these words fit with room to spare. */
const windowWords = 420;

const runLimit = 90_000;
/** A download over a slow line takes long (ms); it cannot be cancelled, but be given up on. */
const prepareLimit = 3_600_000;

/**
 * @param api `undefined` in a browser without it, or while the reader has not granted it.
 * @param isPrepared whether its model has been fetched, as far as the reader has asked for it.
 */
export function firefoxMl(api: FirefoxMl | undefined, isPrepared: () => Promise<boolean>): Engine {
  return {
    id: 'firefox-ml',
    probe: async (task): Promise<Availability> => {
      if (!api || !isEnglish(task)) return 'unavailable';
      return (await isPrepared()) ? 'ready' : 'needs-download';
    },
    prepare: (_task, onProgress, signal) => prepare(api, onProgress, signal),
    write: (request) => write(api, request),
    dispose: () => undefined,
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

async function prepare(
  api: FirefoxMl | undefined,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<Result<void>> {
  if (!api) return fail('engine-unavailable');
  const listener = ({ progress }: { progress?: number }) => onProgress((progress ?? 0) / 100);
  api.onProgress.addListener(listener);
  try {
    await inTime(prepareLimit, createEngine(api), signal);
    return ok(undefined);
  } catch (error) {
    return failureOf(error);
  } finally {
    api.onProgress.removeListener(listener);
  }
}

async function* write(
  api: FirefoxMl | undefined,
  request: WriteRequest,
): AsyncGenerator<Result<Summary>> {
  if (!api || !isEnglish(request)) return yield fail('engine-unavailable');
  const { article, form, length, signal } = request;
  try {
    const run = createEngine(api).then(() =>
      api.runEngine({ args: [condensed(article, windowWords)] }),
    );
    const output = textIn(await inTime(runLimit, run, signal));
    const texts = plainPoints(output, pointLimits[form][length], article.lang);
    const { points, leftOut } = checkerOf(article, article.lang)(texts);
    const variant = { engine: 'firefox-ml', form, length, lang: article.lang } as const;
    yield requireSupport(createSummary(variant, points, leftOut));
  } catch (error) {
    yield failureOf(error);
  }
}

/** The text in `[{summary_text}]`, whatever else comes. */
function textIn(output: unknown): string {
  const [first] = Array.isArray(output) ? output : [output];
  const text = (first as { summary_text?: unknown } | undefined)?.summary_text;
  return typeof text === 'string' ? text : '';
}

/** The model reads and writes nothing else. */
function isEnglish({ lang, outputLang = lang }: Task): boolean {
  return baseLanguage(lang) === 'en' && baseLanguage(outputLang) === 'en';
}
