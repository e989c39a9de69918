/** What an export says in the reader's language; handed in, because wording lives in `_locales`. */

import { toTextFragmentUrl } from '../../anchoring/text-fragment.ts';
import type { Point, Summary } from '../../summarizer/summary.ts';
import { isLinkable } from '../history/article-url.ts';
import type { HistoryRecord } from '../history/record.ts';

export interface ExportLabels {
  /**
   * Over a summary: what it is, and honestly who wrote it.
   *
   * @param siblings all summaries of the record that are exported, from which it is to be told
   */
  heading(summary: Summary, siblings: readonly Summary[]): string;
  /** After something that the article does not hold, for example “[not in the article]”. */
  readonly flag: string;
}

// A line of text that can do nothing to the text around it.

/** Control characters, line breaks, and the marks that reverse the order of what follows. */
const disruptiveCharacters =
  /[\p{Cc}\p{Zl}\p{Zp}\p{Surrogate}\u202a-\u202e\u2066-\u2069\ufeff\s]+/gu;

/** The text in one line: whatever would break it, or turn it about, is one space. */
export function toSingleLine(text: string): string {
  return text.replace(disruptiveCharacters, ' ').trim();
}

// What every export says, in the same order, before it is put into a format.

/** A record in plain lines. */
export interface ExportDocument {
  readonly title: string;
  /** Author, site and day of publication (ISO 8601), as far as they are known. */
  readonly credits: readonly string[];
  /** Undefined where the address is not one that a link may lead to. */
  readonly address: string | undefined;
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  readonly sections: readonly ExportSection[];
}

export interface ExportSection {
  readonly heading: string;
  readonly type: Summary['type'];
  readonly lang: string;
  readonly points: readonly ExportLine[];
}

export interface ExportLine {
  readonly text: string;
  /** Links to the sentences that it rests on, best first. */
  readonly links: readonly string[];
}

/** Characters of a day in ISO 8601. */
const isoDayLength = 10;

/** Takes a record apart for an export. */
export function toExportDocument(record: HistoryRecord, labels: ExportLabels): ExportDocument {
  const address = getLinkableUrl(record.url);
  return {
    title: toSingleLine(record.title) || toSingleLine(record.url),
    credits: [record.byline, record.site, record.published?.slice(0, isoDayLength)]
      .map((credit) => toSingleLine(credit ?? ''))
      .filter((credit) => credit !== ''),
    address,
    lang: record.lang,
    dir: record.dir,
    sections: record.summaries.map((summary) => ({
      heading: toSingleLine(labels.heading(summary, record.summaries)),
      type: summary.type,
      lang: summary.lang,
      points: summary.points.map((point) => ({
        text: toSingleLine(insertRemarks(point, labels.flag)),
        links: address === undefined ? [] : createSentenceLinks(point, address, record.lang),
      })),
    })),
  };
}

/** Pages of the web only: no script, no file of this machine, nothing that had to be cut. */
function getLinkableUrl(address: string): string | undefined {
  return isLinkable(address) ? new URL(address).href : undefined;
}

function createSentenceLinks({ sources }: Point, address: string, lang: string): string[] {
  return [...new Set(sources.map((anchor) => toTextFragmentUrl(address, anchor, lang)))];
}

/** The text with a remark after every stretch that the article does not hold. */
function insertRemarks({ text, flags }: Point, remark: string): string {
  const ends = [...new Set(flags.map(({ end }) => end))].sort((a, b) => b - a);
  return ends.reduce((said, end) => `${said.slice(0, end)} ${remark}${said.slice(end)}`, text);
}
