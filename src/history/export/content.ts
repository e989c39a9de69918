/** What every export says, in the same order, before it is put into a format. */

import type { Point, Summary } from '../../summary/summary.ts';
import { isLinkable } from '../article-url.ts';
import type { HistoryRecord } from '../record.ts';
import { linkToSentence } from '../text-fragment.ts';
import type { ExportLabels } from './labels.ts';
import { plainLine } from './plain-line.ts';

/** A record in plain lines. */
export interface Content {
  readonly title: string;
  /** Author, site and day of publication (ISO 8601), as far as they are known. */
  readonly credits: readonly string[];
  /** Undefined where the address is not one that a link may lead to. */
  readonly address: string | undefined;
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  readonly sections: readonly Section[];
}

export interface Section {
  readonly heading: string;
  readonly form: Summary['form'];
  readonly lang: string;
  readonly points: readonly Line[];
}

export interface Line {
  readonly text: string;
  /** Links to the sentences that it rests on, best first. */
  readonly links: readonly string[];
}

/** Characters of a day in ISO 8601. */
const isoDay = 10;

/** Takes a record apart for an export. */
export function contentOf(record: HistoryRecord, labels: ExportLabels): Content {
  const address = linkable(record.url);
  return {
    title: plainLine(record.title) || plainLine(record.url),
    credits: [record.byline, record.site, record.published?.slice(0, isoDay)]
      .map((credit) => plainLine(credit ?? ''))
      .filter((credit) => credit !== ''),
    address,
    lang: record.lang,
    dir: record.dir,
    sections: record.summaries.map((summary) => ({
      heading: plainLine(labels.heading(summary, record.summaries)),
      form: summary.form,
      lang: summary.lang,
      points: summary.points.map((point) => ({
        text: plainLine(withDoubts(point, labels.doubt)),
        links: address === undefined ? [] : linksOf(point, address, record.lang),
      })),
    })),
  };
}

/** Pages of the web only: no script, no file of this machine, nothing that had to be cut. */
function linkable(address: string): string | undefined {
  return isLinkable(address) ? new URL(address).href : undefined;
}

function linksOf({ sources }: Point, address: string, lang: string): string[] {
  return [...new Set(sources.map((anchor) => linkToSentence(address, anchor, lang)))];
}

/** The text with a remark after every stretch that the article does not hold. */
function withDoubts({ text, doubts }: Point, remark: string): string {
  const ends = [...new Set(doubts.map(({ end }) => end))].sort((a, b) => b - a);
  return ends.reduce((said, end) => `${said.slice(0, end)} ${remark}${said.slice(end)}`, text);
}
