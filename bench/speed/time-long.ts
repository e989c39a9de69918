import type { Browser } from 'puppeteer-core';
import { median } from '../metrics/statistics.ts';
import { bundle } from './bundle.ts';
import { measureLongestTask } from './longest-task.ts';

/** What an article of so many words takes. */
export interface LongTimes {
  readonly words: number;
  /** Milliseconds of the thread's own processor, all slices together; the median of the runs. */
  readonly all: number;
  /** The longest time without a rest; the median of the runs. */
  readonly slice: number;
}

/** Words of the longest article. */
export const maxArticleWords = 100_000;
const sizes = [maxArticleWords / 10, maxArticleWords];
const runs = 3;

/**
 * Has the bundled engine sum up articles of 10,000 and of 100,000 words, and looks how long the
 * thread that it runs on cannot do anything else. That is a page's here, whose tasks can be told
 * from the outside; the background is made of the same script.
 *
 * @param text of at least 100,000 words
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
      const { busy, longestTask } = await measureLongestTask(page, () =>
        page.evaluate('subject.run()'),
      );
      all.push(busy);
      slice.push(longestTask);
    }
    times.push({ words: size, all: median(all), slice: median(slice) });
    await page.close();
  }
  return times;
}
