/** From chosen sentences to points. */

import { anchorOf } from './ground.ts';
import type { Outline, Sentence } from './outline.ts';
import { payoffOf } from './payoff.ts';
import type { Point } from './summary.ts';
import { cutsFor } from './trim.ts';
import { wordingOf } from './wording.ts';

/** Which of a sentence's neighbours are points as well. */
export interface Neighbours {
  readonly before: boolean;
  readonly after: boolean;
}

export const alone: Neighbours = { before: false, after: false };

/** What `sentence` says as a point, with the short sentence that turns it round where there is one. */
export function wordingAsPoint(
  sentence: Sentence,
  outline: Outline,
  { before, after }: Neighbours,
): string {
  const source = outline.article.blocks[sentence.block]?.text ?? '';
  const cuts = cutsFor(sentence, source, before);
  const payoff = after ? undefined : payoffOf(sentence, outline);
  const whole = { start: sentence.start, end: payoff?.end ?? sentence.end };
  return wordingOf(source, whole, [...cuts, ...(payoff?.noise ?? [])], outline.lang);
}

/** The point that a sentence makes, anchored to the whole of what it says. */
export function pointOf(sentence: Sentence, outline: Outline, shown: Neighbours): Point {
  const { block, start } = sentence;
  const end = (shown.after ? undefined : payoffOf(sentence, outline))?.end ?? sentence.end;
  return {
    text: wordingAsPoint(sentence, outline, shown),
    sources: [anchorOf(outline.article, block, start, end)],
    doubts: [],
  };
}

/** The points of sentences in reading order. */
export function pointsOf(sentences: readonly Sentence[], outline: Outline): Point[] {
  const shown = new Set(sentences.map(({ index }) => index));
  return sentences.map((sentence) => {
    const { index } = sentence;
    return pointOf(sentence, outline, {
      before: shown.has(index - 1),
      after: shown.has(index + 1),
    });
  });
}
