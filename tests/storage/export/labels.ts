import type { ExportLabels } from '../../../src/storage/export/document.ts';

/** Labels that tell the summaries of a record apart. */
export const labels: ExportLabels = {
  heading: ({ type, engine }) => `${type === 'tldr' ? 'In short' : 'Key points'} by ${engine}`,
  flag: '[not in the article]',
};
