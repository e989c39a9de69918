import type { View } from './browser.ts';
import { untilClickable } from './clickable.ts';
import {
  clickAtInView,
  clickInView,
  evaluateInView,
  evaluateWithin,
  hoverInView,
  pressByScreenReaderInView,
  pressInView,
} from './firefox-in-view.js';
import type { FirefoxRemote } from './firefox-remote.ts';
import { until } from './until.ts';

/** What only Firefox lets a test do. */
export interface FirefoxView extends View {
  /**
   * Activates an element in the shadow tree of another, as a screen reader does.
   *
   * @returns the name that the screen reader says
   */
  pressByScreenReader(host: string, selector: string): Promise<string>;
}

/** Wraps a browser of Firefox, by its `browserId`, as a `View`. */
export function firefoxView(remote: FirefoxRemote, browserId: number): FirefoxView {
  const { parent, inView } = remote;
  const evaluate: View['evaluate'] = async <A extends unknown[], R>(
    fn: (...args: A) => R | Promise<R>,
    ...args: A
  ) => (await inView(browserId, evaluateInView, String(fn), JSON.stringify(args))) as R;
  return {
    url: () => parent('url', browserId),
    evaluate,
    click: (selector) => clickFirefox(remote, browserId, selector, 0),
    clickAt: async (x, y) => void (await inView(browserId, clickAtInView, x, y)),
    within: async <A extends unknown[], R>(
      selector: string,
      fn: (root: ParentNode, ...args: A) => R,
      ...args: A
    ) => {
      const values = JSON.stringify(args);
      return (await inView(browserId, evaluateWithin, selector, String(fn), values)) as R;
    },
    hover: async (selector) => {
      await untilClickable({ evaluate }, selector);
      await inView(browserId, hoverInView, selector);
    },
    resize: (width, height) => parent('resize', browserId, width, height),
    press: async (key) => {
      if (await parent('giveKeyboard', browserId))
        await until('the tab is focused', () => evaluate(() => document.hasFocus()));
      await inView(browserId, pressInView, key);
    },
    pressByScreenReader: async (host, selector) =>
      String(await inView(browserId, pressByScreenReaderInView, host, selector)),
    screenshot: (path) => parent('screenshot', browserId, path),
    close: () => parent('close', browserId),
  };
}

/** @param button 0 for the left one, 2 for the right one */
export async function clickFirefox(
  remote: FirefoxRemote,
  browserId: number,
  selector: string,
  button: 0 | 2,
): Promise<void> {
  await untilClickable(firefoxView(remote, browserId), selector);
  await remote.inView(browserId, clickInView, selector, button);
}
