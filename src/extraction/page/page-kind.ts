/** What kind of page it is that holds no article, so that the user can be told what helps. */

import { getTextPrefix } from '../dom/block-text.ts';
import { findHeadlines } from './headlines.ts';
import type { PageKind } from './refused-page.ts';

/** A page whose whole text is shorter than this, in characters, is short. */
const shortText = 700;
/** A video that fills at least this share of the window is what the page is for. */
const mainShare = 0.15;
/** How many videos and fields are looked at. */
const maxElements = 50;

/**
 * Tells the kind of a page that was refused. Looks at a bounded part of it.
 * @param status HTTP status of the document; 0 where the browser does not tell.
 * @returns nothing where the page is none of these
 */
export function findPageKind(document: Document, status: number): PageKind | undefined {
  if (status >= 500) return 'site-error';
  if (status >= 400) return status === 404 || status === 410 ? 'missing' : 'site-error';
  if (declaresVideo(document)) return 'video';
  if (findHeadlines(document).length > 0) return 'list';
  if (first(document, 'video').some(isMain)) return 'video';
  if (first(document, 'input[type="password" i]').some(isShown)) return 'sign-in';
  // A script may have taken away the body, and even the root.
  const root: Element | null = document.body ?? document.documentElement;
  const text = root ? getTextPrefix(root, shortText).trim() : '';
  if (text === '') return 'empty';
  return text.length < shortText ? 'short' : undefined;
}

function declaresVideo(document: Document): boolean {
  const type = document.querySelector('meta[property="og:type" i]')?.getAttribute('content');
  return type?.trim().toLowerCase().startsWith('video') === true;
}

function first(document: Document, selector: string): HTMLElement[] {
  const found = document.querySelectorAll<HTMLElement>(selector);
  return Array.from({ length: Math.min(maxElements, found.length) }, (_none, i) => found[i]).filter(
    (element) => element !== undefined,
  );
}

function isMain(element: HTMLElement): boolean {
  const { clientWidth = 0, clientHeight = 0 } = element.ownerDocument.documentElement;
  const { width, height } = element.getBoundingClientRect();
  return isShown(element) && width * height > mainShare * clientWidth * clientHeight;
}

function isShown(element: HTMLElement): boolean {
  return typeof element.checkVisibility !== 'function' || element.checkVisibility();
}
