/**
 * Tells from the counts of an extraction whether the article may lack a part. The background asks
 * this, outside of the page.
 */

import type { Unread } from '../article.ts';

/**
 * More words than these in uncertain paragraphs, and a larger share of all that could be the article,
 * are more than what surrounds any one article: of 995 real pages that were taken for an article,
 * two have so many.
 */
const minWords = 1_000;
const minShare = 0.2;

/** What the user is told about an article that was extracted in part. */
interface PartialReading {
  /** Words of paragraphs that may belong to the article; 0 if they are few. */
  readonly uncertainWords: number;
  /** True if a limit, or the time, ended the extraction before the page did. */
  readonly isCut: boolean;
}

/**
 * Returns what an article lacks that was extracted in part.
 *
 * @param readWords words of the article
 * @returns `undefined` if all that could be the article was extracted
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
