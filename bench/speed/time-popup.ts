import type { Browser, Extension, Page } from 'puppeteer-core';
import { openPopup } from './chromium.ts';

/** Times in ms from the click on the toolbar button; `undefined` for points that did not appear. */
export interface PopupTimes {
  /** Time until the popup's first paint. */
  readonly paint: number;
  /** Time until its points appeared. */
  readonly points: number | undefined;
}

/** Timeout for a popup in ms. */
const timeoutMs = 20_000;

/**
 * Clicks the button on a page and waits until the popup is finished.
 *
 * @param waitsForPoints false for a popup without points
 */
export async function timePopup(
  browser: Browser,
  page: Page,
  extension: Extension,
  waitsForPoints: boolean,
): Promise<PopupTimes> {
  const { popup, pressed } = await openPopup(browser, page, extension);
  const points = waitsForPoints ? await waitForPoints(popup) : undefined;
  const paint = await waitForValue<number>(popup, firstPaint);
  await popup.close();
  return { paint: paint - pressed, points: points && points - pressed };
}

/** Returns when the points appeared, in ms since 1970. */
async function waitForPoints(popup: Page): Promise<number | undefined> {
  const { at, found } = await waitForValue<{ at: number; found: boolean }>(popup, pointsOrEnd);
  return found ? at : undefined;
}

const firstPaint = `(() => {
  const [entry] = performance.getEntriesByName('first-contentful-paint');
  return entry && performance.timeOrigin + entry.startTime;
})()`;

/** Other builds may have other statuses, but they have the same classes of points. */
const pointsOrEnd = `document.querySelector('.points .point, [data-status=failed]') && {
  at: performance.timeOrigin + performance.now(),
  found: document.querySelector('.points .point') !== null,
}`;

/**
 * Returns the value of an expression once it is truthy. It is polled from outside, because a popup
 * begins as an empty document, in which a wait would never end.
 */
async function waitForValue<T>(popup: Page, expression: string): Promise<T> {
  for (const end = Date.now() + timeoutMs; Date.now() < end; ) {
    const seen = (await popup.evaluate(expression).catch(() => undefined)) as T | undefined;
    if (seen) return seen;
  }
  const shown = await popup.evaluate('document.body?.innerText').catch((error) => error);
  throw new Error(`The popup never showed: ${expression}; it showed: ${shown}`);
}
