/** Summaries as plain text: for a mail, a note, and the `text/plain` half of a copy. */

import type { HistoryRecord } from '../history/record.ts';
import {
  type ExportDocument,
  type ExportLabels,
  type ExportSection,
  toExportDocument,
} from './document.ts';

/** Records one after the other, with a blank line between their parts and two between them. */
export function toPlainText(records: readonly HistoryRecord[], labels: ExportLabels): string {
  return `${records.map((record) => formatArticle(toExportDocument(record, labels))).join('\n\n\n')}\n`;
}

function formatArticle({ title, credits, address, sections }: ExportDocument): string {
  const head = [title, credits.join(' · '), address ?? ''].filter((line) => line !== '');
  return [head.join('\n'), ...sections.map(formatSection)].join('\n\n');
}

function formatSection({ heading, type, points }: ExportSection): string {
  const lines = points.map(({ text }) => (type === 'tldr' ? text : `• ${text}`));
  return `${heading}\n${lines.join(type === 'tldr' ? ' ' : '\n')}`;
}
