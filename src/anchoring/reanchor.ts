/** Saved points against an article that has changed: which of them it still says, and where. */

import type { Anchor, Article } from '../extraction/article.ts';
import type { Point, Summary } from '../summarizer/summary.ts';
import { type BlockSpan, createAnchor } from './describe.ts';

export interface ReanchorResult {
  /** Those of which the article still says a point, each anchor where its sentence stands now. */
  readonly summaries: Summary[];
  /** How many points were saved, each counted once, and how many of them the article still says. */
  readonly savedPoints: number;
  readonly matchingPoints: number;
}

/** An imported record may hold 20,000 quotations of one letter; what is beyond these is not looked for. */
const limits = {
  /** Characters of the article that are looked through, for all quotations together. */
  maxCharacters: 50_000_000,
  /** Places of one quotation that are compared by what stands around them. */
  maxOccurrences: 200,
  /** Such places that are compared for all sources together. */
  maxComparisons: 20_000,
} as const;

/** What has become of a sentence or a point; `unknown` where it was not looked for. */
type State = 'found' | 'missing' | 'unknown';

/**
 * Looks for the sentences of saved points in the article as it is now. A sentence that is gone
 * keeps its old anchor: what a sign-in wall hides today may be there again tomorrow. So does one
 * that was not looked for, and its point is not counted.
 */
export function reanchor(saved: readonly Summary[], article: Article): ReanchorResult {
  const states = new Map<string, State>();
  const find = createFinder(article);
  const summaries = saved.map((summary) => ({
    ...summary,
    points: summary.points.map((point) => {
      const found = point.sources.map(find);
      states.set(point.text, getState(found));
      return replaceSources(point, found);
    }),
  }));
  const count = (state: State) => [...states.values()].filter((each) => each === state).length;
  return {
    summaries: summaries.filter(({ points }) =>
      points.some(({ text }) => states.get(text) !== 'missing'),
    ),
    savedPoints: states.size - count('unknown'),
    matchingPoints: count('found'),
  };
}

type Match = Anchor | Exclude<State, 'found'>;

/** A point needs all of its sentences; one that never had any is not said by the article. */
function getState(found: readonly Match[]): State {
  if (found.length === 0 || found.includes('missing')) return 'missing';
  return found.includes('unknown') ? 'unknown' : 'found';
}

function replaceSources(point: Point, found: readonly Match[]): Point {
  const sources = point.sources.map((source, at) => {
    const match = found[at];
    return typeof match === 'object' ? match : source;
  });
  return { ...point, sources };
}

/** A function that tells where an anchor's quotation stands now. */
function createFinder(article: Article): (anchor: Anchor) => Match {
  const length = article.blocks.reduce((sum, { text }) => sum + text.length, 0);
  const occurrencesByQuote = new Map<string, readonly Anchor[]>();
  let charactersLeft: number = limits.maxCharacters;
  let comparisonsLeft: number = limits.maxComparisons;
  return (anchor) => {
    const { quote } = anchor;
    if (quote === '') return 'missing';
    let occurrences = occurrencesByQuote.get(quote);
    if (!occurrences) {
      charactersLeft -= length;
      if (charactersLeft < 0) return 'unknown';
      occurrences = findOccurrences(quote, article);
      occurrencesByQuote.set(quote, occurrences);
    }
    comparisonsLeft -= occurrences.length;
    return comparisonsLeft < 0 && occurrences.length > 0
      ? 'unknown'
      : findNearest(anchor, occurrences);
  };
}

/** The first places where the article says it. */
function findOccurrences(quote: string, article: Article): readonly Anchor[] {
  const spans: BlockSpan[] = [];
  for (const [block, { text }] of article.blocks.entries()) {
    if (spans.length >= limits.maxOccurrences) break;
    let start = text.indexOf(quote);
    while (start >= 0 && spans.length < limits.maxOccurrences) {
      const end = start + quote.length;
      spans.push({ block, start, end });
      start = text.indexOf(quote, end);
    }
  }
  return spans.map((span) => createAnchor(article, span, spans.length > 1));
}

/** Of several places the one with the same surroundings. */
function findNearest(anchor: Anchor, occurrences: readonly Anchor[]): Match {
  let best: { anchor: Anchor; shared: number } | undefined;
  for (const match of occurrences) {
    const shared =
      commonSuffixLength(match.prefix, anchor.prefix) +
      commonPrefixLength(match.suffix, anchor.suffix);
    if (!best || shared > best.shared) best = { anchor: match, shared };
  }
  return best?.anchor ?? 'missing';
}

function commonPrefixLength(a: string, b: string): number {
  let count = 0;
  while (count < a.length && a[count] === b[count]) count++;
  return count;
}

function commonSuffixLength(a: string, b: string): number {
  let count = 0;
  while (count < a.length && count < b.length && a.at(-1 - count) === b.at(-1 - count)) count++;
  return count;
}
