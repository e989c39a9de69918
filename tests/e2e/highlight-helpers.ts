/** Checks if a highlighted sentence can be seen, independently of the product's own code. */

import type { Tab, View } from './drivers/browser.ts';
import { until } from './drivers/until.ts';

/** The rectangle that a popup covers, in the page's pixels. */
export interface PopupBox {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/**
 * The highlighted text, and how many of its sample points are off-screen, covered by the page, or
 * covered by the popup.
 */
export interface Visibility {
  text: string;
  places: number;
  offScreen: number;
  covered: number;
  underPopup: number;
}

/** Compares the screen positions of popup and page. */
export async function popupBox(tab: Tab, popup: View): Promise<PopupBox> {
  const over = await popup.evaluate(placeOnScreen);
  const page = await tab.evaluate(placeOnScreen);
  const left = over.x - page.x;
  const top = over.y - page.y;
  return { left, top, right: left + over.width, bottom: top + over.height };
}

/**
 * Runs in a view. In Chromium a popup is its own window, and the page is below its window's bars.
 */
export function placeOnScreen(): { x: number; y: number; width: number; height: number } {
  const { mozInnerScreenX: x, mozInnerScreenY: y } = window as Window & {
    mozInnerScreenX?: number;
    mozInnerScreenY?: number;
  };
  const isPopup = document.documentElement.dataset.surface === 'popup';
  return {
    x: x ?? screenX,
    y: y ?? screenY + (isPopup ? 0 : outerHeight - innerHeight),
    width: innerWidth,
    height: innerHeight,
  };
}

const unseen: Visibility = { text: '', places: 0, offScreen: 0, covered: 0, underPopup: 0 };

/** Inspects the highlight in a page, or in its same-site frame. */
export async function look(tab: Tab, popup: PopupBox | undefined): Promise<Visibility> {
  return (await tab.evaluate(lookNow, popup ?? null)) ?? unseen;
}

/** Runs in the page. Samples three points of each line, including its first and last pixels. */
function lookNow(popup: PopupBox | null): Visibility | undefined {
  const frame = document.querySelector('iframe');
  const view = (frame?.contentWindow as typeof window | null) ?? window;
  const [range] = (view.CSS.highlights.get('no-time-to-read') ?? []) as Range[];
  if (!range) return undefined;
  const origin = frame?.getBoundingClientRect() ?? { left: 0, top: 0 };
  const [dx, dy] = frame ? [origin.left + frame.clientLeft, origin.top + frame.clientTop] : [0, 0];
  const ends = [range.startContainer.parentElement, range.endContainer.parentElement];
  const seen = {
    text: String(range).replace(/\s+/g, ' '),
    places: 0,
    offScreen: 0,
    covered: 0,
    underPopup: 0,
  };
  for (const line of range.getClientRects()) {
    if (line.width === 0 || line.height === 0) continue;
    for (const x of [line.left + 3, (line.left + line.right) / 2, line.right - 3]) {
      const y = (line.top + line.bottom) / 2;
      seen.places += 1;
      const top = view.document.elementFromPoint(x, y);
      const outer = frame ? document.elementFromPoint(x + dx, y + dy) : top;
      const on = [x / view.innerWidth, y / view.innerHeight];
      on.push((x + dx) / innerWidth, (y + dy) / innerHeight);
      if (on.some((share) => share < 0 || share >= 1)) seen.offScreen += 1;
      else if (!ends.some((end) => end?.contains(top)) || (frame && outer !== frame))
        seen.covered += 1;
      else if (
        popup &&
        x + dx > popup.left &&
        x + dx < popup.right &&
        y + dy > popup.top &&
        y + dy < popup.bottom
      )
        seen.underPopup += 1;
    }
  }
  return seen;
}

export function isFullyVisible({ places, offScreen, covered, underPopup }: Visibility): boolean {
  return places > 0 && offScreen + covered + underPopup === 0;
}

/** The status that a view shows for a point, and whether it can be read there. */
export interface Status {
  outcome: string;
  isLit: boolean;
  isInSight: boolean;
}

/** @param at position of the point, counted from 1 */
export function readStatus(view: View, at: number): Promise<Status> {
  return view.evaluate((at) => {
    const item = document.querySelector(`.points li:nth-child(${at})`);
    const line = item?.querySelector<HTMLElement>('.highlight-status');
    const body = document.querySelector('.body')?.getBoundingClientRect();
    const box = line?.getBoundingClientRect();
    return {
      outcome: line?.dataset.outcome ?? '',
      isLit: item?.querySelector('[aria-current]') !== null,
      isInSight: !!box && !!body && box.top >= body.top - 1 && box.bottom <= body.bottom + 1,
    };
  }, at);
}

/** How long everything must stay unchanged to count as settled, in ms. */
const calmMs = 150;

/**
 * Waits until the view shows a status for a point, and neither it nor the page changes any more.
 * All images have loaded by then.
 */
export async function waitUntilSettled(tab: Tab, view: View, at: number): Promise<void> {
  let last = '';
  let since = Date.now();
  await until(`point ${at} has settled`, async () => {
    const line = await readStatus(view, at);
    const page = await tab.evaluate(pageNow);
    const now = JSON.stringify([line, page.place]);
    if (now !== last || line.outcome === '' || page.isLoading) since = Date.now();
    last = now;
    return Date.now() - since >= calmMs;
  });
}

/** Runs in the page. */
function pageNow(): { place: string; isLoading: boolean } {
  const frame = document.querySelector('iframe');
  const view = (frame?.contentWindow as typeof window | null) ?? window;
  const [range] = (view.CSS.highlights.get('no-time-to-read') ?? []) as Range[];
  const box = range?.getBoundingClientRect();
  const near = [...document.images].filter((image) => {
    const { top, bottom } = image.getBoundingClientRect();
    return bottom > -innerHeight && top < 2 * innerHeight;
  });
  return {
    place: `${scrollY} ${view.scrollY} ${box?.top} ${box?.bottom}`,
    isLoading: near.some((image) => !image.complete),
  };
}
