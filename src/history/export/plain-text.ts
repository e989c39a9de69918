/** Summaries as plain text: for a mail, a note, and the `text/plain` half of a copy. */

import type { HistoryRecord } from '../record.ts';
import { type Content, contentOf, type Section } from './content.ts';
import type { ExportLabels } from './labels.ts';

/** Records one after the other, with a blank line between their parts and two between them. */
export function toPlainText(records: readonly HistoryRecord[], labels: ExportLabels): string {
  return `${records.map((record) => article(contentOf(record, labels))).join('\n\n\n')}\n`;
}

function article({ title, credits, address, sections }: Content): string {
  const head = [title, credits.join(' · '), address ?? ''].filter((line) => line !== '');
  return [head.join('\n'), ...sections.map(section)].join('\n\n');
}

function section({ heading, form, points }: Section): string {
  const lines = points.map(({ text }) => (form === 'tldr' ? text : `• ${text}`));
  return `${heading}\n${lines.join(form === 'tldr' ? ' ' : '\n')}`;
}
