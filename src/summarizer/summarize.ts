/**
 * Creates the extractive summary: chooses sentences of the article, shortens them, and anchors each
 * to its position. Called by `engines/extractive.ts`, which runs it in slices, and by the command
 * line and the benchmarks.
 */

import { type Article, minSummarizableWords } from '../extraction/article.ts';
import { isCjk } from '../nlp/language-tags.ts';
import { fail, type Result } from '../shared/result.ts';
import { runToCompletion, type Steps } from './cooperative.ts';
import { type SegmentedDocument, segmentDocumentSteps } from './document/document.ts';
import { findDefinition } from './genres/documentation.ts';
import { findClaimAndVerdict } from './genres/fact-check.ts';
import { addSpeaker, getTurns } from './genres/interview.ts';
import { createLivePoints, findEntryTimes } from './genres/live-blog.ts';
import { findProsAndCons, findVerdict } from './genres/review.ts';
import { findCaveat, findFinding, findPaperSentences } from './genres/study.ts';
import { addAuthors, findThreadOpening } from './genres/thread.ts';
import { completeNamesSteps } from './rewriting/full-names.ts';
import { createPoints } from './rewriting/points.ts';
import { findCandidateSteps } from './selection/candidates.ts';
import {
  type Budget,
  type Candidate,
  extendPoints,
  joinAdjacent,
  type SelectOptions,
  selectSteps,
} from './selection/select.ts';
import {
  createSummary,
  type Length,
  type Point,
  pointLimits,
  type Summary,
  type SummaryType,
} from './summary.ts';

// Some genres have sentences that a summary must contain.

/** A shorter summary leaves out a thread's question to have room for answers. */
const minPointsForOpening = 3;
/** A caveat needs other points beside it; alone it would only say what was not found. */
const minPointsForCaveat = 3;
/** A finding would be most of a shorter summary. */
const minPointsForFinding = 4;

/** Finds what one genre requires; none for articles of other genres. */
type Requirement = (
  document: SegmentedDocument,
  candidates: readonly Candidate[],
  limit: number,
) => Candidate[];

/** An article can look like several genres. The first that requires a sentence counts. */
const requirements: readonly Requirement[] = [
  findClaimAndVerdict,
  findVerdict,
  (document, candidates, limit) =>
    limit >= minPointsForOpening ? findThreadOpening(document, candidates) : [],
  findPaperSentences,
  findStudySentences,
  findDefinition,
];

/**
 * Finds the sentences that the genre of the article requires, such as the verdict of a fact check.
 *
 * @returns at most `limit` candidates, the most important first; none for most articles
 */
export function findRequiredSentences(
  document: SegmentedDocument,
  candidates: readonly Candidate[],
  limit: number,
): Candidate[] {
  for (const find of requirements) {
    const required = find(document, candidates, limit);
    if (required.length > 0) return required.slice(0, limit);
  }
  return [];
}

function findStudySentences(
  document: SegmentedDocument,
  candidates: readonly Candidate[],
  limit: number,
): Candidate[] {
  const caveat = limit >= minPointsForCaveat ? findCaveat(document, candidates) : [];
  const finding = limit >= minPointsForFinding ? findFinding(document, candidates) : [];
  return [...new Set([...caveat, ...finding])];
}

// Candidates become points, in the form that the genre of the article needs.

/** A sentence that scores less, with all costs, would only pad the summary. */
const minScore = 0.05;
/**
 * The last point of a longer summary is omitted if it scores less. Blind judges grade summaries the
 * same without it, and there is less to read.
 */
const minLastScore = 0.43;
/** Shorter summaries keep their last point whatever it scores. */
const minPointsToOmitOne = 5;
/** With fewer sentences for each point, a summary would repeat most of the article. */
const minSentencesPerPoint = 2.5;
/** An article must have room for this many sentences more than points before any are joined. */
const minSpareSentences = 2;
/** The pros and cons of a review take two points, which a shorter summary cannot spare. */
const minPointsForLists = 4;

