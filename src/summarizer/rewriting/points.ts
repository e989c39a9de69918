/**
 * Turns chosen sentences into points: completes them with what they depend on, shortens them, and
 * describes their anchors. Called by `summarize.ts`, `choose.ts` and `selection/candidates.ts`.
 */

import { describeAnchor } from '../../anchoring/describe.ts';
import { isCjk } from '../../nlp/language-tags.ts';
import type { SegmentedDocument, Sentence } from '../document/document.ts';
import { endsAsSentence, isQuestion } from '../document/punctuation.ts';
import { getTurns } from '../genres/interview.ts';
import type { ListItem } from '../genres/listicle.ts';
import {
  findContrastingFollowUp,
  findHardFilter,
  getContextDependence,
  maxTwoSentenceWords,
  startsWithDroppable,
} from '../selection/filters.ts';
import type { Point } from '../summary.ts';
import { applyCuts } from './apply-cuts.ts';
import { findCuts } from './compression.ts';
import {
  addLabel,
  type HeadingLabel,
  labelByItem,
  labelBySection,
  labelByTopic,
} from './labels.ts';

// “It works with any lamp.” cannot be understood alone. The sentence before it, or the heading that
// names its subject, then becomes part of the point.

/** The context of a sentence in its point. */
export interface Support {
  /** The sentence before, which is shown in the same point. */
  readonly before?: Sentence;
  /** A heading, which is shown before the sentence. */
  readonly heading?: HeadingLabel;
}

/** A shorter sentence explains too little. */
const minContextWords = 4;
/** A sentence that scores less is too bad to be shown before another. */
const minContextScore = 0.12;

/**
 * Finds the context that a sentence needs in its point.
 *
 * @param item the item that the sentence belongs to, if the article is a listicle
 * @param scores of all sentences of the document; see `scoreSentencesSteps`
 * @returns empty if the sentence needs no context, or if none would help
 */
export function findSupport(
  sentence: Sentence,
  document: SegmentedDocument,
  item: ListItem | undefined,
  scores: readonly number[],
): Support {
  if (item !== undefined) {
    const heading = labelByItem(sentence, item, document);
    return heading === undefined ? {} : { heading };
  }
  const dependence = sentence.index === 0 ? 'none' : getContextDependence(sentence.tokens);
  if (dependence === 'none') {
    const topic = labelByTopic(sentence, document);
    return topic === undefined ? {} : { heading: topic };
  }
  if (startsWithDroppable(sentence.tokens)) return {};
  const heading = dependence === 'pronoun' ? labelBySection(sentence, document) : undefined;
  if (heading !== undefined) return { heading };
  const before = document.sentences[sentence.index - 1];
  return before !== undefined && canPrecede(before, sentence, document, scores) ? { before } : {};
}

/** Returns true if `before` can be shown in the same point, and makes `sentence` understandable. */
function canPrecede(
  before: Sentence,
  sentence: Sentence,
  document: SegmentedDocument,
  scores: readonly number[],
): boolean {
  if (before.section !== sentence.section || !areAdjacent(before, sentence, document)) return false;
  if (before.length < minContextWords || before.length + sentence.length > maxTwoSentenceWords)
    return false;
  if ((scores[before.index] ?? 0) < minContextScore) return false;
  if (!endsAsSentence(before.text, document.lang) || isQuestion(before.text, document.lang))
    return false;
  const dependence = before.index === 0 ? 'none' : getContextDependence(before.tokens);
  return dependence === 'none' && findHardFilter(before, document) === undefined;
}

/** Accepts sentences of one block, and those of two paragraphs if neither may be a speaker's turn. */
function areAdjacent(before: Sentence, sentence: Sentence, document: SegmentedDocument): boolean {
  if (before.block === sentence.block) return true;
  const areParagraphs = before.kind === 'paragraph' && sentence.kind === 'paragraph';
  return areParagraphs && before.block === sentence.block - 1 && getTurns(document).length === 0;
}

