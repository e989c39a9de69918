/** Which of a few sentences the user is looking at, while the page is scrolled. */

import type { Anchor } from '../extraction/article.ts';

/** Where on the screen the eye rests, as a share of its height from the top. */
const eyeLevel = 0.35;
/** A page that draws itself anew is searched again for the sentences no more often than this, in milliseconds. */
const minLocateIntervalMs = 2_000;

/** Where sentences stand, each in the place of its anchor. */
export type FindAll = (anchors: readonly Anchor[]) => (Range | undefined)[];

/**
 * Tells which sentence is in view: now, and whenever it becomes another.
 * @param tell gets the index of the anchor, or `null` when none of them is on the screen.
 * @returns a function that stops it.
 */
export function observeAnchorsInView(
  anchors: readonly Anchor[],
  findAll: FindAll,
  onChange: (index: number | null) => void,
): () => void {
  let ranges = findAll(anchors);
  let locatedAt = performance.now();
  let lastIndex: number | null | undefined;
  let frame = 0;
  const update = () => {
    frame = 0;
    const isLost = ranges.some((range) => range && (range.collapsed || !isConnected(range)));
    if (isLost && performance.now() - locatedAt > minLocateIntervalMs) {
      ranges = findAll(anchors);
      locatedAt = performance.now();
    }
    const index = findNearestToEye(ranges);
    if (index !== lastIndex) onChange(index);
    lastIndex = index;
  };
  const onScroll = () => {
    frame ||= requestAnimationFrame(update);
  };
  document.addEventListener('scroll', onScroll, { passive: true, capture: true });
  update();
  return () => {
    document.removeEventListener('scroll', onScroll, { capture: true });
    cancelAnimationFrame(frame);
  };
}

function isConnected(range: Range): boolean {
  return range.startContainer.isConnected;
}

/** The range on the screen whose middle is nearest to where the eye rests. */
function findNearestToEye(ranges: (Range | undefined)[]): number | null {
  let nearest: number | null = null;
  let minDistance = Number.POSITIVE_INFINITY;
  for (const [index, range] of ranges.entries()) {
    const box = range?.getBoundingClientRect();
    if (!box || box.height === 0 || box.bottom < 0 || box.top > innerHeight) continue;
    const distance = Math.abs((box.top + box.bottom) / 2 - innerHeight * eyeLevel);
    if (distance < minDistance) [minDistance, nearest] = [distance, index];
  }
  return nearest;
}
