/** How a document is written as a whole: how often it asks, sells, quotes or speaks of itself. */

import { mapSteps, type Steps } from '../../cooperative.ts';
import type { SegmentedDocument, Sentence } from '../../document/document.ts';
import { isQuestion, stripQuotations } from '../../document/punctuation.ts';
import type { PhraseList } from '../../lexicon/lists.ts';
import { containsPhrase } from '../../lexicon/phrases.ts';
import { tokenize } from '../../lexicon/tokens.ts';

/** Shares are of the document's sentences, 0 to 1. */
export interface DocumentStyle {
  /** Words of all sentences. */
  readonly words: number;
  /** Words of a sentence, on average. */
  readonly meanLength: number;
  readonly itemShare: number;
  readonly quoteShare: number;
  readonly questionShare: number;
  readonly exclamationShare: number;
  readonly numberShare: number;
  readonly promotionalShare: number;
  readonly reportingShare: number;
  /** Sentences in which the author says “I”, quotations aside. */
  readonly firstPersonShare: number;
  readonly firstPluralShare: number;
  readonly secondPersonShare: number;
  /** Sentences that demand or maintain something: “must”, “the problem is”. */
  readonly thesisShare: number;
}

/** Computes the style in steps. Cost: linear in the text. */
export function* computeStyleSteps({ sentences, lang }: SegmentedDocument): Steps<DocumentStyle> {
  const words = sentences.reduce((sum, { length }) => sum + length, 0);
  const share = (test: (sentence: Sentence) => boolean) => shareSteps(sentences, test);
  const shareWith = (list: PhraseList) => share(({ tokens }) => containsPhrase(tokens, list));
  return {
    words,
    meanLength: words / Math.max(1, sentences.length),
    itemShare: yield* share(({ kind }) => kind === 'item'),
    quoteShare: yield* share(({ kind }) => kind === 'quote'),
    questionShare: yield* share(({ text }) => isQuestion(text, lang)),
    exclamationShare: yield* share(({ text }) => /[!！]/u.test(text)),
    numberShare: yield* share(({ text }) => /\p{Nd}/u.test(text)),
    promotionalShare: yield* shareWith('promotional'),
    reportingShare: yield* shareWith('reportingVerbs'),
    firstPersonShare: yield* share(isFirstPerson),
    firstPluralShare: yield* shareWith('firstPlural'),
    secondPersonShare: yield* shareWith('secondPerson'),
    thesisShare: yield* shareWith('thesis'),
  };
}

/** Whether the author speaks of themself; somebody who is quoted does not count. */
export function isFirstPerson({ text, tokens }: Sentence): boolean {
  if (!containsPhrase(tokens, 'firstPerson')) return false;
  const own = tokenize(stripQuotations(text), tokens.lang);
  return containsPhrase(own, 'firstPerson') && !containsPhrase(own, 'notFirstPerson');
}

function* shareSteps(
  sentences: readonly Sentence[],
  test: (sentence: Sentence) => boolean,
): Steps<number> {
  const hits = yield* mapSteps(sentences, test);
  return hits.filter(Boolean).length / Math.max(1, sentences.length);
}
