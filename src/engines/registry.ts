/** Every engine there is. Adding one is a file and a line here. */

import { baseLanguage } from '../nlp/language-tags.ts';
import type { EngineId } from '../summarizer/summary.ts';
import { chromiumPrompt, type LanguageModelApi } from './chromium-prompt.ts';
import { chromiumSummarizer, type SummarizerApi } from './chromium-summarizer.ts';
import type { Availability, Engine, Task } from './engine.ts';
import { extractive } from './extractive.ts';
import { type FirefoxMl, firefoxMl } from './firefox-ml.ts';
import { type LocalServerAccess, localServer } from './local-server.ts';

/** What the browser offers in this context; handed in, so that no engine names a browser. */
export interface AiApis {
  summarizer: SummarizerApi | undefined;
  languageModel: LanguageModelApi | undefined;
  ml: FirefoxMl | undefined;
  /** Whether the reader has let `ml` fetch its model; the browser itself does not say. */
  isModelDownloaded(): Promise<boolean>;
  /** The model server on this machine, as far as the user has set one up. */
  localServer: LocalServerAccess;
}

/** The engines in the order in which they are offered. */
export function createEngines(apis: AiApis): Engine[] {
  return [
    extractive,
    chromiumSummarizer(apis.summarizer),
    chromiumPrompt(apis.languageModel),
    firefoxMl(apis.ml, apis.isModelDownloaded),
    localServer(apis.localServer),
  ];
}

// Who writes beside the bundled engine, which always writes, and first.

/**
 * The engine that is to write a second version: the one that the reader has chosen, unless that is
 * the bundled one itself. Whether it can write now is for its `probe` to say.
 * @param allowed what an administrator lets be chosen.
 */
export function findAiEngine(
  engines: readonly Engine[],
  chosen: EngineId,
  allowed: readonly EngineId[],
): Engine | undefined {
  if (chosen === 'extractive' || !allowed.includes(chosen)) return undefined;
  return engines.find(({ id }) => id === chosen);
}

// What an engine is asked for, in the language that the reader wants and the engine can write.

/** What has been chosen of a task. */
type TaskOptions = Omit<Task, 'lang'>;

/** A task, and whether an engine can do it. */
export interface ResolvedTask {
  readonly task: Task;
  readonly availability: Availability;
}

/**
 * Asks an engine whether it can write about an article in the language that is wanted; if never in
 * that one, then in the article's own.
 * @param lang BCP 47 of the article.
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
