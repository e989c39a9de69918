/**
 * Tells from the counts of an extraction whether the article may lack a part. The background asks
 * this, outside of the page.
 */

import type { Unread } from '../article.ts';

/**
 * The user is told of uncertain paragraphs if they have at least this many words, and at least this
 * share of all words that could belong to the article. Ordinary sidebars stay below both: of 995
 * real pages that were classified as articles, two reach them.
 */
const minWords = 1_000;
const minShare = 0.2;

/** The facts that the summary view shows about a page that was extracted only in part. */
interface PartialReading {
  /** Number of words in paragraphs that may belong to the article; 0 if there are only a few. */
  readonly uncertainWords: number;
  /** True if a size limit or the timeout ended the extraction before the end of the page. */
  readonly isCut: boolean;
}

/**
 * Returns which part of a page was not extracted.
 *
 * @param unread counts of the extraction, see `Article.unread`
 * @param readWords number of words that were extracted
 * @returns undefined if everything that could belong to the article was extracted
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