/** How many key points to create, and how. */
interface KeyPointPlan {
  readonly maxPoints: number;
  /** The largest number of points that are made of sentences. */
  readonly maxSentencePoints: number;
  /**
   * `concise` joins short neighbours and omits a weak last point. `single-sentences` does neither, so
   * that summaries of the same size can be compared.
   */
  readonly style: 'concise' | 'single-sentences';
}

/**
 * Creates the key points of a document in steps: the best sentences, each completed so that it can
 * be understood alone, and the pros and cons of a review.
 *
 * @param candidates in text order
 */
function* createKeyPointSteps(
  document: SegmentedDocument,
  candidates: readonly Candidate[],
  { maxPoints, maxSentencePoints, style }: KeyPointPlan,
): Steps<Point[]> {
  const prosAndCons = maxPoints >= minPointsForLists ? findProsAndCons(document) : [];
  const maxChosen = Math.min(maxSentencePoints, maxPoints - prosAndCons.length);
  // A point of two sentences could not say which of them a speaker's name belongs to. In a short
  // article, another point in place of a pair would only pad.
  const isLong =
    document.sentences.length >= minSentencesPerPoint * (maxPoints + minSpareSentences);
  const joins = style === 'concise' && isLong && getTurns(document).length === 0;
  const sentences = yield* chooseSentences(document, candidates, maxChosen, {
    countsPairsOnce: joins,
    minLastScore:
      style === 'concise' && mayOmitLastPoint(document, maxChosen) ? minLastScore : minScore,
  });
  const chosen = joins ? extendPoints(joinAdjacent(sentences), candidates) : sentences;
  yield;
  return yield* completeKeyPointSteps(
    document,
    chosen,
    createPoints(chosen, document),
    prosAndCons,
  );
}

/**
 * Returns true if a weak last point may be omitted. The ranker was trained on hardly any Chinese or
 * Japanese pages and scores their sentences lower, so good points would be lost.
 */
function mayOmitLastPoint({ lang }: SegmentedDocument, limit: number): boolean {
  return limit >= minPointsToOmitOne && !isCjk(lang);
}

/**
 * Completes points with what their genre needs, in steps: times, speakers, authors, full names.
 *
 * @param chosen the sentences in text order
 * @param points made of the same sentences, in the same order
 * @param otherPoints points that are not made of single sentences, such as a review's pros and cons
 * @returns all points in text order; for a live blog without `otherPoints`, the latest entry first
 */
export function* completeKeyPointSteps(
  document: SegmentedDocument,
  chosen: readonly Candidate[],
  points: readonly Point[],
  otherPoints: readonly Point[] = [],
): Steps<Point[]> {
  const sentences = chosen.map(({ sentence }) => sentence);
  const times = findEntryTimes(document);
  if (times !== undefined) return createLivePoints(points, sentences, times, document);
  yield;
  const turns = getTurns(document);
  const withSpeakers = points.map((point, at) => {
    const sentence = sentences[at];
    return sentence === undefined ? point : addSpeaker(point, sentence, turns, document);
  });
  const attributed = addAuthors(withSpeakers, sentences, document);
  const completed = yield* completeNamesSteps(attributed, document);
  return sortByPosition([...completed, ...otherPoints]);
}

/**
 * Creates the points of a tl;dr in steps: sentences in text order that are read as one paragraph.
 *
 * @param limit the largest number of sentences
 */
export function* createParagraphSteps(
  document: SegmentedDocument,
  candidates: readonly Candidate[],
  limit: number,
): Steps<Point[]> {
  const chosen = yield* chooseSentences(document, candidates, limit);
  yield;
  return yield* completeNamesSteps(createPoints(chosen, document), document);
}

