/** Selects among the variants of a record's summary. */

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

/** A specific variant, the one that represents the record, or all of them. */
export type VariantChoice = Variant | 'preferred' | 'all';

/**
 * Returns the summary that represents a record where only one can be shown: the newest extractive
 * one, because the summary view shows that first, else the newest.
 *
 * @param summaries of one record, the newest last
 * @returns `undefined` if there are none
 */
export function getPreferredSummary(summaries: readonly Summary[]): Summary | undefined {
  return summaries.findLast(({ engine }) => engine === 'extractive') ?? summaries.at(-1);
}

/**
 * Returns a record with the chosen variants only.
 *
 * @param choice a variant that the record no longer has counts as `preferred`
 */
export function selectVariants(record: HistoryRecord, choice: VariantChoice): HistoryRecord {
  const { summaries } = record;
  if (choice === 'all') return { ...record, summaries: sortVariants(summaries) };
  const match =
    choice === 'preferred'
      ? undefined
      : summaries.find((summary) => isSameVariant(summary, choice));
  const summary = match ?? getPreferredSummary(summaries);
  return { ...record, summaries: summary ? [summary] : [] };
}

/**
 * Sorts summaries in the order in which they are offered: by engine, type and length, then by
 * everything else that distinguishes them.
 */
export function sortVariants(summaries: readonly Summary[]): Summary[] {
  return [...summaries].sort(
    (a, b) =>
      engineIds.indexOf(a.engine) - engineIds.indexOf(b.engine) ||
      summaryTypes.indexOf(a.type) - summaryTypes.indexOf(b.type) ||
      lengths.indexOf(a.length) - lengths.indexOf(b.length) ||
      (toVariantKey(a) < toVariantKey(b) ? -1 : 1),
  );
}
