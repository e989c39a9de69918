/** What the list shows of a record; a record itself is read only when it is opened. */

import { getDisplayHost, isLinkable } from '../../storage/history/article-url.ts';
import type { HistoryRecord } from '../../storage/history/record.ts';
import { getPreferredSummary } from '../../storage/history/variants.ts';
import { savedMinutes } from '../../summarizer/reading-time.ts';

export interface HistoryRow {
  readonly id: string;
  readonly title: string;
  /** Of the article; missing where it is none that a link may lead to. */
  readonly url: string | undefined;
  /** See `siteOf`. */
  readonly site: string;
  /** Milliseconds since 1970. */
  readonly updatedAt: number;
  readonly starred: boolean;
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  /** Whole minutes that reading the preferred summary saves; see `savedMinutes`. */
  readonly savedMinutes: number;
  /** The first points of the preferred summary, which may be in another language than the article. */
  readonly points: readonly string[];
  readonly pointsLang: string;
}

const previewedPoints = 2;

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
