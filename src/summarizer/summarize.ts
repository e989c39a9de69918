/** The bundled engine: an article's own sentences, chosen and shortened. No model, no network. */

import type { Article } from '../extraction/article.ts';
import { fail, type Result } from '../shared/result.ts';
import { runToCompletion, type Steps } from './cooperative.ts';
import { type SegmentedDocument, segmentDocumentSteps } from './document/document.ts';
import { findDefinition } from './genres/documentation.ts';
import { findClaimAndVerdict } from './genres/fact-check.ts';
import { getTurns, withSpeaker } from './genres/interview.ts';
import { createLivePoints, findEntryTimes } from './genres/live-blog.ts';
import { findPaperSentences } from './genres/paper.ts';
import { findProsAndCons, findVerdict } from './genres/review.ts';
import { findCaveat, findFinding } from './genres/study.ts';
import { findThreadOpening, nameAuthors } from './genres/thread.ts';
import { completeNamesSteps } from './rewriting/full-names.ts';
import { createPoints } from './rewriting/points.ts';
import { candidateSteps } from './selection/candidates.ts';
import { type Budget, type Candidate, selectSteps } from './selection/select.ts';
import {
  createSummary,
  type Length,
  type Point,
  pointLimits,
  type Summary,
  type SummaryType,
} from './summary.ts';

// Sentences that a summary of a certain kind of article cannot do without.

/** With fewer points than this, the answers matter more than the question. */
const minPointsForOpening = 3;

/** At most `limit` of them, the most needed first; none for most articles. */
export function findRequiredSentences(
  document: SegmentedDocument,
  candidates: readonly Candidate[],
  limit: number,
): Candidate[] {
  const check = findClaimAndVerdict(document, candidates);
  if (check.length > 0) return check.slice(0, limit);
  const verdict = findVerdict(document, candidates);
  if (verdict !== undefined) return [verdict].slice(0, limit);
  const opening = findThreadOpening(document, candidates);
  if (opening !== undefined && limit >= minPointsForOpening) return [opening];
  const stated = findPaperSentences(document, candidates, limit);
  if (stated.length > 0) return stated.slice(0, limit);
  const definition = findDefinition(document, candidates);
  // A caveat alone would be a summary of what was not found.
  const caveat = limit >= 3 ? findCaveat(document, candidates) : [];
  const finding = limit >= 4 ? findFinding(document, candidates) : [];
  const needed = [...caveat, ...finding];
  if (needed.length === 0 && definition !== undefined) return [definition].slice(0, limit);
  return [...new Set(needed)].slice(0, limit);
}

// From candidates to points, by the kind of article: each kind has something it must not lose.

/** Sentences that are worth less, for leaning on another or telling little, only fill the page. */
const minScore = 0.05;
/** From this many points on, two of them may be a review's pros and cons. */
const minPointsForLists = 4;

/**
 * Key points: the sentences that say most, each with what it needs to be understood, with a
 * review's pros and cons. At most `limit`; of sentences alone at most `worthwhile`.
 */
export function* keyPointSteps(
  document: SegmentedDocument,
  candidates: readonly Candidate[],
  limit: number,
  maxSentences: number,
): Steps<Point[]> {
  const lines = limit >= minPointsForLists ? findProsAndCons(document) : [];
  const room = Math.min(maxSentences, limit - lines.length);
  const chosen = yield* chooseSentences(document, candidates, room);
  yield;
  return yield* composeKeyPointSteps(document, chosen, createPoints(chosen, document), lines);
}

/**
 * Completes points with what their genre needs: times, speakers, authors, full names.
 *
 * @param chosen the sentences in text order
 * @param points made of the same sentences
 * @param lines further points that are not made of single sentences, such as a review's pros and cons
 */
export function* composeKeyPointSteps(
  document: SegmentedDocument,
  chosen: readonly Candidate[],
  points: readonly Point[],
  lines: readonly Point[] = [],
): Steps<Point[]> {
  const sentences = chosen.map(({ sentence }) => sentence);
  const times = findEntryTimes(document);
  if (times !== undefined) return createLivePoints(points, sentences, times, document);
  yield;
  const turns = getTurns(document);
  const spoken = points.map((point, at) => {
    const sentence = sentences[at];
    return sentence === undefined ? point : withSpeaker(point, sentence, turns, document);
  });
  const whole = yield* completeNamesSteps(nameAuthors(spoken, sentences, document), document);
  return sortByPosition([...whole, ...lines]);
}