function* chooseSentences(
  document: SegmentedDocument,
  candidates: readonly Candidate[],
  limit: number,
  options: SelectOptions = {},
): Steps<Candidate[]> {
  const required = findRequiredSentences(document, candidates, limit);
  yield;
  const budget = { sentences: limit - required.length };
  const others = yield* selectSteps(candidates, budget, {
    ...options,
    chosen: required,
    minScore,
  });
  const chosen = [...required, ...others];
  // If no sentence scores enough, a summary of the best one is still better than none.
  return (
    chosen.length > 0 ? chosen : runToCompletion(selectSteps(candidates, { sentences: 1 }))
  ).toSorted((a, b) => a.sentence.index - b.sentence.index);
}

/** Sorts points by the position of their first source in the article. */
function sortByPosition(points: readonly Point[]): Point[] {
  const anchored = points.map((point) => ({ point, anchor: point.sources[0] }));
  anchored.sort((a, b) => {
    const blocks = (a.anchor?.block ?? 0) - (b.anchor?.block ?? 0);
    return blocks === 0 ? (a.anchor?.start ?? 0) - (b.anchor?.start ?? 0) : blocks;
  });
  return anchored.map(({ point }) => point);
}

/** The type and length that the user has chosen. */
export interface SummaryOptions {
  readonly type: SummaryType;
  readonly length: Length;
}

/**
 * Summarizes an article in its own sentences, each anchored to its position. There are at most
 * `pointLimits` key points, or sentences of a tl;dr, and fewer if more would only pad. They are in
 * text order, except in a live blog, whose latest entry comes first. Pure and synchronous.
 *
 * @returns the summary; fails with `too-short` if the article has under 25 words or no sentence
 *   that can be a point, and with `unexpected` if the summary does not fit its schema
 */
export function summarize(article: Article, options: SummaryOptions): Result<Summary> {
  return runToCompletion(summarizeSteps(article, options));
}

/**
 * Does the same as `summarize`, in steps of a few milliseconds each, however long the article is.
 */
export function* summarizeSteps(article: Article, options: SummaryOptions): Steps<Result<Summary>> {
  const document = yield* segmentDocumentSteps(article);
  const words = document.sentences.reduce((sum, { length }) => sum + length, 0);
  if (words < minSummarizableWords) return fail('too-short', `${words} words`);
  const candidates = yield* findCandidateSteps(document);
  const count = countPoints(document, options);
  const points =
    options.type === 'key-points'
      ? yield* createKeyPointSteps(document, candidates, {
          maxPoints: pointLimits['key-points'][options.length],
          maxSentencePoints: count,
          style: 'concise',
        })
      : yield* createParagraphSteps(document, candidates, count);
  const { type, length } = options;
  const summary = createSummary({ engine: 'extractive', type, length, lang: article.lang }, points);
  if (summary.ok && summary.value.points.length === 0)
    return fail('too-short', 'no sentence says something by itself');
  return summary;
}

/**
 * Returns how many points a document is long enough for: at least one, and at most as many as the
 * options allow.
 */
export function countPoints(document: SegmentedDocument, { type, length }: SummaryOptions): number {
  const supported = Math.max(1, Math.ceil(document.sentences.length / minSentencesPerPoint));
  return Math.min(pointLimits[type][length], supported);
}

/**
 * Creates points within a budget, so that benchmarks can compare summaries of the same size. A
 * budget of sentences is filled with points as `summarize` creates them, but of single sentences, a
 * budget of words with sentences alone.
 *
 * @param budget sentences, or words separated by white space; for Chinese and Japanese, a word is
 *   1.7 characters
 */
export function summarizeToBudget(article: Article, budget: Budget): Point[] {
  const document = runToCompletion(segmentDocumentSteps(article));
  const candidates = runToCompletion(findCandidateSteps(document));
  if ('sentences' in budget) {
    return runToCompletion(
      createKeyPointSteps(document, candidates, {
        maxPoints: budget.sentences,
        maxSentencePoints: budget.sentences,
        style: 'single-sentences',
      }),
    );
  }
  return createPoints(runToCompletion(selectSteps(candidates, budget)), document);
}
