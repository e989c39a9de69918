import { harmonicMean } from './harmonic-mean.ts';
import type { PrecisionRecall } from './shingles.ts';
import { foldSpace } from './words.ts';

/** Counts of required and forbidden strings that are in a text. */
export interface SnippetCounts {
  readonly found: number;
  readonly missed: number;
  readonly added: number;
}

/**
 * Searches a text for required and forbidden strings with white space collapsed, as trafilatura's
 * own evaluation does.
 */
export function countSnippets(
  text: string,
  wanted: readonly string[],
  unwanted: readonly string[],
): SnippetCounts {
  const folded = foldSpace(text);
  const found = wanted.filter((snippet) => folded.includes(foldSpace(snippet))).length;
  const added = unwanted.filter((snippet) => folded.includes(foldSpace(snippet))).length;
  return { found, missed: wanted.length - found, added };
}

/** Computes precision, recall and F1 from the summed counts of all pages. */
export function poolCounts(pages: readonly SnippetCounts[]): PrecisionRecall {
  let found = 0;
  let missed = 0;
  let added = 0;
  for (const page of pages) {
    found += page.found;
    missed += page.missed;
    added += page.added;
  }
  const precision = found / Math.max(1, found + added);
  const recall = found / Math.max(1, found + missed);
  return { precision, recall, f1: harmonicMean(precision, recall) };
}
