/** From candidates to points, by the kind of article: each kind has something it must not lose. */

import type { Steps } from './cooperative.ts';
import { runToCompletion } from './cooperative.ts';
import type { SegmentedDocument } from './document/document.ts';
import { getTurns, withSpeaker } from './genres/interview.ts';
import { createLivePoints, findEntryTimes } from './genres/live-blog.ts';
import { findProsAndCons } from './genres/review.ts';
import { nameAuthors } from './genres/thread.ts';
import { completeNamesSteps } from './rewriting/full-names.ts';
import { createPoints } from './rewriting/points.ts';
import { findRequiredSentences } from './selection/required-sentences.ts';
import { type Candidate, selectSteps } from './selection/select.ts';
import type { Point } from './summary.ts';

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
