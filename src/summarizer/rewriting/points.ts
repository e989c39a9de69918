/** From chosen sentences to points. */

import { describeAnchor } from '../../anchoring/describe.ts';
import { isCjk } from '../../nlp/language-tags.ts';
import { extractTerms, type SegmentedDocument, type Sentence } from '../document/document.ts';
import { endsAsSentence, isQuestion } from '../document/punctuation.ts';
import { getTurns } from '../genres/interview.ts';
import { describeHeading, type ListItem } from '../genres/listicle.ts';
import { matchPhraseAtStart } from '../lexicon/phrases.ts';
import { containment } from '../scoring/vectors.ts';
import { contextDependence, contrastingFollowUp, findHardFilter } from '../selection/filters.ts';
import type { Point } from '../summary.ts';
import { applyCuts } from './apply-cuts.ts';
import { findCuts } from './compression.ts';
import { addLabel, type LabelSpan } from './labels.ts';

// What a sentence needs beside it to be understood: the sentence before it, or the heading that
// names what it speaks of. “It works with any lamp.” says nothing alone.

export interface Support {
  /** The sentence before, said together with it. */
  readonly before?: Sentence;
  /** A heading, said in front of it. */
  readonly heading?: HeadingLabel;
}

interface HeadingLabel extends LabelSpan {
  readonly separator: string;
}

/** A shorter sentence explains nothing; and together they are no longer than a point may be. */
const minJoinedWords = 4;
const maxJoinedWords = 40;
/** A sentence that makes a point this bad is not put in front of another. */
const minJoinedScore = 0.12;
const maxHeadingWords = 8;
/** Some words have no end: paths, and what is made to break a layout. */
const maxHeadingChars = 100;
/** A heading of which the sentence has this share of terms is named by it. */
const maxNamedShare = 0.6;

/**
 * Finds what `sentence` needs beside it; nothing where it stands alone, and where there is nothing
 * that would help.
 *
 * @param item the item of a list that the sentence belongs to, if the article is a list
 * @param scores of all sentences of the document; see `scoreSentences`
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
  const dependence = sentence.index === 0 ? 'none' : contextDependence(sentence.tokens);
  if (dependence === 'none') return {};
  const isDropped =
    dependence === 'connective' && matchPhraseAtStart(sentence.tokens, 'droppable') > 0;
  if (isDropped) return {};
  const heading = dependence === 'pronoun' ? labelBySection(sentence, document) : undefined;
  if (heading !== undefined) return { heading };
  const before = document.sentences[sentence.index - 1];
  return before !== undefined && canJoin(before, sentence, document, scores) ? { before } : {};
}

/** Whether `before` can be said in front of `sentence`, and makes it clear. */
function canJoin(
  before: Sentence,
  sentence: Sentence,
  document: SegmentedDocument,
  scores: readonly number[],
): boolean {
  if (before.section !== sentence.section || !areAdjacent(before, sentence, document)) return false;
  if (before.length < minJoinedWords || before.length + sentence.length > maxJoinedWords)
    return false;
  if ((scores[before.index] ?? 0) < minJoinedScore) return false;
  if (!endsAsSentence(before.text, document.lang) || isQuestion(before.text, document.lang))
    return false;
  const dependence = before.index === 0 ? 'none' : contextDependence(before.tokens);
  return dependence === 'none' && findHardFilter(before, document) === undefined;
}

/** In one block, or at the end of a paragraph and the start of the next. */
function areAdjacent(before: Sentence, sentence: Sentence, document: SegmentedDocument): boolean {
  if (before.block === sentence.block) return true;
  const areParagraphs = before.kind === 'paragraph' && sentence.kind === 'paragraph';
  return areParagraphs && before.block === sentence.block - 1 && getTurns(document).length === 0;
}

/** The name of a list's item, unless the sentence names it itself. */
function labelByItem(
  { terms }: Sentence,
  { block, span, text, length }: ListItem,
  { lang }: SegmentedDocument,
): HeadingLabel | undefined {
  if (length > maxHeadingWords || text.length > maxHeadingChars) return undefined;
  const named = containment(extractTerms(text, lang), new Set(terms));
  if (named > maxNamedShare) return undefined;
  return { block, ...span, separator: getSeparator(text, lang) };
}

