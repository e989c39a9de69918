/** From candidates to points, by the kind of article: each kind has something it must not lose. */

import { essentialsOf } from './essentials.ts';
import { turnsOf, withSpeaker } from './interview.ts';
import { listPoints } from './list-mode.ts';
import { entryTimes, livePoints } from './live-blog.ts';
import { nameSteps } from './names.ts';
import type { Outline, Sentence } from './outline.ts';
import { pointsOf } from './points.ts';
import { prosAndCons } from './pros-and-cons.ts';
import { type Candidate, select, selectSteps } from './select.ts';
import type { Steps } from './steps.ts';
import type { Point } from './summary.ts';

/** Sentences that are worth less, for leaning on another or telling little, only fill the page. */
const floor = -0.1;
/** From this many points on, two of them may be a review's pros and cons. */
const roomForLists = 4;

/**
 * Key points: those of a list for a list, else the sentences that say most, with a review's pros
 * and cons. At most `limit`; of sentences alone at most `worthwhile`.
 */
export function* keyPointSteps(
  outline: Outline,
  candidates: readonly Candidate[],
  limit: number,
  worthwhile: number,
): Steps<Point[]> {
  const list = listPoints(outline, candidates, limit);
  if (list !== undefined) return list;
  yield;
  const lines = limit >= roomForLists ? prosAndCons(outline) : [];
  const room = Math.min(worthwhile, limit - lines.length);
  const sentences = yield* choose(outline, candidates, room);
  yield;
  const points = pointsOf(sentences, outline);
  const times = entryTimes(outline);
  if (times !== undefined) return livePoints(points, sentences, times, outline);
  yield;
  const turns = turnsOf(outline);
  const spoken = points.map((point, at) => {
    const sentence = sentences[at];
    return sentence === undefined ? point : withSpeaker(point, sentence, turns, outline);
  });
  const whole = yield* nameSteps(spoken, outline);
  return inOrder([...whole, ...lines]);
}

/** Sentences in reading order, to be read as one paragraph. At most `limit`. */
export function* proseSteps(
  outline: Outline,
  candidates: readonly Candidate[],
  limit: number,
): Steps<Point[]> {
  const sentences = yield* choose(outline, candidates, limit);
  yield;
  return yield* nameSteps(pointsOf(sentences, outline), outline);
}

function* choose(
  outline: Outline,
  candidates: readonly Candidate[],
  limit: number,
): Steps<Sentence[]> {
  const essentials = essentialsOf(outline, candidates, limit);
  yield;
  const budget = { sentences: limit - essentials.length };
  const others = yield* selectSteps(candidates, budget, { chosen: essentials, floor });
  const chosen = [...essentials, ...others];
  // Where all lean on something, the best of them is still better than nothing.
  return (chosen.length > 0 ? chosen : select(candidates, { sentences: 1 }))
    .map(({ sentence }) => sentence)
    .sort((a, b) => a.index - b.index);
}

/** By the place in the article of what each rests on first. */
function inOrder(points: readonly Point[]): Point[] {
  const placed = points.map((point) => ({ point, anchor: point.sources[0] }));
  placed.sort((a, b) => {
    const blocks = (a.anchor?.block ?? 0) - (b.anchor?.block ?? 0);
    return blocks === 0 ? (a.anchor?.start ?? 0) - (b.anchor?.start ?? 0) : blocks;
  });
  return placed.map(({ point }) => point);
}
