/**
 * Matches saved points with an article that has changed: finds those that it still contains, and
 * their new anchors.
 */

import type { Anchor, Article } from '../extraction/article.ts';
import { maxBy } from '../shared/collections.ts';
import type { Point, Summary } from '../summarizer/summary.ts';
import {
  type BlockSpan,
  createAnchor,
  getCommonPrefixLength,
  getCommonSuffixLength,
} from './describe.ts';

/** The result of matching saved points with the current article. */
export interface ReanchorResult {
  /** The summaries of which at least one point is still in the article, with updated anchors. */
  readonly summaries: Summary[];
  /** Number of distinct saved points, and of those that the article still contains. */
  readonly savedPoints: number;
  readonly matchingPoints: number;
}

/**
 * Limits the search, because an imported record may hold 20,000 quotes of one letter. A quote
 * beyond the limits is not searched.
 */
const limits = {
  /** Characters of the article to search, for all quotes together. */
  maxCharacters: 50_000_000,
  /** Occurrences of one quote whose context is compared. */
  maxOccurrences: 200,
  /** Such comparisons, for all sources together. */
  maxComparisons: 20_000,
} as const;

/** Result of searching a sentence or a point; `unknown` if a limit stopped the search. */
type State = 'found' | 'missing' | 'unknown';

/**
 * Finds the sentences of saved points in the article as it is now. A missing sentence keeps its old
 * anchor, because one that a paywall hides today may be back tomorrow. So does a sentence that was
 * not searched; its point is not counted.
 *
 * @param saved the summaries of a record
 */
export function reanchor(saved: readonly Summary[], article: Article): ReanchorResult {
  const states = new Map<string, State>();
  const find = createFinder(article);
  const summaries = saved.map((summary) => ({
    ...summary,
    points: summary.points.map((point) => {
      const matches = point.sources.map(find);
      states.set(point.text, getState(matches));
      return replaceSources(point, matches);
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

/** A point is found if all its sentences are; a point without sources counts as missing. */
function getState(matches: readonly Match[]): State {
  if (matches.length === 0 || matches.includes('missing')) return 'missing';
  return matches.includes('unknown') ? 'unknown' : 'found';
}

function replaceSources(point: Point, matches: readonly Match[]): Point {
  const sources = point.sources.map((source, at) => {
    const match = matches[at];
    return typeof match === 'object' ? match : source;
  });
  return { ...point, sources };
}

/** Creates a function that finds the current anchor of a saved one, within the limits. */
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

/** Finds the first occurrences of a quote. */
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

/** Chooses the occurrence whose context has most in common with that of the anchor. */
function findNearest(anchor: Anchor, occurrences: readonly Anchor[]): Match {
  const nearest = maxBy(
    occurrences,
    ({ prefix, suffix }) =>
      getCommonSuffixLength(prefix, anchor.prefix) + getCommonPrefixLength(suffix, anchor.suffix),
  );
  return nearest ?? 'missing';
}