/** The heading right above the sentence, which its first word must mean. */
function labelBySection(
  { section, index }: Sentence,
  document: SegmentedDocument,
): HeadingLabel | undefined {
  const own = document.sections[section];
  const isFirst = document.sentences[index - 1]?.section !== section;
  if (own === undefined || !isFirst) return undefined;
  const heading = describeHeading(own, document);
  if (heading === undefined) return undefined;
  const { block, span, text, length } = heading;
  if (length > maxHeadingWords || text.length > maxHeadingChars) return undefined;
  return { block, ...span, separator: getSeparator(text, document.lang) };
}

/** A heading with a colon of its own gets a dash, a question nothing. */
function getSeparator(heading: string, lang: string): string {
  if (isQuestion(heading, lang)) return isCjk(lang) ? '' : ' ';
  if (/[:：]/u.test(heading)) return ' – ';
  return isCjk(lang) ? '：' : ': ';
}

/** Which of a sentence's neighbours are points as well. */
interface Neighbours {
  readonly before: boolean;
  readonly after: boolean;
}

export const noNeighbours: Neighbours = { before: false, after: false };

/** What `sentence` says as a point, with the short sentence that turns it round where there is one. */
export function phraseAsPoint(
  sentence: Sentence,
  document: SegmentedDocument,
  { before, after }: Neighbours,
): string {
  const source = document.article.blocks[sentence.block]?.text ?? '';
  const cuts = findCuts(sentence, source, before);
  const payoff = after ? undefined : contrastingFollowUp(sentence, document);
  const whole = { start: sentence.start, end: payoff?.end ?? sentence.end };
  return applyCuts(source, whole, [...cuts, ...(payoff?.noise ?? [])], document.lang);
}

/** The point that a sentence makes with its support, anchored to the whole of what it says. */
export function createPoint(
  sentence: Sentence,
  document: SegmentedDocument,
  shown: Neighbours,
  { before, heading }: Support = {},
): Point {
  const { article, lang } = document;
  const { block } = sentence;
  const followUp = shown.after ? undefined : contrastingFollowUp(sentence, document);
  const end = followUp?.end ?? sentence.end;
  if (before === undefined) {
    const point = {
      text: phraseAsPoint(sentence, document, shown),
      sources: [describeAnchor(article, block, sentence.start, end)],
      flags: [],
    };
    return heading === undefined ? point : addLabel(point, heading, heading.separator, document);
  }
  const first = phraseAsPoint(before, document, { before: false, after: true });
  const second = phraseAsPoint(sentence, document, { before: true, after: shown.after });
  const isOneBlock = before.block === block;
  const sources = isOneBlock
    ? [describeAnchor(article, block, before.start, end)]
    : [
        describeAnchor(article, before.block, before.start, before.end),
        describeAnchor(article, block, sentence.start, end),
      ];
  return { text: `${first}${isCjk(lang) ? '' : ' '}${second}`, sources, flags: [] };
}

/** Creates the points of sentences in reading order. */
export function createPoints(
  sentences: readonly { readonly sentence: Sentence; readonly support?: Support }[],
  document: SegmentedDocument,
): Point[] {
  const shown = new Set(sentences.map(({ sentence }) => sentence.index));
  return sentences.map(({ sentence, support = {} }, at) => {
    const { index } = sentence;
    const isShownBefore = shown.has(index - 1);
    const heading = repeatsHeading(support, sentences[at - 1]?.support)
      ? undefined
      : support.heading;
    // A sentence that is a point of its own is not repeated in the next.
    const before = isShownBefore ? undefined : support.before;
    const neighbours = { before: isShownBefore, after: shown.has(index + 1) };
    return createPoint(sentence, document, neighbours, {
      ...(before !== undefined && { before }),
      ...(heading !== undefined && { heading }),
    });
  });
}

/** Two points in a row below one heading need it once. */
function repeatsHeading({ heading }: Support, previous: Support | undefined): boolean {
  return heading !== undefined && heading.block === previous?.heading?.block;
}
