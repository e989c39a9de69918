/** Exports summaries as HTML: a page to print, and a fragment for the clipboard. */

import { getDirection } from '../../nlp/language-tags.ts';
import type { HistoryRecord } from '../history/record.ts';
import {
  type ExportDocument,
  type ExportLabels,
  type ExportLine,
  type ExportSection,
  toExportDocument,
} from './document.ts';

const pageStyle = `
  body { max-width: 40rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif; }
  h1 { line-height: 1.2; } h2 { font-size: 1rem; } li { margin-block: 0.5rem; }
  article + article { break-before: page; }
  @media print { body { margin: 0; max-width: none; } a { color: inherit; } }
`;

/** The file must not run or load anything, wherever it is opened. */
const contentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'";

/**
 * Creates a complete page that prints one record per sheet.
 *
 * @param title of the page
 */
export function toHtml(
  records: readonly HistoryRecord[],
  labels: ExportLabels,
  title: string,
): string {
  return `<!doctype html>
<html>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy}">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title>
<style>${pageStyle}</style>
</head>
<body>
${toRichText(records, labels)}
</body>
</html>
`;
}

/** Creates the HTML of the articles without a page around it, for the clipboard. */
export function toRichText(records: readonly HistoryRecord[], labels: ExportLabels): string {
  return records.map((record) => formatArticle(toExportDocument(record, labels))).join('\n');
}

/** Creates the HTML of one point, with a link to its sentence if there is one. */
export function toRichPoint(text: string, address: string): string {
  return `<p>${formatLine({ text, links: address === '' ? [] : [address] })}</p>`;
}

function formatArticle({ title, credits, address, lang, dir, sections }: ExportDocument): string {
  const name = address === undefined ? escapeHtml(title) : formatLink(address, title);
  const parts = [`<h1>${name}</h1>`];
  if (credits.length > 0) parts.push(`<p>${credits.map(escapeHtml).join(' · ')}</p>`);
  if (address !== undefined) parts.push(`<p dir="ltr">${escapeHtml(address)}</p>`);
  const body = [...parts, ...sections.map(formatSection)].join('\n');
  return `<article lang="${escapeHtml(lang)}" dir="${dir}">\n${body}\n</article>`;
}

function formatSection({ heading, type, lang, points }: ExportSection): string {
  const lines = points.map(formatLine);
  const body =
    type === 'tldr'
      ? `<p>${lines.join(' ')}</p>`
      : `<ul>\n${lines.map((point) => `<li>${point}</li>`).join('\n')}\n</ul>`;
  return `<h2 dir="auto">${escapeHtml(heading)}</h2>\n<div lang="${escapeHtml(lang)}" dir="${getDirection(lang)}">${body}</div>`;
}

function formatLine({ text, links }: ExportLine): string {
  return [escapeHtml(text), ...links.map((address) => formatLink(address, '↗'))].join(' ');
}

function formatLink(address: string, text: string): string {
  return `<a href="${escapeHtml(address)}" rel="noreferrer">${escapeHtml(text)}</a>`;
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Escapes text for use as content and within quoted attributes. */
function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => entities[mark] ?? '');
}
