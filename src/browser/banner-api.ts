/** What is said between the background and the line in a page; free of the extension API, so both may import it. */

import { version } from '../../manifest.json';
import type { FailureCode } from '../shared/result.ts';
import type { Point } from '../summarizer/summary.ts';

/** What the line in a page can be asked for; `content/banner/index.ts` implements exactly this. */
export interface BannerApi {
  /**
   * Places the line at both ends of the article, or leaves it where it stands.
   * @param asked the reader has just asked for it, and it may come while the page is being read.
   * @returns whether there is an article that it can stand at.
   */
  place(words: BannerLabels, asked: boolean): boolean;
  /** Removes the banner. */
  remove(): void;
}

/** The name under which the line's script waits in the isolated world; see `pageScriptGlobal`. */
export const bannerScriptGlobal = `noTimeToRead banner ${version}`;

/** All that the line says, in the reader's language: pages get no access to the messages. */
export interface BannerLabels {
  /** BCP 47 of these words, and their direction. */
  lang: string;
  dir: 'ltr' | 'rtl';
  name: string;
  question: string;
  /** The same for the banner after the last paragraph, which may have been read. */
  questionAtEnd: string;
  getSummary: string;
  /** With `{n}` where the number of seconds goes. */
  seconds: string;
  more: string;
  hideHere: string;
  hideEverywhere: string;
  working: string;
  pointsLabel: string;
  notFound: string;
  /** The sentence stands in a closed part of the page; and the way to open that. */
  collapsed: string;
  openHere: string;
  hidden: string;
  copy: string;
  copied: string;
  goBack: string;
  close: string;
  /** How the summary was made. */
  author: string;
  retry: string;
  /** By failure code; `unexpected` stands for those that are missing. */
  failures: Partial<Record<FailureCode, string>> & { unexpected: string };
  /** How many points a summary has at most, by which its reading time is told beforehand. */
  pointLimit: number;
}

/** The answer to a pressed line. */
export interface BannerSummary {
  title: string;
  url: string;
  lang: string;
  dir: 'ltr' | 'rtl';
  points: Point[];
}
