/** From chosen sentences to points. */

import { describeAnchor } from '../../anchoring/describe.ts';
import { isCjk } from '../../nlp/language-tags.ts';
import type { SegmentedDocument, Sentence } from '../document/document.ts';
import { contrastingFollowUp } from '../selection/contrast.ts';
import type { Point } from '../summary.ts';
import { applyCuts } from './apply-cuts.ts';
import { findCuts } from './compression.ts';
import { addLabel } from './labels.ts';
import type { Support } from './support.ts';

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
