import type { Browser } from 'puppeteer-core';
import { median } from '../metrics/statistics.ts';
import { bundle } from './bundle.ts';
import { measureLongestTask } from './longest-task.ts';

/** The times for an article of a number of words. */
export interface LongTimes {
  readonly words: number;
  /** CPU time of the thread in ms, all slices together; the median of the runs. */
  readonly all: number;
  /** Longest time in ms without a pause; the median of the runs. */
  readonly slice: number;
}

/** Words of the longest article. */
export const maxArticleWords = 100_000;
const sizes = [maxArticleWords / 10, maxArticleWords];
const runs = 3;

/**
 * Summarizes articles of 10,000 and 100,000 words with the extractive engine, and measures for how
 * long its thread is blocked. It runs in a page, whose tasks can be traced from outside; the
 * background runs the same code.
 *
 * @param text at least 100,000 words
 */
export async function timeLong(browser: Browser, text: string): Promise<LongTimes[]> {
  const script = await bundle(new URL('./in-page/summary.ts', import.meta.url));
  const words = text.split(' ');
  const times: LongTimes[] = [];
  for (const size of sizes) {
    const page = await browser.newPage();
    await page.evaluate(script);
    await page.evaluate(`subject.text = ${JSON.stringify(words.slice(0, size).join(' '))}`);
    const all: number[] = [];
    const slice: number[] = [];
    for (let run = 0; run < runs; run++) {
      const { busyMs, longestTaskMs } = await measureLongestTask(page, () =>
        page.evaluate('subject.run()'),
      );
      all.push(busyMs);
      slice.push(longestTaskMs);
    }
    times.push({ words: size, all: median(all), slice: median(slice) });
    await page.close();
  }
  return times;
}
