/** A fact-check is told by two sentences: what was claimed, and what is true of it. */

import type { SegmentedDocument, Sentence } from '../document/document.ts';
import { containsPhrase, isPhrase, matchPhraseAtStart } from '../lexicon/phrases.ts';
import { tokenize } from '../lexicon/tokens.ts';
import type { Candidate } from '../selection/select.ts';

/** Whether the article checks a claim: its title says so, or it has headings of claim and verdict. */
export function isFactCheck({ article, lang, sections }: SegmentedDocument): boolean {
  if (containsPhrase(tokenize(article.title, lang), 'factCheckTitle')) return true;
  const headings = sections.map(({ heading }) => heading);
  return (
    headings.some((heading) => isPhrase(heading, lang, 'verdictHeadings')) &&
    headings.some((heading) => isPhrase(heading, lang, 'claim'))
  );
}

/** The sentence that tells the claim and the one that judges it, where the article has both. */
export function findClaimAndVerdict(
  document: SegmentedDocument,
  candidates: readonly Candidate[],
): Candidate[] {
  if (!isFactCheck(document)) return [];
  const verdict = pickBest(candidates, (sentence) => scoreVerdict(sentence, document));
  const others = candidates.filter((one) => one !== verdict);
  const claim = pickBest(others, (sentence) => scoreClaim(sentence, document));
  return [verdict, claim].filter((one) => one !== undefined);
}

/** “False.” says nothing of what is false. */
const minVerdictWords = 4;

function scoreVerdict(sentence: Sentence, document: SegmentedDocument): number {
  const { tokens, section, index, length } = sentence;
  if (length < minVerdictWords) return 0;
  const labelled = matchPhraseAtStart(tokens, 'verdict') > 0;
  const under = isPhrase(
    document.sections[section]?.heading ?? '',
    document.lang,
    'verdictHeadings',
  );
  if (!labelled && !under && !containsPhrase(tokens, 'verdict')) return 0;
  const atEdge = index < 5 || index >= document.sentences.length - 4;
  return 1 + Number(labelled) + Number(under) + 0.5 * Number(atEdge);
}

function scoreClaim({ tokens, section, index }: Sentence, document: SegmentedDocument): number {
  const under = isPhrase(document.sections[section]?.heading ?? '', document.lang, 'claim');
  if (!under && !containsPhrase(tokens, 'claim')) return 0;
  const early = 1 - index / Math.max(1, document.sentences.length);
  return 1 + Number(under) + Number(matchPhraseAtStart(tokens, 'claim') > 0) + early;
}

function pickBest(
  candidates: readonly Candidate[],
  worth: (sentence: Sentence) => number,
): Candidate | undefined {
  let found: Candidate | undefined;
  let bestScore = 0;
  for (const candidate of candidates) {
    const value = worth(candidate.sentence);
    const total = value > 0 ? value + candidate.score : 0;
    if (total <= bestScore) continue;
    bestScore = total;
    found = candidate;
  }
  return found;
}
