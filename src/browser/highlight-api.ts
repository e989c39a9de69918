/**
 * Types shared by the background, the summary views and the highlighting script in a page. They do
 * not use the extension API.
 */

import { version } from '../../manifest.json';
import type { Anchor } from '../extraction/article.ts';

/**
 * Result of finding a sentence: `shown` in visible text, `collapsed` in a part of the page that can
 * be opened, `hidden` in one that cannot, or `not-found`.
 */
export const highlightResults = ['shown', 'collapsed', 'hidden', 'not-found'] as const;
export type HighlightResult = (typeof highlightResults)[number];

/**
 * Visibility of a highlighted sentence. `covered`: something in the page lies over it, for example
 * a bar. `hidden`: its part of the page is closed, cut off or transparent. `not-found`: the page no
 * longer contains it.
 */
export const visibilities = [
  'visible',
  'off-screen',
  'covered',
  'behind-dialog',
  'behind-view',
  'hidden',
  'not-found',
] as const;
export type HighlightVisibility = (typeof visibilities)[number];

/**
 * Why a sentence is highlighted: `preview` while the pointer is on its point, without scrolling;
 * `follow` after the point was pressed; `speak` while it is read aloud. Passing no anchor ends that
 * kind of highlight; for `follow` it ends all of them.
 */
export const highlightKinds = ['preview', 'follow', 'speak'] as const;
export type HighlightKind = (typeof highlightKinds)[number];

/**
 * Functions of the highlighting script that the background can call; `content/highlight.ts`
 * implements them.
 */
export interface HighlightApi {
  /** Returns true; calling it has the script injected. */
  isReady(): boolean;
  /** Highlights a sentence, or ends that kind of highlight if `anchor` is null. */
  highlight(kind: HighlightKind, anchor: Anchor | null): HighlightResult;
  /** Opens what hides a sentence, as a click of the user would, and follows to it. */
  reveal(anchor: Anchor): Promise<HighlightResult>;
  /** Scrolls back to where the page was before a point was followed, and ends the highlight. */
  goBack(): boolean;
}

/** Name of the highlighting script's global in the isolated world; see `pageScriptGlobal`. */
export const highlightGlobal = `noTimeToRead highlight ${version}`;

/** Name of the port that a summary view opens to the highlighting script. */
export const highlightPort = 'highlight';

/**
 * Position of a popup: its upper left corner on the screen, and its size, in CSS pixels of the
 * popup. A popup opens at the end of the toolbar, which is on the left if the browser's language is
 * written from right to left.
 */
export interface ViewBounds {
  left: number;
  top: number;
  width: number;
  height: number;
  /** Device pixels per CSS pixel. */
  pixelRatio: number;
  direction: 'ltr' | 'rtl';
}

/** State of a summary view, sent to the page when the port opens and on every change. */
export interface ViewMessage {
  /** Sentences of the points; the page refers to them by index. */
  anchors: Anchor[];
  /**
   * Further sentences that points link to; their indexes continue those of `anchors`. They are
   * never `inView`.
   */
  items: Anchor[];
  /** True to be told which sentence the user is looking at. */
  wantsInView: boolean;
  /** Position of the view if it covers the page; null if it does not. */
  bounds: ViewBounds | null;
}

/** State of the highlight, sent to a summary view when the port opens and on every change. */
export interface PageState {
  /** Index of the sentence that the user is looking at; null for none. */
  inView: number | null;
  /** Index of the sentence that was followed last and is still highlighted; null for none. */
  followed: number | null;
  /** Visibility of that sentence; null while the page is still scrolling. */
  visibility: HighlightVisibility | null;
  /** True if the user has scrolled the page by hand since. */
  hasUserScrolled: boolean;
  /** True if the page can scroll back to where it was. */
  canGoBack: boolean;
}
