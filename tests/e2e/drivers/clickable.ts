import type { View } from './browser.ts';
import { until } from './until.ts';

/** Where to click, in CSS pixels of the view. */
export interface ClickPoint {
  readonly x: number;
  readonly y: number;
}

/**
 * Waits until a click on the middle of the first match would reach it, scrolling it into view. It
 * waits for elements that are hidden, covered, fading in or moving.
 *
 * @returns the middle of the match
 */
export async function untilClickable(
  view: Pick<View, 'evaluate'>,
  selector: string,
): Promise<ClickPoint> {
  let last: ClickPoint | undefined;
  return until(`${selector} can be clicked`, async () => {
    const point = await view.evaluate(findReachablePoint, selector);
    const isStill = point?.x === last?.x && point?.y === last?.y;
    last = point;
    return isStill && point;
  });
}

/** Runs in the view. */
function findReachablePoint(selector: string): ClickPoint | undefined {
  const element = document.querySelector(selector);
  if (!element) return undefined;
  element.scrollIntoView({ block: 'center', behavior: 'instant' });
  const { left, top, width, height } = element.getBoundingClientRect();
  const point = { x: left + width / 2, y: top + height / 2 };
  return element.contains(document.elementFromPoint(point.x, point.y)) ? point : undefined;
}
