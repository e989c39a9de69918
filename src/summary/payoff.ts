/**
 * “A petition argued that darker streets would bring accidents. None came.” The second sentence is
 * too short to be a point, and without it the first says the opposite of what the article does.
 */

import type { Outline, Sentence } from './outline.ts';
import { phraseAtStart } from './phrases/phrases.ts';

/** Words of a payoff, and of both sentences together, at most. */
const longest = 9;
const longestTogether = 40;

/** The short sentence that turns `sentence` round and has to be said with it, if there is one. */
export function payoffOf(sentence: Sentence, outline: Outline): Sentence | undefined {
  const next = turnAfter(sentence, outline);
  if (next === undefined || next.length > longest) return undefined;
  return sentence.length + next.length <= longestTogether ? next : undefined;
}

/** Whether what follows turns `sentence` round at length, so that alone it would mislead. */
export function isTurnedRound(sentence: Sentence, outline: Outline): boolean {
  return turnAfter(sentence, outline) !== undefined && payoffOf(sentence, outline) === undefined;
}

function turnAfter({ index, block }: Sentence, { sentences }: Outline): Sentence | undefined {
  const next = sentences[index + 1];
  if (next?.block !== block) return undefined;
  return phraseAtStart(next.tokens, 'turns') > 0 ? next : undefined;
}
