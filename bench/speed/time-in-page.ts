import type { CDPSession, Page } from 'puppeteer-core';
import { median } from '../metrics/statistics.ts';
import type { Subject } from './subjects.ts';

/** Times of the page's main thread in ms. */
export interface ExtractionTimes {
  /** Evaluating the script, as an injection does. */
  readonly script: number;
  /**
   * The first run in a freshly loaded document. Code compiled on evaluation counts as `script` and
   * the rest counts here, so only their sum is the cost of a click.
   */
  readonly cold: number;
  /** The median of further runs in the same document. */
  readonly warm: number;
}

const warmRuns = 5;
let evaluations = 0;

/**
 * Measures a subject in a freshly loaded page.
 *
 * Times are CPU times of the main thread, so other processes do not matter. Style and layout are
 * computed beforehand, as a user clicks on a rendered page. The script's text is changed each time,
 * or V8 would reuse the compiled code of the previous page. It runs in the page's own world,
 * through the DevTools protocol, which the page's CSP does not block.
 */
export async function timeInPage(page: Page, { script }: Subject): Promise<ExtractionTimes> {
  await page.reload({ waitUntil: 'domcontentloaded' });
  const session = await page.createCDPSession();
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.evaluate('document.documentElement.getBoundingClientRect().height');
  const overhead = await measureCpuTime(session, page, '0');
  const run = async (expression: string): Promise<number> =>
    Math.max(0, (await measureCpuTime(session, page, expression)) - overhead);
  const evaluated = await run(`${script}\n// ${evaluations++}`);
  const cold = await run('void subject.run(document)');
  const warm: number[] = [];
  for (let i = 0; i < warmRuns; i++) warm.push(await run('void subject.run(document)'));
  await session.detach();
  return { script: evaluated, cold, warm: median(warm) };
}

async function measureCpuTime(
  session: CDPSession,
  page: Page,
  expression: string,
): Promise<number> {
  const before = await readBusyTime(session);
  await page.evaluate(expression);
  return (await readBusyTime(session)) - before;
}

/** Returns how long the page's main thread has been running tasks, in ms. */
async function readBusyTime(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  const seconds = metrics.find(({ name }) => name === 'TaskDuration')?.value;
  if (seconds === undefined) throw new Error('The browser reports no TaskDuration');
  return seconds * 1_000;
}
