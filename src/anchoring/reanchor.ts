/** Saved points against an article that has changed: which of them it still says, and where. */

import type { Anchor, Article } from '../extraction/article.ts';
import { maxBy } from '../shared/max-by.ts';
import type { Point, Summary } from '../summarizer/summary.ts';
import {
  createAnchor,
  getCommonPrefixLength,
  getCommonSuffixLength,
  type Stretch,
} from './describe.ts';

export interface ReanchorResult {
  /** Those of which the article still says a point, each anchor where its sentence stands now. */
  readonly summaries: Summary[];
  /** How many points were saved, each counted once, and how many of them the article still says. */
  readonly saved: number;
  readonly matchingPoints: number;
}

/** An imported record may hold 20,000 quotations of one letter; what is beyond these is not looked for. */
const limits = {
  /** Characters of the article that are looked through, for all quotations together. */
  characters: 50_000_000,
  /** Places of one quotation that are compared by what stands around them. */
  places: 200,
  /** Such places that are compared for all sources together. */
  comparisons: 20_000,
} as const;

/** What has become of a sentence or a point; `unknown` where it was not looked for. */
type State = 'standing' | 'gone' | 'unknown';

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
      points.some(({ text }) => states.get(text) !== 'gone'),
    ),
    saved: states.size - count('unknown'),
    matchingPoints: count('standing'),
  };
}

type Found = Anchor | Exclude<State, 'standing'>;

/** A point needs all of its sentences; one that never had any is not said by the article. */
function getState(found: readonly Found[]): State {
  if (found.length === 0 || found.includes('gone')) return 'gone';
  return found.includes('unknown') ? 'unknown' : 'standing';
}

function replaceSources(point: Point, found: readonly Found[]): Point {
  const sources = point.sources.map((source, at) => {
    const reanchorQuote = found[at];
    return typeof reanchorQuote === 'object' ? reanchorQuote : source;
  });
  return { ...point, sources };
}

/** A function that tells where an anchor's quotation stands now. */
function createFinder(article: Article): (anchor: Anchor) => Found {
  const length = article.blocks.reduce((sum, { text }) => sum + text.length, 0);
  const known = new Map<string, readonly Anchor[]>();
  let charactersLeft: number = limits.characters;
  let comparisonsLeft: number = limits.comparisons;
  return (anchor) => {
    const { quote } = anchor;
    if (quote === '') return 'gone';
    let places = known.get(quote);
    if (!places) {
      charactersLeft -= length;
      if (charactersLeft < 0) return 'unknown';
      places = findPlaces(quote, article);
      known.set(quote, places);
    }
    comparisonsLeft -= places.length;
    return comparisonsLeft < 0 && places.length > 0 ? 'unknown' : findNearest(anchor, places);
  };
}

/** The first places where the article says it. */
function findPlaces(quote: string, article: Article): readonly Anchor[] {
  const stretches: Stretch[] = [];
  for (const [block, { text }] of article.blocks.entries()) {
    if (stretches.length >= limits.places) break;
    let start = text.indexOf(quote);
    while (start >= 0 && stretches.length < limits.places) {
      const end = start + quote.length;
      stretches.push({ block, start, end });
      start = text.indexOf(quote, end);
    }
  }
  return stretches.map((stretch) => createAnchor(article, stretch, stretches.length > 1));
}

/** Of several places the one with the same surroundings. */
function findNearest(anchor: Anchor, places: readonly Anchor[]): Found {
  const nearest = maxBy(
    places,
    ({ prefix, suffix }) =>
      getCommonSuffixLength(prefix, anchor.prefix) + getCommonPrefixLength(suffix, anchor.suffix),
  );
  return nearest ?? 'gone';
}
