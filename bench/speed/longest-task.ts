import type { Page } from 'puppeteer-core';

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds on the thread's own processor. */
  readonly tdur?: number;
}

const mark = 'longest-task';
/** Each task of a thread's loop, and what a page marks. */
const categories = ['-*', 'toplevel', 'blink.user_timing'];
const taskName = 'ThreadControllerImpl::RunTask';

/**
 * The longest single task of a page's main thread while something is going on, in milliseconds of
 * its own processor. The page runs no script, so its tasks are ours and the browser's.
 */
export async function longestTaskDuring<T>(
  page: Page,
  action: () => Promise<T>,
): Promise<{ value: T; longestTask: number }> {
  await page.tracing.start({ categories });
  await page.evaluate(`performance.mark('${mark}')`);
  const value = await action();
  const trace = await page.tracing.stop();
  return { value, longestTask: longestIn(new TextDecoder().decode(trace)) };
}

/** The longest task, in milliseconds, on the thread that made the mark; NaN where none did. */
export function longestIn(trace: string): number {
  const { traceEvents } = JSON.parse(trace) as { traceEvents: readonly TraceEvent[] };
  const marked = traceEvents.find(({ name }) => name === mark);
  const tasks = traceEvents.filter(
    ({ name, pid, tid }) => name === taskName && pid === marked?.pid && tid === marked.tid,
  );
  if (tasks.length === 0) return Number.NaN;
  return tasks.reduce((longest, { tdur = 0 }) => Math.max(longest, tdur), 0) / 1_000;
}
