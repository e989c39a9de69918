/** From chosen sentences to points. */

import { anchorOf } from './ground.ts';
import type { Outline, Sentence } from './outline.ts';
import type { Point } from './summary.ts';
import { cutsFor } from './trim.ts';
import { wordingOf } from './wording.ts';

/** What `sentence` says as a point; `joined`: the sentence before it is shown, too. */
export function wordingAsPoint(sentence: Sentence, outline: Outline, joined: boolean): string {
  const source = outline.article.blocks[sentence.block]?.text ?? '';
  return wordingOf(source, sentence, cutsFor(sentence, source, joined), outline.lang);
}

/** The point that a sentence makes, anchored to the whole sentence. */
export function pointOf(sentence: Sentence, outline: Outline, joined: boolean): Point {
  const { block, start, end } = sentence;
  return {
    text: wordingAsPoint(sentence, outline, joined),
    sources: [anchorOf(outline.article, block, start, end)],
    doubts: [],
  };
}

/** The points of sentences in reading order. */
export function pointsOf(sentences: readonly Sentence[], outline: Outline): Point[] {
  const shown = new Set(sentences.map(({ index }) => index));
  return sentences.map((sentence) => pointOf(sentence, outline, shown.has(sentence.index - 1)));
}
