import type { View } from './browser.ts';
import { until } from './until.ts';

/**
 * Waits until a click on the middle of the first match would reach it, scrolling it into view. It
 * waits for elements that are hidden, covered or fading in.
 */
export async function untilClickable(
  view: Pick<View, 'evaluate'>,
  selector: string,
): Promise<void> {
  await until(`${selector} can be clicked`, () => view.evaluate(isReachable, selector));
}

/** Runs in the view. */
function isReachable(selector: string): boolean {
  const element = document.querySelector(selector);
  if (!element) return false;
  element.scrollIntoView({ block: 'center', behavior: 'instant' });
  const { left, top, width, height } = element.getBoundingClientRect();
  const hit = document.elementFromPoint(left + width / 2, top + height / 2);
  return element.contains(hit);
}
