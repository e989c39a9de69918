/** What is said between the background, the summary views and the highlighting script in a page; free of the extension API. */

import { version } from '../../manifest.json';
import type { Anchor } from '../extraction/article.ts';

/**
 * Where a sentence was found: marked in sight; in a part of the page that is closed and can be opened;
 * in one that is hidden and cannot; or nowhere any more.
 */
export const highlightResults = ['shown', 'collapsed', 'hidden', 'not-found'] as const;
export type HighlightResult = (typeof highlightResults)[number];

/**
 * Whether a highlighted sentence is seen: `covered` by a part of the page, for example a bar; `hidden`
 * in a part of it that is closed, cut off or transparent; `gone` from the page since.
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
 * What is to be highlighted: `preview` while a point is looked at, without scrolling; `follow` for good;
 * `speak` while a point is read aloud. Without an anchor that kind of highlight ends, and with `follow`
 * every kind.
 */
export const highlightKinds = ['preview', 'follow', 'speak'] as const;
export type HighlightKind = (typeof highlightKinds)[number];

/** What the highlighting script can be asked for; `content/highlight.ts` implements exactly this. */
export interface HighlightCalls {
  /** Whether it is there; asked so that it is. */
  isReady(): boolean;
  /** Highlights a sentence, or ends that kind of highlight. */
  highlight(kind: HighlightKind, anchor: Anchor | null): HighlightResult;
  /** Follows to a sentence, once what hides it has been opened as the user would. */
  reveal(anchor: Anchor): Promise<HighlightResult>;
  /** Goes back to where the page was before a point was followed, and ends the highlight. */
  goBack(): boolean;
}

/** The name under which the script waits in the isolated world; see `pageScriptGlobal`. */
export const highlightGlobal = `noTimeToRead highlight ${version}`;

/** The name of the port that a summary view opens to the script in a page. */
export const highlightPort = 'highlight';

/**
 * Where a popup is: its upper left corner on the screen and its size, in its own CSS pixels. Popups hang
 * at the toolbar's end, which is at the left where the browser's language is written from the right.
 */
export interface ViewBounds {
  left: number;
  top: number;
  width: number;
  height: number;
  /** Device pixels in a CSS pixel. */
  pixelRatio: number;
  direction: 'ltr' | 'rtl';
}

/** What a summary view tells the page, at first and whenever it changes. */
export interface ViewMessage {
  /** The sentences of its points; their indices are what the page answers with. */
  anchors: Anchor[];
  /** Further sentences that its points lead to, counted on from there. None of them is ever `inView`. */
  items: Anchor[];
  /** Whether it wants to know which of them the user is looking at. */
  wantsInView: boolean;
  /** Where it lies over the page, if it does. */
  bounds: ViewBounds | null;
}

/** What the page tells a summary view, at first and whenever it changes. */
export interface PageState {
  /** Index of the sentence that the user is looking at; `null` for none. */
  inView: number | null;
  /** Index of the sentence that was followed last and is still highlighted; `null` for none. */
  followed: number | null;
  /** Of that sentence; `null` while the page is still moving. */
  visibility: HighlightVisibility | null;
  /** Whether the user has scrolled the page by hand since. */
  hasUserScrolled: boolean;
  /** Whether there is a place to go back to. */
  canGoBack: boolean;
}
