/** The way back from the page: which point's sentence is being looked at there. */

import { useEffect, useState } from 'preact/hooks';
import type { Anchor } from '../../article/article.ts';
import { watchInView } from '../../platform/in-view-line.ts';
import type { Summary } from '../../summary/summary.ts';

/**
 * @param beside whether this reader stays open while the page is scrolled; else nothing is watched.
 * @returns the index of the point
 */
export function usePointInView(
  tabId: number,
  { points }: Summary,
  beside: boolean,
): number | undefined {
  const [index, setIndex] = useState<number | null>(null);
  // By their text: each time the job is stored its points are other objects.
  const asked = JSON.stringify(points.flatMap(({ sources }) => sources.slice(0, 1)));
  useEffect(() => {
    const anchors = JSON.parse(asked) as Anchor[];
    const frameId = anchors[0]?.frameId;
    if (!beside || frameId === undefined) return undefined;
    return watchInView(tabId, frameId, anchors, setIndex);
  }, [tabId, asked, beside]);
  return index ?? undefined;
}
