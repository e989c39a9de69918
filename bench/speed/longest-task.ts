import type { Page } from 'puppeteer-core';

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** CPU time of the thread in microseconds. */
  readonly tdur?: number;
}

const mark = 'longest-task';
/** Trace categories of the tasks of a thread's event loop and of a page's marks. */
const categories = ['-*', 'toplevel', 'blink.user_timing'];
const taskName = 'ThreadControllerImpl::RunTask';

/**
 * Measures the longest task of a page's main thread during some work, and all tasks together, in ms
 * of CPU time. The page runs no scripts, so its tasks are ours and the browser's.
 */
export async function measureLongestTask<T>(
  page: Page,
  action: () => Promise<T>,
): Promise<{ value: T; longestTaskMs: number; busyMs: number }> {
  await page.tracing.start({ categories });
  await page.evaluate(`performance.mark('${mark}')`);
  const value = await action();
  const tasks = listTasks(new TextDecoder().decode(await page.tracing.stop()));
  const busyMs = tasks.reduce((sum, task) => sum + task, 0);
  return {
    value,
    longestTaskMs: tasks.length > 0 ? Math.max(...tasks) : Number.NaN,
    busyMs,
  };
}

/** Returns the ms of each task on the thread that set the mark; empty without a mark. */
export function listTasks(trace: string): number[] {
  const { traceEvents } = JSON.parse(trace) as { traceEvents: readonly TraceEvent[] };
  const marked = traceEvents.find(({ name }) => name === mark);
  return traceEvents
    .filter(({ name, pid, tid }) => name === taskName && pid === marked?.pid && tid === marked.tid)
    .map(({ tdur = 0 }) => tdur / 1_000);
}
