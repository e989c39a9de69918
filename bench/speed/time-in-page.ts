import type { CDPSession, Page } from 'puppeteer-core';
import { median } from '../metrics/statistics.ts';
import type { Subject } from './subjects.ts';

/** Milliseconds that the main thread of the page spent. */
export interface ReadingTimes {
  /** Evaluating the script, as an injection does. */
  readonly script: number;
  /** The first run in a document that has just been loaded. What the browser compiles as it reads the
   * script is part of `script`, all else of this: only the two together tell what a click costs. */
  readonly cold: number;
  /** The median of the runs that follow in the same document. */
  readonly warm: number;
}

const warmRuns = 5;
let evaluations = 0;

/**
 * Times a subject in a page that has just been loaded.
 *
 * Time is that of the main thread's own processor, so what else the machine does counts for nobody.
 * Style and layout are made beforehand: a reader clicks on a page that is drawn. The script's text is
 * new each time, or V8 would take what it compiled for the page before. It runs in the page's own
 * world: the DevTools protocol is not held up by the page's policy.
 */
export async function timeInPage(page: Page, { script }: Subject): Promise<ReadingTimes> {
  await page.reload({ waitUntil: 'domcontentloaded' });
  const session = await page.createCDPSession();
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.evaluate('document.documentElement.getBoundingClientRect().height');
  const asking = await spentOn(session, page, '0');
  const run = async (expression: string): Promise<number> =>
    Math.max(0, (await spentOn(session, page, expression)) - asking);
  const evaluated = await run(`${script}\n// ${evaluations++}`);
  const cold = await run('void subject.run(document)');
  const warm: number[] = [];
  for (let i = 0; i < warmRuns; i++) warm.push(await run('void subject.run(document)'));
  await session.detach();
  return { script: evaluated, cold, warm: median(warm) };
}

async function spentOn(session: CDPSession, page: Page, expression: string): Promise<number> {
  const before = await busyTime(session);
  await page.evaluate(expression);
  return (await busyTime(session)) - before;
}

/** Milliseconds that the page's main thread has been running tasks. */
async function busyTime(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  const seconds = metrics.find(({ name }) => name === 'TaskDuration')?.value;
  if (seconds === undefined) throw new Error('The browser does not say how long tasks took');
  return seconds * 1_000;
}
