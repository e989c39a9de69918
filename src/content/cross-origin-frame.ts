/** A frame of another site that holds what the reader sees: we have no access there. */

import { findElements } from '../extraction/dom/find-elements.ts';
import { articleLimits } from '../extraction/limits.ts';
import { hasHttpProtocol } from '../shared/url.ts';

/** Frames that are looked at. */
const maxFrames = 500;
/** From this share of the window on, a frame is what the reader is looking at. */
const minMainShare = 0.4;

/**
 * The origin of the largest frame that fills most of the window and that this document may not look
 * into; `undefined` when there is none.
 */
export function findCrossOriginFrame(document: Document): string | undefined {
  const frames = findElements(document, 'iframe, frame', maxFrames);
  const [largest] = (frames as HTMLIFrameElement[])
    .map((frame) => ({ frame, area: getVisibleArea(frame) }))
    .filter(({ area }) => area > minMainShare * innerWidth * innerHeight)
    .filter(({ frame: { contentDocument, src } }) => contentDocument === null && isAddress(src))
    .sort((a, b) => b.area - a.area);
  if (!largest) return undefined;
  const url = new URL(largest.frame.src);
  return hasHttpProtocol(url) && url.origin !== location.origin ? url.origin : undefined;
}

/** An address that is resolved already; what is longer is data. */
function isAddress(src: string): boolean {
  return src.length <= articleLimits.url && URL.canParse(src);
}

function getVisibleArea(frame: Element): number {
  const { left, right, top, bottom } = frame.getBoundingClientRect();
  const width = Math.min(right, innerWidth) - Math.max(left, 0);
  const height = Math.min(bottom, innerHeight) - Math.max(top, 0);
  return Math.max(0, width) * Math.max(0, height);
}
