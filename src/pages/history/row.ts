/** What the list shows of a record; a record itself is read only when it is opened. */

import type { HistoryRecord } from '../../history/record.ts';
import { siteOf } from '../../history/site.ts';
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
  /** The first points of the newest summary. */
  readonly points: readonly string[];
}

const pointsShown = 2;

export function rowOf(record: HistoryRecord): Row {
  const { id, title, url, updatedAt, starred, lang, dir } = record;
  const points = record.summaries.at(-1)?.points.map(({ text }) => text) ?? [];
  return {
    id,
    title: title || url,
    site: siteOf(url),
    updatedAt,
    starred,
    lang,
    dir,
    savedSeconds: Math.max(0, record.readingSeconds - readingSeconds(points.join('\n'), lang)),
    points: points.slice(0, pointsShown),
  };
}
