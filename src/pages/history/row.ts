/** What the list shows of a record; a record itself is read only when it is opened. */

import { siteOf } from '../../history/article-url.ts';
import type { HistoryRecord } from '../../history/record.ts';
import { readingSeconds } from '../../summary/reading-time.ts';

export interface Row {
  readonly id: string;
  readonly title: string;
  /** See `siteOf`. */
  readonly site: string;
  /** Milliseconds since 1970. */
  readonly updatedAt: number;
  readonly starred: boolean;
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  /** Seconds that reading the summary instead has saved. */
  readonly savedSeconds: number;
  /** The first points of the newest summary, which may be in another language than the article. */
  readonly points: readonly string[];
  readonly pointsLang: string;
}

const pointsShown = 2;

export function rowOf(record: HistoryRecord): Row {
  const { id, title, url, updatedAt, starred, lang, dir } = record;
  const newest = record.summaries.at(-1);
  const points = newest?.points.map(({ text }) => text) ?? [];
  const pointsLang = newest?.lang ?? lang;
  return {
    id,
    title: title || url,
    site: siteOf(url),
    updatedAt,
    starred,
    lang,
    dir,
    savedSeconds: Math.max(
      0,
      record.readingSeconds - readingSeconds(points.join('\n'), pointsLang),
    ),
    points: points.slice(0, pointsShown),
    pointsLang,
  };
}
