import type { ExportLabels } from '../../../src/storage/export/document.ts';

/** Labels that distinguish the summaries of a record. */
export const labels: ExportLabels = {
  heading: ({ type, engine }) => `${type === 'tldr' ? 'In short' : 'Key points'} by ${engine}`,
  flag: '[not in the article]',
  page: ({ sources: [anchor] }) => (anchor?.page === undefined ? '' : `p. ${anchor.page}`),
};
