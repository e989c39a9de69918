/** Where a popup lies over a page. */

import type { ViewBounds } from '../../browser/highlight-api.ts';
import type { Box } from './box.ts';

/** Firefox tells where a page begins on the screen, in CSS pixels of that page. */
interface WindowWithOrigin extends Window {
  readonly mozInnerScreenX?: number;
  readonly mozInnerScreenY?: number;
}

/** No browser makes a popup larger: what is larger is a view in a tab. */
const maxWidth = 820;
const maxHeight = 640;
/** How far below the upper edge of a popup, in pixels, a page can begin: bars of bookmarks and notes lie between. */
const maxTopOffset = 200;
/** How far a popup usually hangs from the window's edge, in pixels. */
const defaultInset = 8;

/**
 * Where a popup lies over a page, in the page's viewport.
 * @param window of the outermost page
 * @returns `undefined` where the view is no popup, or it is unknown where the page is: in a frame of
 *   another site's page
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
  // Some window systems tell nobody where a window is: then all is said to be in the corner.
  const isKnown = isInWindow && (view.left !== 0 || view.top !== 0);
  // A panel of developer tools below the page makes it seem to begin lower than it does.
  const isTopLikely = isKnown && reported.top > -maxTopOffset && reported.top < height;
  const top = isTopLikely ? reported.top : 0;
  const defaultLeft =
    view.direction === 'rtl' ? defaultInset : window.innerWidth - width - defaultInset;
  const left = isKnown ? reported.left : defaultLeft;
  return { left, top, right: left + width, bottom: top + height };
}

/** The upper left corner of a page on the screen, in CSS pixels of the page. */
function getOrigin(window: WindowWithOrigin, zoom: number): { left: number; top: number } {
  const { mozInnerScreenX, mozInnerScreenY } = window;
  if (mozInnerScreenX !== undefined && mozInnerScreenY !== undefined)
    return { left: mozInnerScreenX, top: mozInnerScreenY };
  // Chromium measures windows without the page's zoom; all that is not page is above it.
  const { screenX, screenY, outerHeight, innerHeight } = window;
  return { left: screenX / zoom, top: (screenY + outerHeight) / zoom - innerHeight };
}
