/** Lists all engines. A new one needs its module and a line here. */

import { baseLanguage } from '../nlp/language-tags.ts';
import type { EngineId } from '../summarizer/summary.ts';
import { chromiumPrompt, type LanguageModelApi } from './chromium-prompt.ts';
import { chromiumSummarizer, type SummarizerApi } from './chromium-summarizer.ts';
import type { Availability, Engine, Task } from './engine.ts';
import { extractive } from './extractive.ts';
import { type FirefoxMl, firefoxMl } from './firefox-ml.ts';
import { type LocalServerAccess, localServer } from './local-server.ts';

/**
 * The AI that is available in this context, injected so that no engine depends on a browser.
 */
export interface AiApis {
  summarizer: SummarizerApi | undefined;
  languageModel: LanguageModelApi | undefined;
  ml: FirefoxMl | undefined;
  /**
   * Resolves to true once the user has had the model of `ml` downloaded; the browser does not say.
   */
  isModelDownloaded(): Promise<boolean>;
  /** The model server on this machine, as far as the user has set one up. */
  localServer: LocalServerAccess;
}

/** Creates the engines in the order in which they are offered. */
export function createEngines(apis: AiApis): Engine[] {
  return [
    extractive,
    chromiumSummarizer(apis.summarizer),
    chromiumPrompt(apis.languageModel),
    firefoxMl(apis.ml, apis.isModelDownloaded),
    localServer(apis.localServer),
  ];
}

/**
 * Returns the engine for the AI summary: the one that the user has chosen, unless it is the
 * extractive one. Its `availability` is true if it can write now.
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
  const { type, length, mode, outputLang = lang } = options;
  const own: Task = { type, length, lang, ...(mode && { mode }) };
  if (baseLanguage(outputLang) !== baseLanguage(lang)) {
    const task = { ...own, outputLang };
    const availability = await engine.availability(task);
    if (availability !== 'unavailable') return { task, availability };
  }
  return { task: own, availability: await engine.availability(own) };
}
