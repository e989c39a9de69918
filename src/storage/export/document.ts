/** Prepares a record for export: every format has the same content in the same order. */

import { toTextFragmentUrl } from '../../anchoring/text-fragment.ts';
import type { Point, Summary } from '../../summarizer/summary.ts';
import { isLinkable } from '../history/article-url.ts';
import type { HistoryRecord } from '../history/record.ts';

/** Localized texts of an export. They are handed in because `_locales` has the wording. */
export interface ExportLabels {
  /**
   * Heading of a summary, which honestly says who wrote it.
   *
   * @param siblings all exported summaries of the record, among which the heading has to be
   *   distinct
   */
  heading(summary: Summary, siblings: readonly Summary[]): string;
  /** Added after a flagged span, for example “[not in the article]”. */
  readonly flag: string;
  /** Name of the page of a PDF that a point's sentence is on, for example “p. 4”; `''` if unknown. */
  page(point: Point): string;
}

/**
 * Control characters, line breaks, and characters that reverse the direction of the following text.
 */
const disruptiveCharacters =
  /[\p{Cc}\p{Zl}\p{Zp}\p{Surrogate}\u202a-\u202e\u2066-\u2069\ufeff\s]+/gu;

/**
 * Converts text to a single line: replaces everything that could break it or change its direction
 * by a space.
 */
export function toSingleLine(text: string): string {
  return text.replace(disruptiveCharacters, ' ').trim();
}

/** A record as lines of plain text. */
export interface ExportDocument {
  readonly title: string;
  /** Author, site and date of publication (ISO 8601), as far as they are known. */
  readonly credits: readonly string[];
  /** Undefined if the address must not be linked. */
  readonly address: string | undefined;
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  readonly sections: readonly ExportSection[];
}

/** A summary of a record as lines of plain text. */
export interface ExportSection {
  readonly heading: string;
  readonly type: Summary['type'];
  readonly lang: string;
  readonly points: readonly ExportLine[];
}

/** A point as a line of plain text. */
export interface ExportLine {
  readonly text: string;
  /** Links to the point's source sentences, the best first. */
  readonly links: readonly string[];
}

/** Length of a date in ISO 8601. */
const isoDayLength = 10;

/** Converts a record into the content of an export. */
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
        text: toSingleLine(addPage(insertRemarks(point, labels.flag), labels.page(point))),
        links: address === undefined ? [] : createSentenceLinks(point, address, record.lang),
      })),
    })),
  };
}

/**
 * Returns the address of a web page; `undefined` for scripts, local files and addresses that were
 * cut.
 */
function getLinkableUrl(address: string): string | undefined {
  return isLinkable(address) ? new URL(address).href : undefined;
}

function createSentenceLinks({ sources }: Point, address: string, lang: string): string[] {
  return [...new Set(sources.map((anchor) => toTextFragmentUrl(address, anchor, lang)))];
}

/** Adds the page of a point as a citation does: “… (p. 4)”. */
export function addPage(text: string, page: string): string {
  return page === '' ? text : `${text} (${page})`;
}

/** Inserts the remark after every flagged span. */
function insertRemarks({ text, flags }: Point, remark: string): string {
  const ends = [...new Set(flags.map(({ end }) => end))].sort((a, b) => b - a);
  return ends.reduce(
    (result, end) => `${result.slice(0, end)} ${remark}${result.slice(end)}`,
    text,
  );
}

// Creates the names of exported files.

/** Length without extension; at four bytes per character it still fits into every file system. */
const maxNameChars = 60;
/** Device names that Windows reserves with any extension. */
const deviceName = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

/**
 * Formats a date as `2026-03-05`, so that later exports get names of their own. @param at
 * milliseconds since 1970
 */
export function formatFileDay(at: number): string {
  const date = new Date(at);
  const part = (value: number) => `${value}`.padStart(2, '0');
  return `${date.getFullYear()}-${part(date.getMonth() + 1)}-${part(date.getDate())}`;
}

/**
 * Creates a name that every file system accepts: the title's letters and digits, joined by hyphens,
 * and the local date of the export.
 *
 * @param title of the article or the collection
 * @param at milliseconds since 1970
 * @param ending file extension without the dot
 * @param fallback used for a title without letters
 */
export function toFileName(title: string, at: number, ending: string, fallback: string): string {
  const words = toSingleLine(title)
    .normalize('NFC')
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter((word) => word !== '');
  const name = [...words.join('-')].slice(0, maxNameChars).join('').replace(/-$/, '');
  return `${name === '' || deviceName.test(name) ? fallback : name}-${formatFileDay(at)}.${ending}`;
}
