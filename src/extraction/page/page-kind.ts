/**
 * Classifies pages without an article, so that the summary view can tell the user what to do.
 * Called from `content/page-script.ts`.
 */

import { getTextPrefix } from '../dom/block-text.ts';
import { findHeadlines } from './headlines.ts';
import type { PageKind } from './refused-page.ts';

/** A page whose whole text has fewer characters than this is short. */
const maxShortTextChars = 700;
/** A video that fills at least this share of the window is the main content. */
const minMainVideoShare = 0.15;
/** At most this many videos and password fields are checked. */
const maxElements = 50;

/**
 * Returns the kind of a page that has no article. The cost is bounded, whatever the page holds.
 *
 * @param status HTTP status of the document; 0 if the browser does not report it
 * @returns undefined if the page is of none of these kinds
 */
export function findPageKind(document: Document, status: number): PageKind | undefined {
  if (status >= 500) return 'site-error';
  if (status >= 400) return status === 404 || status === 410 ? 'missing' : 'site-error';
  if (declaresVideo(document)) return 'video';
  if (findHeadlines(document).length > 0) return 'list';
  if (findFirst(document, 'video').some(isMainContent)) return 'video';
  if (findFirst(document, 'input[type="password" i]').some(isShown)) return 'sign-in';
  // A script may have removed the body, and even the root.
  const root: Element | null = document.body ?? document.documentElement;
  const text = root ? getTextPrefix(root, maxShortTextChars).trim() : '';
  if (text === '') return 'empty';
  return text.length < maxShortTextChars ? 'short' : undefined;
}

function declaresVideo(document: Document): boolean {
  const type = document.querySelector('meta[property="og:type" i]')?.getAttribute('content');
  return type?.trim().toLowerCase().startsWith('video') === true;
}

function findFirst(document: Document, selector: string): HTMLElement[] {
  const found = document.querySelectorAll<HTMLElement>(selector);
  return Array.from({ length: Math.min(maxElements, found.length) }, (_none, i) => found[i]).filter(
    (element) => element !== undefined,
  );
}

function isMainContent(element: HTMLElement): boolean {
  const { clientWidth = 0, clientHeight = 0 } = element.ownerDocument.documentElement;
  const { width, height } = element.getBoundingClientRect();
  return isShown(element) && width * height > minMainVideoShare * clientWidth * clientHeight;
}

function isShown(element: HTMLElement): boolean {
  return typeof element.checkVisibility !== 'function' || element.checkVisibility();
}
