/**
 * Defines the types and globals by which the background, the summary views and the content scripts
 * communicate. It does not use the extension API, so every module may import it.
 */

import { version } from '../../manifest.json';
import type { Anchor, Scope } from '../extraction/article.ts';
import type { FailureCode } from '../shared/result.ts';
import type { Point } from '../summarizer/summary.ts';

// Types shared by the background and the page script. They do not use the extension API, so that
// both can import them.

/**
 * Identity of a document, and how much of an article it shows; see `content/document-identity.ts`.
 */
export interface PageIdentity {
  document: { id: string; url: string };
  foundCount: number;
  hasTitle: boolean;
  isCut: boolean;
}

/**
 * Functions of the page script that the background can call; `content/page-script.ts` implements
 * them.
 */
export interface PageScriptApi {
  /**
   * Extracts the article and identifies the document.
   *
   * @param tabUrl address of the tab, if the browser reveals it
   */
  extract(scope: Scope, tabUrl?: string): unknown;
  /** Identifies the document and counts how many of the anchors' sentences it shows. */
  identify(anchors: Anchor[], title: string): PageIdentity;
  /** Returns the hash of the selected text; null if it is too short for a summary. */
  selected(): string | null;
  /** Returns the headlines of a page that lists articles; see `extraction/page/headlines.ts`. */
  headlines(): unknown;
}

/**
 * Name of the page script's global in the isolated world. It contains the version, so that a page
 * which still has the script of an older version gets the new one as well.
 */
export const pageScriptGlobal = `noTimeToRead ${version}`;

// Types shared by the background and the banner in a page. They do not use the extension API, so
// that both can import them.

/**
 * Functions of the banner script that the background can call; `content/banner/index.ts` implements
 * them.
 */
export interface BannerApi {
  /**
   * Inserts the banner at both ends of the article, or leaves it there.
   *
   * @param isRequested true if the user has just turned the banner on, so that it may appear while they
   *   read
   * @returns false if the page has no article that the banner could be inserted around
   */
  place(labels: BannerLabels, isRequested: boolean): boolean;
  /** Removes the banner. */
  remove(): void;
}

/** Name of the banner script's global in the isolated world; see `pageScriptGlobal`. */
export const bannerScriptGlobal = `noTimeToRead banner ${version}`;

/**
 * Localized labels of the banner. They are handed in because content scripts get no access to the
 * messages here.
 */
export interface BannerLabels {
  /** BCP 47 tag of the labels, and their direction. */
  lang: string;
  dir: 'ltr' | 'rtl';
  name: string;
  question: string;
  /**
   * The question of the banner after the last paragraph, when the user may have read the article.
   */
  questionAtEnd: string;
  getSummary: string;
  /** Contains `{n}` in place of the number of seconds. */
  seconds: string;
  more: string;
  hideHere: string;
  hideEverywhere: string;
  /** The answer to a press that does not count, since the banner may not have been seen. */
  pressAgain: string;
  working: string;
  pointsLabel: string;
  notFound: string;
  /**
   * Shown if the sentence is in a collapsed part of the page, followed by the button that opens it.
   */
  collapsed: string;
  openHere: string;
  hidden: string;
  copy: string;
  copied: string;
  goBack: string;
  close: string;
  /** Tells how the summary was made. */
  author: string;
  retry: string;
  /** Error messages by failure code; `unexpected` covers the codes that are missing. */
  failures: Partial<Record<FailureCode, string>> & { unexpected: string };
  /** Maximum number of points of a summary, from which its reading time is estimated. */
  pointLimit: number;
}

/** The summary that the banner shows. */
export interface BannerSummary {
  title: string;
  url: string;
  lang: string;
  dir: 'ltr' | 'rtl';
  points: Point[];
}

// Types shared by the background, the summary views and the highlighting script in a page. They do
// not use the extension API.

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
 * The kinds of highlights: `preview` while the pointer is on its point, without scrolling;
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

// Decides whether a page still shows an article. The background asks before it shows a summary
// again, the banner before it keeps an open one.

/** Sentences that a page is asked for: enough for a few summaries of one article. */
const maxAnchors = 20;

/**
 * Picks the sentences by which an article is recognized: the first source of each point, without
 * duplicates.
 */
export function pickAnchors(points: readonly Point[]): Anchor[] {
  const anchors = points.flatMap(({ sources }) => sources[0] ?? []);
  const byQuote = new Map(anchors.map((anchor) => [anchor.quote, anchor]));
  return [...byQuote.values()].slice(0, maxAnchors);
}

/**
 * Returns true if a page shows the article that `anchors` were taken from. An edited article keeps
 * some of its sentences; another article may share a few by chance, but hardly the title as well.
 *
 * @param anchors the sentences that the page was asked for
 */
export function matchesArticle(
  { foundCount, hasTitle }: Pick<PageIdentity, 'foundCount' | 'hasTitle'>,
  anchors: readonly Anchor[],
): boolean {
  if (anchors.length === 0) return true;
  return foundCount > 0 && (hasTitle || foundCount > anchors.length / 3);
}
