/**
 * Recognizes fact checks and finds the two sentences that their summary needs: the claim and the
 * verdict. Called by `summarize.ts`.
 */

import type { SegmentedDocument, Sentence } from '../document/document.ts';
import { containsPhrase, isPhrase, matchPhraseAtStart } from '../lexicon/phrases.ts';
import { tokenize } from '../lexicon/tokens.ts';
import type { Candidate } from '../selection/select.ts';

/** Returns true if the title says so, or if there are headings for both claim and verdict. */
export function isFactCheck({ article, lang, sections }: SegmentedDocument): boolean {
  if (containsPhrase(tokenize(article.title, lang), 'factCheckTitle')) return true;
  const headings = sections.map(({ heading }) => heading);
  return (
    headings.some((heading) => isPhrase(heading, lang, 'verdictHeadings')) &&
    headings.some((heading) => isPhrase(heading, lang, 'claim'))
  );
}

/**
 * Finds the sentences that state the verdict and the claim.
 *
 * @returns the verdict, then the claim, as far as they are found; none for other genres
 */
export function findClaimAndVerdict(
  document: SegmentedDocument,
  candidates: readonly Candidate[],
): Candidate[] {
  if (!isFactCheck(document)) return [];
  const verdict = pickBest(candidates, (sentence) => scoreVerdict(sentence, document));
  const others = candidates.filter((candidate) => candidate !== verdict);
  const claim = pickBest(others, (sentence) => scoreClaim(sentence, document));
  return [verdict, claim].filter((candidate) => candidate !== undefined);
}

/** A verdict such as “False.” does not say what is false. */
const minVerdictWords = 4;

function scoreVerdict(sentence: Sentence, document: SegmentedDocument): number {
  const { tokens, section, index, length } = sentence;
  if (length < minVerdictWords) return 0;
  const startsWithVerdict = matchPhraseAtStart(tokens, 'verdict') > 0;
  const isUnderHeading = isPhrase(
    document.sections[section]?.heading ?? '',
    document.lang,
    'verdictHeadings',
  );
  if (!startsWithVerdict && !isUnderHeading && !containsPhrase(tokens, 'verdict')) return 0;
  const isAtEdge = index < 5 || index >= document.sentences.length - 4;
  return 1 + Number(startsWithVerdict) + Number(isUnderHeading) + 0.5 * Number(isAtEdge);
}

function scoreClaim({ tokens, section, index }: Sentence, document: SegmentedDocument): number {
  const heading = document.sections[section]?.heading ?? '';
  const isUnderHeading = isPhrase(heading, document.lang, 'claim');
  if (!isUnderHeading && !containsPhrase(tokens, 'claim')) return 0;
  const earliness = 1 - index / Math.max(1, document.sentences.length);
  const startsWithClaim = matchPhraseAtStart(tokens, 'claim') > 0;
  return 1 + Number(isUnderHeading) + Number(startsWithClaim) + earliness;
}

function pickBest(
  candidates: readonly Candidate[],
  score: (sentence: Sentence) => number,
): Candidate | undefined {
  let best: Candidate | undefined;
  let bestScore = 0;
  for (const candidate of candidates) {
    const fit = score(candidate.sentence);
    const total = fit > 0 ? fit + candidate.score : 0;
    if (total <= bestScore) continue;
    bestScore = total;
    best = candidate;
  }
  return best;
}