/** Says which neighbours of a sentence are points too. */
interface Neighbours {
  readonly before: boolean;
  readonly after: boolean;
}

/** For a sentence whose neighbours are not points. */
export const noNeighbours: Neighbours = { before: false, after: false };

/**
 * Returns the text of a sentence as a point: compressed, and with the short sentence that contradicts
 * it, if there is one and it is not a point itself.
 */
export function createPointText(
  sentence: Sentence,
  document: SegmentedDocument,
  { before, after }: Neighbours,
): string {
  const source = document.article.blocks[sentence.block]?.text ?? '';
  const cuts = findCuts(sentence, source, before);
  const followUp = after ? undefined : findContrastingFollowUp(sentence, document);
  const whole = { start: sentence.start, end: followUp?.end ?? sentence.end };
  return applyCuts(source, whole, [...cuts, ...(followUp?.noise ?? [])], document.lang);
}

/** Creates the point of a sentence with its context. Its sources cover all of its text. */
export function createPoint(
  sentence: Sentence,
  document: SegmentedDocument,
  neighbours: Neighbours,
  { before, heading }: Support = {},
): Point {
  const { article, lang } = document;
  const { block } = sentence;
  const followUp = neighbours.after ? undefined : findContrastingFollowUp(sentence, document);
  const end = followUp?.end ?? sentence.end;
  if (before === undefined) {
    const point = {
      text: createPointText(sentence, document, neighbours),
      sources: [describeAnchor(article, block, sentence.start, end)],
      flags: [],
    };
    return addHeading(point, heading, document);
  }
  const first = createPointText(before, document, { before: false, after: true });
  const second = createPointText(sentence, document, { before: true, after: neighbours.after });
  const isOneBlock = before.block === block;
  const sources = isOneBlock
    ? [describeAnchor(article, block, before.start, end)]
    : [
        describeAnchor(article, before.block, before.start, before.end),
        describeAnchor(article, block, sentence.start, end),
      ];
  const point = { text: `${first}${isCjk(lang) ? '' : ' '}${second}`, sources, flags: [] };
  return addHeading(point, heading, document);
}

function addHeading(
  point: Point,
  heading: HeadingLabel | undefined,
  document: SegmentedDocument,
): Point {
  return heading === undefined ? point : addLabel(point, heading, heading.separator, document);
}

/** Creates the points of sentences, which must be in text order. */
export function createPoints(
  sentences: readonly { readonly sentence: Sentence; readonly support?: Support }[],
  document: SegmentedDocument,
): Point[] {
  const points = mapSentencesToPoints(sentences);
  return sentences.map(({ sentence, support = {} }, at) => {
    const { index } = sentence;
    const heading = repeatsHeading(support, sentences[at - 1]?.support)
      ? undefined
      : support.heading;
    const isShownBefore = (points.get(index - 1) ?? at) !== at;
    const before = isShownBefore ? undefined : support.before;
    const neighbours = { before: isShownBefore, after: points.has(index + 1) };
    return createPoint(sentence, document, neighbours, {
      ...(before !== undefined && { before }),
      ...(heading !== undefined && { heading }),
    });
  });
}

/** Returns the place of the point that shows each sentence, by the sentence's index. */
function mapSentencesToPoints(
  sentences: readonly { readonly sentence: Sentence; readonly support?: Support }[],
): ReadonlyMap<number, number> {
  const points = new Map<number, number>();
  for (const [at, { support }] of sentences.entries()) {
    if (support?.before !== undefined) points.set(support.before.index, at);
  }
  // A sentence that is a point itself is not repeated as the context of another.
  for (const [at, { sentence }] of sentences.entries()) points.set(sentence.index, at);
  return points;
}

/** Consecutive points below one heading show it only once. */
function repeatsHeading({ heading }: Support, previous: Support | undefined): boolean {
  return heading !== undefined && heading.block === previous?.heading?.block;
}
