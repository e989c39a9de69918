import type { Page } from 'puppeteer-core';
import { median } from '../metrics/statistics.ts';
import type { Subject } from './subjects.ts';

/** Milliseconds of a first run, and the median of those that follow in the same page. */
export interface ColdWarm {
  readonly cold: number;
  readonly warm: number;
}

const warmRuns = 5;

/**
 * Times a subject in a page that has just been loaded, so that nothing of it is compiled there yet.
 * It runs in the page's own world: the DevTools protocol is not held up by the page's policy.
 */
export async function timeInPage(page: Page, { script }: Subject): Promise<ColdWarm> {
  await page.reload({ waitUntil: 'domcontentloaded' });
  await page.evaluate(script);
  const times = (await page.evaluate(`Array.from({ length: ${1 + warmRuns} }, () => {
    const prepared = subject.prepare();
    const start = performance.now();
    subject.run(prepared);
    return performance.now() - start;
  })`)) as number[];
  const [cold = Number.NaN, ...warm] = times;
  return { cold, warm: median(warm) };
}
