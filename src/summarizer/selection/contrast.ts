/**
 * “A petition argued that darker streets would bring accidents. None came.” The second sentence is
 * too short to be a point, and without it the first says the opposite of what the article does.
 */

import type { SegmentedDocument, Sentence } from '../document/document.ts';
import { matchPhraseAtStart } from '../lexicon/phrases.ts';

/** Words of a payoff, and of both sentences together, at most. */
const maxFollowUpWords = 9;
const maxTotalWords = 40;

/** The short sentence that turns `sentence` round and has to be said with it, if there is one. */
export function contrastingFollowUp(
  sentence: Sentence,
  document: SegmentedDocument,
): Sentence | undefined {
  const next = findReversalAfter(sentence, document);
  if (next === undefined || next.length > maxFollowUpWords) return undefined;
  return sentence.length + next.length <= maxTotalWords ? next : undefined;
}

/** Whether what follows turns `sentence` round at length, so that alone it would mislead. */
export function isContradictedNext(sentence: Sentence, document: SegmentedDocument): boolean {
  return (
    findReversalAfter(sentence, document) !== undefined &&
    contrastingFollowUp(sentence, document) === undefined
  );
}

function findReversalAfter(
  { index, block }: Sentence,
  { sentences }: SegmentedDocument,
): Sentence | undefined {
  const next = sentences[index + 1];
  if (next?.block !== block) return undefined;
  return matchPhraseAtStart(next.tokens, 'reversals') > 0 ? next : undefined;
}
