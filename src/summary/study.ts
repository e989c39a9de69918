/** News of a study tells what was found, and how sure that is. */

import type { Outline, Sentence } from './outline.ts';
import { holdsPhrase } from './phrases/phrases.ts';
import { tokensOf } from './phrases/tokens.ts';
import type { Candidate } from './select.ts';

const leastMentions = 3;

/** Whether the article is about a study: its title says so, or three of its sentences do. */
export function isAboutStudy({ article, lang, sentences }: Outline): boolean {
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
  const caveats = candidates.filter(
    ({ sentence }) => holdsPhrase(sentence.tokens, 'caveat') && sentence.length <= 45,
  );
  const best = caveats.reduce<Candidate | undefined>(
    (most, one) => (most === undefined || one.score > most.score ? one : most),
    undefined,
  );
  return best === undefined ? [] : [best];
}
