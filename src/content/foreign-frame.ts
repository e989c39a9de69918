/** A frame of another site that holds what the reader sees: we have no access there. */

/** From this share of the window on, a frame is what the reader is looking at. */
const mainShare = 0.4;

/**
 * The origin of the largest frame that fills most of the window and that this document may not look
 * into; `undefined` when there is none.
 */
export function foreignFrame(document: Document): string | undefined {
  const frames = [...document.querySelectorAll('iframe, frame')] as HTMLIFrameElement[];
  const [largest] = frames
    .filter((frame) => frame.contentDocument === null && URL.canParse(frame.src, document.baseURI))
    .map((frame) => ({ frame, area: visibleArea(frame) }))
    .filter(({ area }) => area > mainShare * innerWidth * innerHeight)
    .sort((a, b) => b.area - a.area);
  if (!largest) return undefined;
  const { origin, protocol } = new URL(largest.frame.src, document.baseURI);
  return /^https?:$/.test(protocol) && origin !== location.origin ? origin : undefined;
}

function visibleArea(frame: Element): number {
  const { left, right, top, bottom } = frame.getBoundingClientRect();
  const width = Math.min(right, innerWidth) - Math.max(left, 0);
  const height = Math.min(bottom, innerHeight) - Math.max(top, 0);
  return Math.max(0, width) * Math.max(0, height);
}
