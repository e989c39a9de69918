/** One saved article: what it was, and every summary made of it. Its text is not kept. */

import * as v from 'valibot';
import { Address, type Article, ShortText, TextHash } from '../../extraction/article.ts';
import { articleLimits } from '../../extraction/limits.ts';
import { Count, LanguageTag, parseOrUndefined } from '../../shared/schema.ts';
import { isSameVariant, Summary } from '../../summarizer/summary.ts';
import { createRecordId, stripTrackingParams } from './article-url.ts';
import { migrateRecord, recordVersion } from './record-migrations.ts';

/** More than anyone needs for an article of `articleLimits.text`, and few enough that sums stay finite. */
const maxReadingSeconds = 10_000_000;

/** Variants kept of one article: more than all engines, forms and lengths in one language. */
const maxSummaries = 50;

export const HistoryRecord = v.object({
  version: v.literal(recordVersion),
  /** See `createRecordId`. */
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(articleLimits.url + 100)),
  /** Where it was read, stripped. */
  url: Address,
  /** The address that the page gives as its own, stripped. */
  canonical: Address,
  title: ShortText,
  site: v.exactOptional(ShortText),
  byline: v.exactOptional(ShortText),
  /** ISO 8601. */
  published: v.exactOptional(ShortText),
  /** BCP 47 of the article. */
  lang: LanguageTag,
  dir: v.picklist(['ltr', 'rtl']),
  scope: v.picklist(['page', 'selection']),
  /** How much of the article was visible; see `Article`. */
  visibleShare: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  /** Words of the article, and seconds to read it. */
  words: Count,
  readingSeconds: v.pipe(v.number(), v.minValue(0), v.maxValue(maxReadingSeconds)),
  /** Of the article as the summaries saw it. */
  textHash: TextHash,
  /** Milliseconds since 1970: first kept, and last written. */
  savedAt: Count,
  updatedAt: Count,
  starred: v.boolean(),
  /** One a variant; the newest last. */
  summaries: v.pipe(v.array(Summary), v.maxLength(maxSummaries)),
});
export type HistoryRecord = v.InferOutput<typeof HistoryRecord>;

/** What is known of a reading besides the article and its summaries. */
export interface ReadingInfo {
  /** Now, in milliseconds since 1970. */
  readonly at: number;
  /** Words of the article. */
  readonly words: number;
  /** Seconds to read the article. */
  readonly readingSeconds: number;
  /** The record of the article, where there is one, with the summaries that are to stay. */
  readonly previous?: HistoryRecord | undefined;
}

/**
 * The record to keep of a reading. From the previous one it takes the id, the star, the day it was
 * first kept, and the other variants. A clock that was set back makes no record older than it was.
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

/** Whether the article says something else than when the record was made. */
export function hasChanged(
  record: Pick<HistoryRecord, 'textHash'>,
  article: Pick<Article, 'textHash'>,
): boolean {
  return record.textHash !== article.textHash;
}

/** The record out of storage, of whatever version; undefined for what is not one. */
export function parseRecord(stored: unknown): HistoryRecord | undefined {
  return parseOrUndefined(HistoryRecord, migrateRecord(stored));
}

/** Older summaries and newer ones, a newer one in the place of an older one of its variant. */
function mergeVariants(older: readonly Summary[], newer: readonly Summary[]): Summary[] {
  const all = [...older, ...newer];
  const last = all.filter(
    (summary, at) => !all.slice(at + 1).some((later) => isSameVariant(summary, later)),
  );
  return last.slice(-maxSummaries);
}
