/** Exports summaries as plain text, for mails, notes and the clipboard. */

import type { HistoryRecord } from '../history/record.ts';
import {
  type ExportDocument,
  type ExportLabels,
  type ExportSection,
  toExportDocument,
} from './document.ts';

/**
 * Exports records one after the other, with one blank line between their parts and two between
 * records.
 */
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
