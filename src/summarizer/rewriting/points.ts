/** From chosen sentences to points. */

import { describeAnchor } from '../../anchoring/describe.ts';
import type { SegmentedDocument, Sentence } from '../document/document.ts';
import { contrastingFollowUp } from '../selection/contrast.ts';
import type { Point } from '../summary.ts';
import { applyCuts } from './apply-cuts.ts';
import { findCuts } from './compression.ts';

/** Which of a sentence's neighbours are points as well. */
export interface Neighbours {
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

/** The point that a sentence makes, anchored to the whole of what it says. */
export function createPoint(
  sentence: Sentence,
  document: SegmentedDocument,
  shown: Neighbours,
): Point {
  const { block, start } = sentence;
  const end =
    (shown.after ? undefined : contrastingFollowUp(sentence, document))?.end ?? sentence.end;
  return {
    text: phraseAsPoint(sentence, document, shown),
    sources: [describeAnchor(document.article, block, start, end)],
    flags: [],
  };
}

/** The points of sentences in reading order. */
export function createPoints(sentences: readonly Sentence[], document: SegmentedDocument): Point[] {
  const shown = new Set(sentences.map(({ index }) => index));
  return sentences.map((sentence) => {
    const { index } = sentence;
    return createPoint(sentence, document, {
      before: shown.has(index - 1),
      after: shown.has(index + 1),
    });
  });
}
