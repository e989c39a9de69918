/** What an engine is asked for, in the language that the reader wants and the engine can write. */

import { baseLanguage } from '../nlp/language-tags.ts';
import type { Availability, Engine, Task } from './engine.ts';

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
  const { type, length, outputLang = lang } = options;
  const own: Task = { type, length, lang };
  if (baseLanguage(outputLang) !== baseLanguage(lang)) {
    const task = { ...own, outputLang };
    const availability = await engine.availability(task);
    if (availability !== 'unavailable') return { task, availability };
  }
  return { task: own, availability: await engine.availability(own) };
}
