/** Which of a few sentences the reader is looking at, while the page is scrolled. */

import type { Anchor } from '../article/article.ts';
import { locateAll } from '../article/locate.ts';
import { timed } from './clock.ts';

/** Where on the screen the eye rests, as a share of its height from the top. */
const eyeLevel = 0.35;

/**
 * Tells which sentence is in view: now, and whenever it becomes another.
 * @param tell gets the index of the anchor, or `null` when none of them is on the screen.
 * @returns a function that stops it.
 */
export function watchInView(
  document: Document,
  anchors: Anchor[],
  tell: (index: number | null) => void,
): () => void {
  const ranges = locateAll(document, anchors, timed());
  let told: number | null | undefined;
  let frame = 0;
  const look = () => {
    frame = 0;
    const index = nearestToEye(ranges);
    if (index !== told) tell(index);
    told = index;
  };
  const onScroll = () => {
    frame ||= requestAnimationFrame(look);
  };
  document.addEventListener('scroll', onScroll, { passive: true, capture: true });
  look();
  return () => {
    document.removeEventListener('scroll', onScroll, { capture: true });
    cancelAnimationFrame(frame);
  };
}

/** The range on the screen whose middle is nearest to where the eye rests. */
function nearestToEye(ranges: (Range | undefined)[]): number | null {
  let nearest: number | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const [index, range] of ranges.entries()) {
    const box = range?.getBoundingClientRect();
    if (!box || box.height === 0 || box.bottom < 0 || box.top > innerHeight) continue;
    const distance = Math.abs((box.top + box.bottom) / 2 - innerHeight * eyeLevel);
    if (distance < least) [least, nearest] = [distance, index];
  }
  return nearest;
}
