/** When a page was read in part only: judged by what its reading has counted, outside of the page. */

import type { Unread } from '../article.ts';

/**
 * From so many words in uncertain paragraphs, and from this share of them in what could be the
 * article, they are more than what stands beside any one article: of 995 real pages that were taken
 * for an article, two have so many.
 */
const minWords = 1_000;
const minShare = 0.2;

/** What a user should know of a page that was read in part. */
export interface PartialReading {
  /** Words of paragraphs that may belong to the article or not; 0 where they are few. */
  readonly uncertainWords: number;
  /** A limit, or the time, ended the reading before the page did. */
  readonly isCut: boolean;
}

/**
 * What is missing of a page that was read in part.
 *
 * @param readWords words that were read
 * @returns nothing where all that could be the article was read
 */
export function findPartialReading(
  unread: Unread | undefined,
  readWords: number,
): PartialReading | undefined {
  if (!unread) return undefined;
  const { uncertainWords, isCut } = unread;
  const isMuch =
    uncertainWords >= minWords && uncertainWords >= minShare * (uncertainWords + readWords);
  return isMuch || isCut ? { uncertainWords: isMuch ? uncertainWords : 0, isCut } : undefined;
}
