/** A record: one saved article with every summary of it, but without its text. */

import * as v from 'valibot';
import {
  Address,
  type Article,
  articleLimits,
  ShortText,
  TextHash,
} from '../../extraction/article.ts';
import { Count, LanguageTag, parseOrUndefined } from '../../shared/schema.ts';
import {
  engineIds,
  isSameVariant,
  lengths,
  Summary,
  summaryTypes,
  toVariantKey,
  type Variant,
} from '../../summarizer/summary.ts';
import { createRecordId, stripTrackingParams } from './article-url.ts';
import { migrateRecord, recordVersion } from './record-migrations.ts';

/** Exceeds the reading time of an article of `articleLimits.text`, but keeps sums finite. */
const maxReadingSeconds = 10_000_000;

/** Variants per record, more than all engines, types and lengths in one language. */
const maxSummaries = 50;

export const HistoryRecord = v.object({
  version: v.literal(recordVersion),
  /** See `createRecordId`. */
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(articleLimits.url + 100)),
  /** The stripped address from which it was extracted. */
  url: Address,
  /** The stripped address that the page declares as its own. */
  canonical: Address,
  title: ShortText,
  site: v.exactOptional(ShortText),
  byline: v.exactOptional(ShortText),
  /** ISO 8601. */
  published: v.exactOptional(ShortText),
  /** BCP 47 tag of the article's language. */
  lang: LanguageTag,
  dir: v.picklist(['ltr', 'rtl']),
  scope: v.picklist(['page', 'selection']),
  /** Share of the article that was visible; see `Article`. */
  visibleShare: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  /** Words of the article, and seconds to read it. */
  words: Count,
  readingSeconds: v.pipe(v.number(), v.minValue(0), v.maxValue(maxReadingSeconds)),
  /** Hash of the text that was summarized. */
  textHash: TextHash,
  /** Milliseconds since 1970 when it was first saved, and last written. */
  savedAt: Count,
  updatedAt: Count,
  starred: v.boolean(),
  /** One per variant, the newest last. */
  summaries: v.pipe(v.array(Summary), v.maxLength(maxSummaries)),
});
export type HistoryRecord = v.InferOutput<typeof HistoryRecord>;

/** Data of a record besides the article and its summaries. */
interface ReadingInfo {
  /** Milliseconds since 1970 of the save. */
  readonly at: number;
  /** Words of the article. */
  readonly words: number;
  /** Seconds to read the article. */
  readonly readingSeconds: number;
  /** The article's existing record, with the summaries that are to stay. */
  readonly previous?: HistoryRecord | undefined;
}

/**
 * Creates the record of an article. The id, the star, the first date and the other variants come
 * from the existing record. `updatedAt` never decreases, even if the clock was set back.
 */
export function createRecord(
  article: Article,
  summaries: readonly Summary[],
  { at, words, readingSeconds, previous }: ReadingInfo,
): HistoryRecord {
  const { title, site, byline, published, lang, dir, scope, visibleShare, textHash } = article;
  return {
    version: recordVersion,
    id: previous?.id ?? createRecordId(article),
    url: stripTrackingParams(article.url),
    canonical: stripTrackingParams(article.canonical),
    title,
    ...(site !== undefined && { site }),
    ...(byline !== undefined && { byline }),
    ...(published !== undefined && { published }),
    ...{ lang, dir, scope, visibleShare, words, readingSeconds, textHash },
    savedAt: previous?.savedAt ?? at,
    updatedAt: Math.max(at, previous?.updatedAt ?? 0),
    starred: previous?.starred ?? false,
    summaries: mergeVariants(previous?.summaries ?? [], summaries),
  };
}

/** Returns true if the text of the article differs from the one that was saved. */
export function hasChanged(
  record: Pick<HistoryRecord, 'textHash'>,
  article: Pick<Article, 'textHash'>,
): boolean {
  return record.textHash !== article.textHash;
}

/** Parses a stored record of any version; `undefined` if it is invalid. */
export function parseRecord(stored: unknown): HistoryRecord | undefined {
  return parseOrUndefined(HistoryRecord, migrateRecord(stored));
}

/** Merges summaries; a newer one replaces an older one of the same variant. */
function mergeVariants(older: readonly Summary[], newer: readonly Summary[]): Summary[] {
  const all = [...older, ...newer];
  const last = all.filter(
    (summary, at) => !all.slice(at + 1).some((later) => isSameVariant(summary, later)),
  );
  return last.slice(-maxSummaries);
}

// Selects among the variants of a record's summary.

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
