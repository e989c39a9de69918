/** What the whole document is like: the same for all its sentences, it tells how to read the others. */

import type { FeatureContext } from './context.ts';
import { type FeatureGroup, toFlag } from './feature.ts';
import type { DocumentStyle } from './style.ts';

export const documentFeatures = {
  sentences: (_, { vectors }) => Math.log1p(vectors.length),
  words: (_, { style }) => Math.log1p(style.words),
  sections: (_, { sections }) => Math.min(sections.length, 40),
  hasHeadings: (_, { sections }) => toFlag(sections.length > 1),
  hasTitle: (_, { title }) => toFlag(title.size > 0),
  titleTerms: (_, { title }) => title.size,
  hasByline: (_, { document }) => toFlag(document.article.byline !== undefined),
  listItems: (_, { listItems }) => listItems,
  meanLength: ofStyle('meanLength'),
  itemShare: ofStyle('itemShare'),
  quoteShare: ofStyle('quoteShare'),
  questionShare: ofStyle('questionShare'),
  exclamationShare: ofStyle('exclamationShare'),
  numberShare: ofStyle('numberShare'),
  promotionalShare: ofStyle('promotionalShare'),
  reportingShare: ofStyle('reportingShare'),
  firstPersonShare: ofStyle('firstPersonShare'),
  firstPluralShare: ofStyle('firstPluralShare'),
  secondPersonShare: ofStyle('secondPersonShare'),
  thesisShare: ofStyle('thesisShare'),
} satisfies FeatureGroup;

function ofStyle(key: keyof DocumentStyle) {
  return (_: unknown, { style }: FeatureContext): number => style[key];
}
