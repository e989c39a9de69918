/** What the page is as a whole; the same for each of its blocks. */

import type { FeatureGroup } from './feature-group.ts';

export const pageFeatures: FeatureGroup = {
  names: [
    'page words',
    'page prose',
    'page links',
    'page blocks',
    'page articles',
    'page paragraphs',
    'half words',
    'half links',
    'top words',
    'top prose',
    'top block words',
  ],
  prepare({ tree, elements, totals, candidates: { half, top } }) {
    const halfWords = elements.words[half] ?? 0;
    const topWords = elements.words[top] ?? 0;
    const values = [
      Math.log1p(totals.words),
      totals.prose / totals.words,
      totals.linked / totals.words,
      tree.blocks.length,
      totals.articles,
      totals.paragraphs,
      halfWords / totals.words,
      halfWords ? (elements.linked[half] ?? 0) / halfWords : 0,
      topWords / totals.words,
      (elements.prose[top] ?? 0) / Math.max(1, totals.prose),
      topWords / Math.max(1, elements.blocks[top] ?? 0),
    ];
    return (_, row, start) => row.set(values, start);
  },
};
