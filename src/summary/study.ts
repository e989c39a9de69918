/** News of a study tells what was found, and how sure that is. */

import { leaningOf } from './dangling.ts';
import type { Outline, Sentence } from './outline.ts';
import { holdsPhrase } from './phrases/phrases.ts';
import { tokensOf } from './phrases/tokens.ts';
import type { Candidate } from './select.ts';

const leastMentions = 3;

/** Asked for several times an article; its sentences are searched once. */
const known = new WeakMap<Outline, boolean>();

/** Whether the article is about a study: its title says so, or three of its sentences do. */
export function isAboutStudy(outline: Outline): boolean {
  const about = known.get(outline) ?? findStudy(outline);
  known.set(outline, about);
  return about;
}

function findStudy({ article, lang, sentences }: Outline): boolean {
  const mentions = sentences.filter(({ tokens }) => holdsPhrase(tokens, 'study')).length;
  const titled = holdsPhrase(tokensOf(article.title, lang), 'study');
  return mentions >= leastMentions || (titled && mentions > 0);
}

/** Whether a sentence tells a finding. */
export function tellsFinding({ tokens }: Sentence): boolean {
  return holdsPhrase(tokens, 'finding');
}

/** The sentence that says best what the study does not show; none for other articles. */
export function caveatOf(outline: Outline, candidates: readonly Candidate[]): Candidate[] {
  if (!isAboutStudy(outline)) return [];
  const caveat = bestOf(candidates, ({ tokens }) => holdsPhrase(tokens, 'caveat'));
  return caveat === undefined ? [] : [caveat];
}

/**
 * The finding that says how large it is, with the sentence before it where it leans on that:
 * “They found that …”. None for other articles.
 */
export function findingOf(outline: Outline, candidates: readonly Candidate[]): Candidate[] {
  if (!isAboutStudy(outline)) return [];
  const sized = (sentence: Sentence) => tellsFinding(sentence) && /\p{Nd}/u.test(sentence.text);
  const finding = bestOf(candidates, sized);
  if (finding === undefined || leaningOf(finding.sentence.tokens) !== 'pronoun') {
    return finding === undefined ? [] : [finding];
  }
  const before = candidates.find(({ sentence }) => sentence.index === finding.sentence.index - 1);
  return before === undefined ? [] : [before, finding];
}

/** Longer sentences say too much at once. */
const longest = 45;

function bestOf(
  candidates: readonly Candidate[],
  fits: (sentence: Sentence) => boolean,
): Candidate | undefined {
  return candidates
    .filter(({ sentence }) => sentence.length <= longest && fits(sentence))
    .reduce<Candidate | undefined>(
      (most, one) => (most === undefined || one.score > most.score ? one : most),
      undefined,
    );
}
