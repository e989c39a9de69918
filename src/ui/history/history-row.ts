/**
 * The part of a record that the list shows. The whole record is read only when its row is opened.
 */

import { getDisplayHost, isLinkable } from '../../storage/history/article-url.ts';
import type { HistoryRecord } from '../../storage/history/record.ts';
import { getPreferredSummary } from '../../storage/history/variants.ts';
import { savedMinutes } from '../../summarizer/reading-time.ts';

export interface HistoryRow {
  readonly id: string;
  readonly title: string;
  /** Address of the article; missing if it is not safe to link to. */
  readonly url: string | undefined;
  /** Name of the site, as the site filter lists it. */
  readonly site: string;
  /** Time of the last change, in ms since 1970. */
  readonly updatedAt: number;
  readonly starred: boolean;
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  /** Whole minutes of reading that the preferred summary saves. */
  readonly savedMinutes: number;
  /** First points of the preferred summary; their language may differ from the article's. */
  readonly points: readonly string[];
  readonly pointsLang: string;
}

const previewedPoints = 2;

/** Reduces a record to what the list shows. */
export function toHistoryRow(record: HistoryRecord): HistoryRow {
  const { id, title, url, updatedAt, starred, lang, dir } = record;
  const summary = getPreferredSummary(record.summaries);
  return {
    id,
    title: title || url,
    url: isLinkable(url) ? url : undefined,
    site: getDisplayHost(url),
    updatedAt,
    starred,
    lang,
    dir,
    savedMinutes: summary ? savedMinutes(record.readingSeconds, summary) : 0,
    points: summary?.points.slice(0, previewedPoints).map(({ text }) => text) ?? [],
    pointsLang: summary?.lang ?? lang,
  };
}
