import { harmonicMean } from './harmonic-mean.ts';
import type { PrecisionRecall } from './shingles.ts';
import { foldSpace } from './words.ts';

/** How many strings that must be in a text are there, and how many that must not be. */
export interface SnippetCounts {
  readonly found: number;
  readonly missed: number;
  readonly added: number;
}

/**
 * Looks for the strings that a text must hold and for those that it must not: the measure of
 * trafilatura's own evaluation. White space is folded first.
 */
export function snippetCounts(
  text: string,
  wanted: readonly string[],
  unwanted: readonly string[],
): SnippetCounts {
  const folded = foldSpace(text);
  const found = wanted.filter((snippet) => folded.includes(foldSpace(snippet))).length;
  const added = unwanted.filter((snippet) => folded.includes(foldSpace(snippet))).length;
  return { found, missed: wanted.length - found, added };
}

/** Precision, recall and F1 of the counts of all pages together. */
export function pooled(pages: readonly SnippetCounts[]): PrecisionRecall {
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
