/**
 * Finds a frame that fills most of the window: a cross-origin one, so that the user can be asked for
 * access to it, or a PDF. Called from `page-script.ts` if the page itself has no article.
 */

import { articleLimits } from '../extraction/article.ts';
import { findElements } from '../extraction/dom/elements.ts';
import { hasHttpProtocol } from '../shared/url.ts';

/** At most this many frames are examined. */
const maxFrames = 500;
/** A frame that fills at least this share of the window is the main content. */
const minMainShare = 0.4;

/**
 * Finds the largest frame that fills most of the window and that this document cannot access.
 *
 * @returns the frame's origin; `undefined` if there is none
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

/**
 * Returns true if a PDF of the page's own origin fills most of the window. An `<embed>` and, in
 * Firefox, any frame conceals what it shows, so that its type or address has to tell.
 */
export function hasFramedPdf(document: Document): boolean {
  return findElements(document, 'iframe, frame, embed, object', maxFrames)
    .filter((frame) => getVisibleArea(frame) > minMainShare * innerWidth * innerHeight)
    .map(getPdfAddress)
    .some((url) => URL.canParse(url) && new URL(url).origin === location.origin);
}

/** Returns the address of the PDF in a frame; `''` for another document. */
function getPdfAddress(frame: Element): string {
  const { contentDocument, src, data, type } = frame as HTMLIFrameElement & HTMLObjectElement;
  if (contentDocument?.contentType === 'application/pdf') return contentDocument.URL;
  const url = src || data || '';
  if (!isAddress(url)) return '';
  return type === 'application/pdf' || /\.pdf$/i.test(new URL(url).pathname) ? url : '';
}

/** Returns true for an absolute address; anything longer is a `data:` URL. */
function isAddress(src: string): boolean {
  return src.length <= articleLimits.url && URL.canParse(src);
}

function getVisibleArea(frame: Element): number {
  const { left, right, top, bottom } = frame.getBoundingClientRect();
  const width = Math.min(right, innerWidth) - Math.max(left, 0);
  const height = Math.min(bottom, innerHeight) - Math.max(top, 0);
  return Math.max(0, width) * Math.max(0, height);
}
