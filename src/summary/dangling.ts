/**
 * Sentences that lean on another: “She denied it.” says nothing without the sentence before.
 * Nearly a third of extractive summaries mislead in this way or a near one (Zhang, Wan & Bansal
 * 2023, “Extractive is not Faithful”), so this weighs more than a little more of the message.
 */

import { isStopWord } from '../text/stop-words.ts';
import { holdsPhrase, phraseAtStart, phraseAtToken } from './phrases/phrases.ts';
import { firstWord, type Tokens } from './phrases/tokens.ts';
import { lacksSubject } from './subjectless.ts';

/** What a sentence leans on the one before it with; `inside`: a word further in points back. */
export type Leaning = 'none' | 'pronoun' | 'connective' | 'inside';

/** Asked for by the ranker, and again when sentences are chosen. */
const known = new WeakMap<Tokens, Leaning>();

/** How `text` leans on what comes before it. */
export function leaningOf(text: Tokens): Leaning {
  const leaning = known.get(text) ?? findLeaning(text);
  known.set(text, leaning);
  return leaning;
}

function findLeaning(text: Tokens): Leaning {
  if (phraseAtStart(text, 'selfContained') > 0) return 'none';
  if (startsWithPronoun(text) || lacksSubject(text)) return 'pronoun';
  if (phraseAtStart(text, 'connectives') > 0) return 'connective';
  return pointsBackInside(text) ? 'inside' : 'none';
}

function startsWithPronoun(text: Tokens): boolean {
  if (phraseAtStart(text, 'pronouns') > 0 || phraseAtStart(text, 'possessives') > 0) return true;
  return leadLengths(text).some((at) => phraseAtToken(text, at, 'pronouns') > 0);
}

/** The tokens that come after a lead: “after | this”, “one of | them”. */
function leadLengths(text: Tokens): number[] {
  const first = firstWord(text.tokens);
  const end = phraseAtToken(text, first, 'leads');
  return end === 0 ? [] : [text.ends.findIndex((at) => at > end)].filter((at) => at > 0);
}

function pointsBackInside(text: Tokens): boolean {
  return holdsPhrase(text, 'backReferences') || hasUnnamedPronoun(text);
}

/** How many tokens from the start a personal pronoun must have had somebody named before it. */
const reach = 11;

/** “Last year he sold it”: a personal pronoun near the start, and nobody before it that it could mean. */
function hasUnnamedPronoun(text: Tokens): boolean {
  const first = firstWord(text.tokens);
  for (let at = first; at < Math.min(text.tokens.length, first + reach); at += 1) {
    if (phraseAtToken(text, at, 'people') > 0 || isName(text, at, first)) return false;
    if (phraseAtToken(text, at, 'personal') > 0) return at > first;
  }
  return false;
}

/** A capital stands for a name, at the sentence's start unless the word is a common one. */
function isName(text: Tokens, at: number, first: number): boolean {
  if (text.capitals[at] !== true) return false;
  return at > first || !isStopWord(text.tokens[at] ?? '', text.lang);
}
