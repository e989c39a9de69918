/** Lists all engines. A new one needs its module and a line here. */

import { baseLanguage } from '../nlp/language-tags.ts';
import type { EngineId } from '../summarizer/summary.ts';
import { chromiumSummarizer, type SummarizerApi } from './chromium-summarizer.ts';
import type { Availability, Engine, Task } from './engine.ts';
import { extractive } from './extractive.ts';
import { type FirefoxMl, firefoxMl } from './firefox-ml.ts';

/**
 * The AI that the browser offers in this context, injected so that no engine depends on a browser.
 */
export interface BuiltInAiApis {
  summarizer: SummarizerApi | undefined;
  ml: FirefoxMl | undefined;
  /**
   * Resolves to true once the user has had the model of `ml` downloaded; the browser does not say.
   */
  isModelDownloaded(): Promise<boolean>;
}

/** Creates the engines in the order in which they are offered. */
export function createEngines({ summarizer, ml, isModelDownloaded }: BuiltInAiApis): Engine[] {
  return [extractive, chromiumSummarizer(summarizer), firefoxMl(ml, isModelDownloaded)];
}

/**
 * Returns the engine for the AI summary: the one that the user has chosen, unless it is the
 * extractive one. Its `availability` tells if it can write now.
 *
 * @param allowed ids of the engines that the policy allows; `undefined` allows all
 * @returns `undefined` if there is to be no AI summary
 */
export function findAiEngine(
  engines: readonly Engine[],
  chosen: EngineId,
  allowed: readonly EngineId[],
): Engine | undefined {
  if (chosen === 'extractive' || !allowed.includes(chosen)) return undefined;
  return engines.find(({ id }) => id === chosen);
}

// `resolveTask` decides the language of a summary: the one that the user wants, if the engine can
// write it.

/** A task without its article's language. */
type TaskOptions = Omit<Task, 'lang'>;

/** A task, and the engine's availability for it. */
export interface ResolvedTask {
  readonly task: Task;
  readonly availability: Availability;
}

/**
 * Asks an engine for its availability in the requested language; if that is unavailable, in the
 * article's own language.
 *
 * @param lang BCP 47 tag of the article
 */
export async function resolveTask(
  engine: Engine,
  options: TaskOptions,
  lang: string,
): Promise<ResolvedTask> {
  const { type, length, outputLang = lang } = options;
  const own: Task = { type, length, lang };
  if (baseLanguage(outputLang) !== baseLanguage(lang)) {
    const task = { ...own, outputLang };
    const availability = await engine.availability(task);
    if (availability !== 'unavailable') return { task, availability };
  }
  return { task: own, availability: await engine.availability(own) };
}