/** Sentences in reading order, to be read as one paragraph. At most `limit`. */
export function* paragraphSteps(
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
): Steps<Candidate[]> {
  const essentials = findRequiredSentences(document, candidates, limit);
  yield;
  const budget = { sentences: limit - essentials.length };
  const others = yield* selectSteps(candidates, budget, { chosen: essentials, floor: minScore });
  const chosen = [...essentials, ...others];
  // Where all lean on something, the best of them is still better than nothing.
  return (
    chosen.length > 0 ? chosen : runToCompletion(selectSteps(candidates, { sentences: 1 }))
  ).toSorted((a, b) => a.sentence.index - b.sentence.index);
}

/** By the place in the article of what each rests on first. */
function sortByPosition(points: readonly Point[]): Point[] {
  const placed = points.map((point) => ({ point, anchor: point.sources[0] }));
  placed.sort((a, b) => {
    const blocks = (a.anchor?.block ?? 0) - (b.anchor?.block ?? 0);
    return blocks === 0 ? (a.anchor?.start ?? 0) - (b.anchor?.start ?? 0) : blocks;
  });
  return placed.map(({ point }) => point);
}

export interface SummaryOptions {
  readonly type: SummaryType;
  readonly length: Length;
}

/** Words (or word equivalents) below which there is nothing to summarize. */
const minWords = 25;

/** A point stands for so many sentences at least; more points would be the article again. */
const minSentencesPerPoint = 2.5;

/**
 * The summary of `article` in its own sentences, each anchored to where it stands. Key points come
 * in reading order, at most `pointLimits` of them and fewer where more would only pad; a tl;dr is
 * as many whole sentences. Pure and synchronous.
 *
 * Fails with `too-short` when the article has under 25 words, or none that say something.
 */
export function summarize(article: Article, options: SummaryOptions): Result<Summary> {
  return runToCompletion(summarySteps(article, options));
}

/** The same in steps, of a few milliseconds each however long the article. */
export function* summarySteps(article: Article, options: SummaryOptions): Steps<Result<Summary>> {
  const document = yield* segmentDocumentSteps(article);
  const words = document.sentences.reduce((sum, { length }) => sum + length, 0);
  if (words < minWords) return fail('too-short', `${words} words`);
  const candidates = yield* candidateSteps(document);
  const limit = pointLimits[options.type][options.length];
  const count = countPoints(document, options);
  const points =
    options.type === 'key-points'
      ? yield* keyPointSteps(document, candidates, limit, count)
      : yield* paragraphSteps(document, candidates, count);
  const { type, length } = options;
  const summary = createSummary({ engine: 'extractive', type, length, lang: article.lang }, points);
  if (summary.ok && summary.value.points.length === 0)
    return fail('too-short', 'no sentence says something by itself');
  return summary;
}

/**
 * Returns the number of points that a document is long enough for, at most what the options allow.
 */
export function countPoints(document: SegmentedDocument, { type, length }: SummaryOptions): number {
  const worthwhile = Math.max(1, Math.ceil(document.sentences.length / minSentencesPerPoint));
  return Math.min(pointLimits[type][length], worthwhile);
}

/**
 * Points for measuring against others: so many, composed as `summarize` composes key points, or
 * single sentences up to so many words (what stands between white space; for Chinese and Japanese
 * characters / 1.7).
 */
export function summarizeToBudget(article: Article, budget: Budget): Point[] {
  const document = runToCompletion(segmentDocumentSteps(article));
  const candidates = runToCompletion(candidateSteps(document));
  if ('sentences' in budget) {
    return runToCompletion(keyPointSteps(document, candidates, budget.sentences, budget.sentences));
  }
  return createPoints(runToCompletion(selectSteps(candidates, budget)), document);
}
