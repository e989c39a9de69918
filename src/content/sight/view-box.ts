/** Computes where a popup covers a page. */

import type { ViewBounds } from '../../browser/highlight-api.ts';
import type { Box } from './box.ts';

/** Firefox reports where a page starts on the screen, in CSS pixels of the page. */
interface WindowWithOrigin extends Window {
  readonly mozInnerScreenX?: number;
  readonly mozInnerScreenY?: number;
}

/** Maximum size of a popup in any browser; a larger view is in a tab. */
const maxWidth = 820;
const maxHeight = 640;
/**
 * Distance in pixels at which a page may start below the upper edge of a popup, because bookmark
 * and notification bars are in between.
 */
const maxTopOffset = 200;
/** Usual distance of a popup from the window's edge, in pixels. */
const defaultInset = 8;

/**
 * Computes where a popup covers a page, in the page's viewport.
 *
 * @param window of the outermost page
 * @returns `undefined` if the view is not a popup, or if the position of the page is unknown
 *   because it is in a frame of another site
 */
export function getViewBox(view: ViewBounds, window: Window): Box | undefined {
  if (view.width > maxWidth || view.height > maxHeight) return undefined;
  if (window.parent !== window && !('mozInnerScreenX' in window)) return undefined;
  const zoom = window.devicePixelRatio / view.pixelRatio || 1;
  const width = view.width / zoom;
  const height = view.height / zoom;
  const origin = getOrigin(window, zoom);
  const reported = { left: view.left / zoom - origin.left, top: view.top / zoom - origin.top };
  const isInWindow =
    reported.left >= -defaultInset && reported.left + width <= window.innerWidth + defaultInset;
  // Some window systems reveal no window positions, so that everything seems to be in the corner.
  const isKnown = isInWindow && (view.left !== 0 || view.top !== 0);
  // Developer tools below the page make it seem to start lower than it does.
  const isTopLikely = isKnown && reported.top > -maxTopOffset && reported.top < height;
  const top = isTopLikely ? reported.top : 0;
  const defaultLeft =
    view.direction === 'rtl' ? defaultInset : window.innerWidth - width - defaultInset;
  const left = isKnown ? reported.left : defaultLeft;
  return { left, top, right: left + width, bottom: top + height };
}

/** Returns the upper left corner of a page on the screen, in CSS pixels of the page. */
function getOrigin(window: WindowWithOrigin, zoom: number): { left: number; top: number } {
  const { mozInnerScreenX, mozInnerScreenY } = window;
  if (mozInnerScreenX !== undefined && mozInnerScreenY !== undefined)
    return { left: mozInnerScreenX, top: mozInnerScreenY };
  // Chromium reports window sizes without the page's zoom; everything that is not page is above it.
  const { screenX, screenY, outerHeight, innerHeight } = window;
  return { left: screenX / zoom, top: (screenY + outerHeight) / zoom - innerHeight };
}
