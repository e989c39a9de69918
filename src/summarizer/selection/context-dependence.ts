/**
 * Sentences that lean on another: “She denied it.” says nothing without the sentence before.
 * Nearly a third of extractive summaries mislead in this way or a near one (Zhang, Wan & Bansal
 * 2023, “Extractive is not Faithful”), so this weighs more than a little more of the message.
 */

import { isStopWord } from '../../nlp/stop-words.ts';
import { containsPhrase, matchPhraseAtStart, matchPhraseAtToken } from '../lexicon/phrases.ts';
import { findFirstWord, type Tokens } from '../lexicon/tokens.ts';
import { lacksSubject } from './null-subject.ts';

/** What a sentence leans on the one before it with; `inside`: a word further in points back. */
export type ContextDependence = 'none' | 'pronoun' | 'connective' | 'inside';

/** Asked for by the ranker, and again when sentences are chosen. */
const dependenceCache = new WeakMap<Tokens, ContextDependence>();

/** How `text` leans on what comes before it. */
export function contextDependence(text: Tokens): ContextDependence {
  const leaning = dependenceCache.get(text) ?? findContextDependence(text);
  dependenceCache.set(text, leaning);
  return leaning;
}

function findContextDependence(text: Tokens): ContextDependence {
  if (matchPhraseAtStart(text, 'selfContained') > 0) return 'none';
  if (startsWithPronoun(text) || lacksSubject(text)) return 'pronoun';
  if (matchPhraseAtStart(text, 'connectives') > 0) return 'connective';
  return pointsBackInside(text) ? 'inside' : 'none';
}

function startsWithPronoun(text: Tokens): boolean {
  if (matchPhraseAtStart(text, 'pronouns') > 0 || matchPhraseAtStart(text, 'possessives') > 0)
    return true;
  return findLeadLengths(text).some((at) => matchPhraseAtToken(text, at, 'pronouns') > 0);
}

/** The tokens that come after a lead: “after | this”, “one of | them”. */
function findLeadLengths(text: Tokens): number[] {
  const first = findFirstWord(text.tokens);
  const end = matchPhraseAtToken(text, first, 'pronounLeadIns');
  return end === 0 ? [] : [text.ends.findIndex((at) => at > end)].filter((at) => at > 0);
}

function pointsBackInside(text: Tokens): boolean {
  return containsPhrase(text, 'backReferences') || hasUnnamedPronoun(text);
}

/** How many tokens from the start a personal pronoun must have had somebody named before it. */
const maxPronounTokens = 11;

/** “Last year he sold it”: a personal pronoun near the start, and nobody before it that it could mean. */
function hasUnnamedPronoun(text: Tokens): boolean {
  const first = findFirstWord(text.tokens);
  for (let at = first; at < Math.min(text.tokens.length, first + maxPronounTokens); at += 1) {
    if (matchPhraseAtToken(text, at, 'people') > 0 || isName(text, at, first)) return false;
    if (matchPhraseAtToken(text, at, 'personal') > 0) return at > first;
  }
  return false;
}

/** A capital stands for a name, at the sentence's start unless the word is a common one. */
function isName(text: Tokens, at: number, first: number): boolean {
  if (text.capitals[at] !== true) return false;
  return at > first || !isStopWord(text.tokens[at] ?? '', text.lang);
}
