/** A fact-check is told by two sentences: what was claimed, and what is true of it. */

import type { Outline, Sentence } from './outline.ts';
import { holdsPhrase, isPhrase, phraseAtStart } from './phrases/phrases.ts';
import { tokensOf } from './phrases/tokens.ts';
import type { Candidate } from './select.ts';

/** Whether the article checks a claim: its title says so, or it has headings of claim and verdict. */
export function isFactCheck({ article, lang, sections }: Outline): boolean {
  if (holdsPhrase(tokensOf(article.title, lang), 'factCheckTitle')) return true;
  const headings = sections.map(({ heading }) => heading);
  return (
    headings.some((heading) => isPhrase(heading, lang, 'verdictHeadings')) &&
    headings.some((heading) => isPhrase(heading, lang, 'claim'))
  );
}

/** The sentence that tells the claim and the one that judges it, where the article has both. */
export function claimAndVerdict(outline: Outline, candidates: readonly Candidate[]): Candidate[] {
  if (!isFactCheck(outline)) return [];
  const verdict = best(candidates, (sentence) => verdictWorth(sentence, outline));
  const others = candidates.filter((one) => one !== verdict);
  const claim = best(others, (sentence) => claimWorth(sentence, outline));
  return [verdict, claim].filter((one) => one !== undefined);
}

function verdictWorth({ tokens, section, index }: Sentence, outline: Outline): number {
  const labelled = phraseAtStart(tokens, 'verdict') > 0;
  const under = isPhrase(outline.sections[section]?.heading ?? '', outline.lang, 'verdictHeadings');
  if (!labelled && !under && !holdsPhrase(tokens, 'verdict')) return 0;
  const atEdge = index < 5 || index >= outline.sentences.length - 4;
  return 1 + Number(labelled) + Number(under) + 0.5 * Number(atEdge);
}

function claimWorth({ tokens, section, index }: Sentence, outline: Outline): number {
  const under = isPhrase(outline.sections[section]?.heading ?? '', outline.lang, 'claim');
  if (!under && !holdsPhrase(tokens, 'claim')) return 0;
  const early = 1 - index / Math.max(1, outline.sentences.length);
  return 1 + Number(under) + Number(phraseAtStart(tokens, 'claim') > 0) + early;
}

function best(
  candidates: readonly Candidate[],
  worth: (sentence: Sentence) => number,
): Candidate | undefined {
  let found: Candidate | undefined;
  let most = 0;
  for (const candidate of candidates) {
    const value = worth(candidate.sentence);
    const total = value > 0 ? value + candidate.score : 0;
    if (total <= most) continue;
    most = total;
    found = candidate;
  }
  return found;
}
