/**
 * Compares texts by overlapping runs of four words, as the “article extraction benchmark” does
 * (https://github.com/scrapinghub/article-extraction-benchmark). A page's counts are divided by
 * their sum, so a long page weighs no more than a short one.
 */

import { countItems, countShared, sumCounts, toGrams } from './counts.ts';
import { harmonicMean } from './harmonic-mean.ts';
import { mean } from './statistics.ts';
import { splitWords } from './words.ts';

/**
 * Shares of a page's shingles that are found, wrongly added, or missed. Their sum is 1, or 0
 * without any text.
 */
export interface ShingleShares {
  readonly found: number;
  readonly added: number;
  readonly missed: number;
}

export interface PrecisionRecall {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

const length = 4;

/** Compares a page's text with its gold text. */
export function computeShingleShares(gold: string, text: string): ShingleShares {
  const wanted = toShingles(gold);
  const got = toShingles(text);
  const found = countShared(wanted, got);
  const added = sumCounts(got) - found;
  const missed = sumCounts(wanted) - found;
  const all = found + added + missed;
  if (all === 0) return { found: 0, added: 0, missed: 0 };
  return { found: found / all, added: added / all, missed: missed / all };
}

/**
 * Averages precision and recall over pages, and computes the harmonic mean of the averages. An
 * empty extraction has no precision and an empty gold text no recall, so each is left out of that
 * average.
 */
export function averageOverPages(pages: readonly ShingleShares[]): PrecisionRecall {
  const precisions: number[] = [];
  const recalls: number[] = [];
  for (const { found, added, missed } of pages) {
    if (found + added > 0) precisions.push(found / (found + added));
    if (found + missed > 0) recalls.push(found / (found + missed));
  }
  const precision = mean(precisions);
  const recall = mean(recalls);
  return { precision, recall, f1: harmonicMean(precision, recall) };
}

/** Returns the shingles of a text; a text of fewer than four words is one shingle. */
function toShingles(text: string): Map<string, number> {
  const words = splitWords(text);
  return countItems(toGrams(words, Math.max(1, Math.min(length, words.length))));
}
