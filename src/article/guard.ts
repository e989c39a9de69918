/** A second opinion where the model is unsure: Readability may cut a choice down, never add to it. */

import { readabilityChoice } from './readability.ts';
import type { Walk } from './walk.ts';

/** A choice of blocks, and what it was made by. */
export interface Choice {
  readonly isChosen: readonly boolean[];
  readonly probabilities: Float32Array;
  readonly words: Float32Array;
}

/** Above this mean probability of what was chosen, by words, no second opinion is asked for. */
const sure = 0.9;
/** What the second opinion must be like to be followed; see `isBetter`. */
const limits = { fewestWords: 60, excess: 2, extra: 0.8, inside: 0.7, covered: 0.7 };

/**
 * Guards against a whole section too many: comments, or the next story, that reads like the first.
 *
 * @returns the choice, cut to the blocks that Readability keeps where the model was unsure and has
 *   chosen far more
 */
export function guard(document: Document, walk: Walk, choice: Choice): readonly boolean[] {
  const all = weigh(choice, () => true);
  if (all.words === 0 || all.weighted >= sure * all.words) return choice.isChosen;
  const kept = readabilityChoice(document, walk);
  if (!kept || !isBetter(choice, kept)) return choice.isChosen;
  return choice.isChosen.map((chosen, i) => chosen && kept[i] === true);
}

/** Whether Readability's blocks are a compact, sure part of a choice that is otherwise unsure. */
function isBetter(choice: Choice, kept: readonly boolean[]): boolean {
  const every = { ...choice, isChosen: kept };
  const mask = weigh(every, () => true);
  const all = weigh(choice, () => true);
  const inside = weigh(choice, (i) => kept[i] === true);
  const extra = { words: all.words - inside.words, weighted: all.weighted - inside.weighted };
  return (
    mask.words > limits.fewestWords &&
    all.words > limits.excess * inside.words &&
    inside.words > limits.covered * mask.words &&
    extra.weighted < limits.extra * extra.words &&
    mask.weighted > limits.inside * mask.words
  );
}

/** Words of the chosen blocks that pass the test, and the same weighted by probability. */
function weigh(
  { isChosen, probabilities, words }: Choice,
  test: (i: number) => boolean,
): { words: number; weighted: number } {
  const sum = { words: 0, weighted: 0 };
  for (const [i, chosen] of isChosen.entries()) {
    if (!chosen || !test(i)) continue;
    sum.words += words[i] ?? 0;
    sum.weighted += (words[i] ?? 0) * (probabilities[i] ?? 0);
  }
  return sum;
}
