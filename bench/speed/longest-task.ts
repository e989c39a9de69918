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
 * The longest single task of a page's main thread while something is going on, and all of them
 * together, in milliseconds of its own processor. The page runs no script, so its tasks are ours and
 * the browser's.
 */
export async function measureLongestTask<T>(
  page: Page,
  action: () => Promise<T>,
): Promise<{ value: T; longestTask: number; busy: number }> {
  await page.tracing.start({ categories });
  await page.evaluate(`performance.mark('${mark}')`);
  const value = await action();
  const tasks = tasksIn(new TextDecoder().decode(await page.tracing.stop()));
  const busy = tasks.reduce((sum, task) => sum + task, 0);
  return { value, longestTask: tasks.length > 0 ? Math.max(...tasks) : Number.NaN, busy };
}

/** Each task, in milliseconds, on the thread that made the mark; none where none did. */
export function tasksIn(trace: string): number[] {
  const { traceEvents } = JSON.parse(trace) as { traceEvents: readonly TraceEvent[] };
  const marked = traceEvents.find(({ name }) => name === mark);
  return traceEvents
    .filter(({ name, pid, tid }) => name === taskName && pid === marked?.pid && tid === marked.tid)
    .map(({ tdur = 0 }) => tdur / 1_000);
}
