/** Where a sentence stands in the document, in its section and in its block (Edmundson 1969). */

import { containment, similarity } from '../vectors.ts';
import { type FeatureGroup, toFlag } from './feature.ts';

/** Further from an edge than this, the distance no longer matters. */
const maxDistance = 30;

export const positionFeatures = {
  position: ({ index }, { vectors }) => (vectors.length > 1 ? index / (vectors.length - 1) : 0),
  fromStart: ({ index }) => Math.min(index, maxDistance),
  fromEnd: ({ index }, { vectors }) => Math.min(vectors.length - 1 - index, maxDistance),
  paragraph: ({ paragraph }) => Math.min(paragraph, maxDistance),
  sinceTitleSentence: ({ index }, { firstTitleSentence }) =>
    Math.max(-maxDistance, Math.min(index - firstTitleSentence, 2 * maxDistance)),
  opensBlock: ({ isFirstInBlock }) => toFlag(isFirstInBlock),
  closesBlock: ({ block, index }, { blocks }) => toFlag(blocks.get(block)?.last === index),
  positionInBlock: ({ block, index }, { blocks }) => index - (blocks.get(block)?.first ?? index),
  sentencesInBlock: ({ block }, { blocks }) => {
    const { first = 0, last = -1 } = blocks.get(block) ?? {};
    return last - first + 1;
  },
  isItem: ({ kind }) => toFlag(kind === 'item'),
  isQuote: ({ kind }) => toFlag(kind === 'quote'),
  afterHeading: ({ block }, { document }) =>
    toFlag(document.article.blocks[block - 1]?.kind === 'heading'),
  beforeHeading: ({ block }, { document: { article } }) => {
    const next = article.blocks[block + 1];
    return toFlag(next === undefined || next.kind === 'heading');
  },
  afterItem: ({ block }, { document }) =>
    toFlag(document.article.blocks[block - 1]?.kind === 'item'),
  beforeItem: ({ block }, { document }) =>
    toFlag(document.article.blocks[block + 1]?.kind === 'item'),
} satisfies FeatureGroup;

export const sectionFeatures = {
  section: ({ section }) => Math.min(section, maxDistance),
  sectionPosition: ({ section }, { sections }) =>
    sections.length > 1 ? section / (sections.length - 1) : 0,
  sectionLevel: ({ section }, { document }) => document.sections[section]?.level ?? 0,
  sectionSentences: ({ section }, { sections }) => {
    const { first = 0, last = -1 } = sections[section] ?? {};
    return last - first + 1;
  },
  positionInSection: ({ section, index }, { sections }) =>
    Math.min(index - (sections[section]?.first ?? index), maxDistance),
  relativePositionInSection: ({ section, index }, { sections }) => {
    const { first = index, last = index } = sections[section] ?? {};
    return (index - first) / (last - first + 1);
  },
  fromSectionEnd: ({ section, index }, { sections }) =>
    Math.min((sections[section]?.last ?? index) - index, maxDistance),
  similarityToSection: ({ section, index }, { sections, vectors }) => {
    const [own, centroid] = [vectors[index], sections[section]?.centroid];
    return own && centroid ? similarity(own, centroid) : 0;
  },
  headingCovered: ({ section, terms }, { sections }) =>
    containment(sections[section]?.headingTerms ?? [], new Set(terms)),
  headingShare: ({ section, terms }, { sections }) =>
    containment(terms, new Set(sections[section]?.headingTerms)),
  headingsShare: ({ terms }, { headingTerms }) => containment(terms, headingTerms),
  headingTerms: ({ section }, { sections }) => sections[section]?.headingTerms.length ?? 0,
  headingTitleShare: ({ section }, { sections, title }) =>
    containment(sections[section]?.headingTerms ?? [], title),
  inListItem: ({ index }, { inListItem }) => toFlag(inListItem.has(index)),
  opensListItem: ({ index }, { firstInListItem }) => toFlag(firstInListItem.has(index)),
} satisfies FeatureGroup;
