import type { EvaluateFunc, KeyInput, Page } from 'puppeteer-core';
import type { View } from './browser.ts';

/** A puppeteer page in the words of our interface. */
export function chromiumView(page: Page): View {
  return {
    url: async () => page.url(),
    evaluate: async <A extends unknown[], R>(fn: (...args: A) => R | Promise<R>, ...args: A) =>
      (await page.evaluate(fn as EvaluateFunc<A>, ...args)) as R,
    async click(selector) {
      const element = await page.$(selector);
      if (!element) throw new Error(`Nothing matches ${selector} in ${page.url()}`);
      await element.click();
    },
    press: (key) => page.keyboard.press(key as KeyInput),
    async screenshot(path) {
      await page.screenshot({ path: path as `${string}.png` });
    },
    close: () => page.close(),
  };
}
