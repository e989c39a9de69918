/**
 * Exports summaries as Markdown (CommonMark, with front matter as Obsidian, Hugo and others read
 * it).
 */

import type { HistoryRecord } from '../history/record.ts';
import {
  type ExportDocument,
  type ExportLabels,
  type ExportLine,
  type ExportSection,
  toExportDocument,
  toSingleLine,
} from './document.ts';

/**
 * Exports one record with front matter, or several records without, because only the start of a
 * file can have it. To export one variant, pass a record with that summary alone.
 */
export function toMarkdown(records: readonly HistoryRecord[], labels: ExportLabels): string {
  const articles = records
    .map((record) => formatArticle(toExportDocument(record, labels)))
    .join('\n\n---\n\n');
  const [only] = records;
  const head = only !== undefined && records.length === 1 ? `${formatFrontMatter(only)}\n\n` : '';
  return `${head}${articles}\n`;
}

/**
 * Creates YAML in which every value is a double-quoted string, so that no title can be parsed as
 * anything else.
 */
function formatFrontMatter(record: HistoryRecord): string {
  const engines = [...new Set(record.summaries.map(({ engine }) => engine))];
  const fields = {
    title: record.title,
    address: record.url,
    author: record.byline,
    site: record.site,
    published: record.published,
    date: new Date(record.savedAt).toISOString(),
    engine: engines.join(', '),
  };
  const lines = Object.entries(fields)
    .map(([name, value]) => [name, toSingleLine(value ?? '')])
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}: ${quoteYaml(value ?? '')}`);
  return ['---', ...lines, '---'].join('\n');
}

/**
 * A double-quoted string of YAML. Note tools run templates on the whole of a new file, quoted or not
 * (`<%`, `{{`, `${`), so what opens one is written as an escape, which YAML reads as the same character.
 */
function quoteYaml(text: string): string {
  const toEscape = (mark: string) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(text).replace(/[{<$`[]/g, toEscape);
}

function formatArticle({ title, credits, address, sections }: ExportDocument): string {
  const parts = [`# ${escapeMarkdown(title)}`];
  if (credits.length > 0) parts.push(credits.map(escapeMarkdown).join(' · '));
  if (address !== undefined) parts.push(`<${escapeAddress(address)}>`);
  return [...parts, ...sections.map(formatSection)].join('\n\n');
}

function formatSection({ heading, type, points }: ExportSection): string {
  const lines = points.map(formatLine);
  const body = type === 'tldr' ? lines.join(' ') : lines.map((point) => `- ${point}`).join('\n');
  return `## ${escapeMarkdown(heading)}\n\n${body}`;
}

function formatLine({ text, links }: ExportLine): string {
  return [escapeMarkdown(text), ...links.map((link) => `[↗](${escapeDestination(link)})`)].join(
    ' ',
  );
}

/**
 * Text that stays text wherever a line of Markdown can put it: what opens something within a line
 * is escaped (formulas and template languages too, whose marks may stand in no pair), and what does
 * at its beginning or end.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_{}[\]<>&~|$]|(?<=[{<])%|%(?=[}>])/g, '\\$&')
    .replace(/#+$/, (hashes) => hashes.replaceAll('#', '\\#'))
    .replace(/^(?:[#+=-]|\d+(?=[.)]))/, escapeStart);
}

/**
 * Escapes the start of a line; in `12.`, which starts a list, the full stop is what has to be
 * escaped.
 */
function escapeStart(start: string): string {
  return /\d/.test(start) ? `${start}\\` : `\\${start}`;
}

/** Encodes the characters that would end an address in angle brackets or parentheses. */
function escapeAddress(address: string): string {
  return address.replace(/[\s\\()<>{}]/g, (mark) =>
    encodeURIComponent(mark).replace('(', '%28').replace(')', '%29'),
  );
}

/** Escapes entities as well, which are parsed in parentheses. */
function escapeDestination(address: string): string {
  return escapeAddress(address).replace(/&(?=#?\w+;)/g, '&amp;');
}
