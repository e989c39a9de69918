import type { ExportLabels } from '../../../src/history/export/labels.ts';

/** Labels that tell the summaries of a record apart. */
export const labels: ExportLabels = {
  heading: ({ form, engine }) => `${form === 'tldr' ? 'In short' : 'Key points'} by ${engine}`,
  doubt: '[not in the article]',
};
