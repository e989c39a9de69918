import type { Browser, Extension, Page } from 'puppeteer-core';
import { openPopup } from './chromium.ts';

/** Milliseconds from the press of the toolbar button; nothing for points that did not come. */
export interface PopupTimes {
  /** Until the popup first showed anything. */
  readonly paint: number;
  /** Until its points stood there. */
  readonly points: number | undefined;
}

/** Milliseconds after which a popup is given up. */
const patience = 20_000;

/**
 * Presses the button on a page and looks on until the popup has come to its end.
 *
 * @param waitsForPoints Not for a popup that shows none.
 */
export async function timePopup(
  browser: Browser,
  page: Page,
  extension: Extension,
  waitsForPoints: boolean,
): Promise<PopupTimes> {
  const { popup, pressed } = await openPopup(browser, page, extension);
  const points = waitsForPoints ? await timeOfPoints(popup) : undefined;
  const paint = await onceThereIs<number>(popup, firstPaint);
  await popup.close();
  return { paint: paint - pressed, points: points && points - pressed };
}

/** When the points were first there, in milliseconds of the epoch. */
async function timeOfPoints(popup: Page): Promise<number | undefined> {
  const { at, found } = await onceThereIs<{ at: number; found: boolean }>(popup, pointsOrEnd);
  return found ? at : undefined;
}

const firstPaint = `(() => {
  const [entry] = performance.getEntriesByName('first-contentful-paint');
  return entry && performance.timeOrigin + entry.startTime;
})()`;

const pointsOrEnd = `document.querySelector('[data-status=done], [data-status=failed]') && {
  at: performance.timeOrigin + performance.now(),
  found: document.querySelector('[data-status=done] .points .point') !== null,
}`;

/**
 * What an expression gives once it gives something. It is asked for again and again from here: a
 * popup begins as an empty document, and what waits in that one waits for ever.
 */
async function onceThereIs<T>(popup: Page, expression: string): Promise<T> {
  for (const end = Date.now() + patience; Date.now() < end; ) {
    const seen = (await popup.evaluate(expression).catch(() => undefined)) as T | undefined;
    if (seen) return seen;
  }
  const shown = await popup.evaluate('document.body?.innerText').catch((error) => error);
  throw new Error(`The popup never showed: ${expression}; it showed: ${shown}`);
}
