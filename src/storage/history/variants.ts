/** The variants of a record's summary: which one stands for all, and handing out one of them. */

import {
  engineIds,
  isSameVariant,
  lengths,
  type Summary,
  summaryTypes,
  toVariantKey,
  type Variant,
} from '../../summarizer/summary.ts';
import type { HistoryRecord } from './record.ts';

/** One variant by what it is, the one that stands for the record, or every one of them. */
export type VariantChoice = Variant | 'preferred' | 'all';

/**
 * The summary that stands for a record wherever there is room for one only: the newest that is made
 * of the article's own sentences, since that is what the summary view shows first, else the newest.
 *
 * @param summaries of one record, the newest last
 * @returns nothing where there are none
 */
export function getPreferredSummary(summaries: readonly Summary[]): Summary | undefined {
  return summaries.findLast(({ engine }) => engine === 'extractive') ?? summaries.at(-1);
}

/**
 * The record with the chosen variants alone, the rest of it unchanged.
 *
 * @param choice a variant that the record no longer has is taken for `preferred`
 */
export function selectVariants(record: HistoryRecord, choice: VariantChoice): HistoryRecord {
  const { summaries } = record;
  if (choice === 'all') return { ...record, summaries: sortVariants(summaries) };
  const named =
    choice === 'preferred'
      ? undefined
      : summaries.find((summary) => isSameVariant(summary, choice));
  const chosen = named ?? getPreferredSummary(summaries);
  return { ...record, summaries: chosen ? [chosen] : [] };
}

/** Summaries in the order in which they are offered: by engine, form and length, then by all else that tells them apart. */
export function sortVariants(summaries: readonly Summary[]): Summary[] {
  return [...summaries].sort(
    (a, b) =>
      engineIds.indexOf(a.engine) - engineIds.indexOf(b.engine) ||
      summaryTypes.indexOf(a.type) - summaryTypes.indexOf(b.type) ||
      lengths.indexOf(a.length) - lengths.indexOf(b.length) ||
      (toVariantKey(a) < toVariantKey(b) ? -1 : 1),
  );
}
