/**
 * Types shared by the background and the banner in a page. They do not use the extension API, so
 * that both can import them.
 */

import { version } from '../../manifest.json';
import type { FailureCode } from '../shared/result.ts';
import type { Point } from '../summarizer/summary.ts';

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
