import { bagF1 } from '../metrics/bag.ts';
import { sameAuthor, sameDay, sameTitle } from '../metrics/exactness.ts';
import { type ShingleShares, shingleShares } from '../metrics/shingles.ts';
import { type SnippetCounts, snippetCounts } from '../metrics/snippets.ts';
import type { Page } from './pages.ts';
import type { Readings } from './read-all.ts';
import type { ReaderName, Reading } from './reading.ts';

/** How well one page was read; what was not noted by hand is not scored. */
export interface PageScore {
  readonly shingles?: ShingleShares;
  /** Bag F1, 0 to 1. */
  readonly bag?: number;
  readonly snippets?: SnippetCounts;
  readonly empty: boolean;
  readonly title?: boolean;
  readonly author?: boolean;
  readonly date?: boolean;
  /** Whether it is an article, and whether the reader took it for one. */
  readonly article?: { readonly is: boolean; readonly said: boolean };
  /** Milliseconds; `null` when the reader broke. */
  readonly ms: number | null;
}

/** A page with the scores that each reader got on it. */
export interface ScoredPage {
  readonly page: Page;
  readonly scores: ReadonlyMap<ReaderName, PageScore>;
}

/** The type that a corpus gives to pages it has not sorted. */
const unsorted = 'mixed';

/** Scores what was read of a page. */
export function scorePage({ gold, type }: Page, reading: Reading): PageScore {
  const { text, title, byline, published, isArticle, ms } = reading;
  const sorted = type !== undefined && type !== unsorted;
  return {
    ...(gold.text !== undefined && {
      shingles: shingleShares(gold.text, text),
      bag: bagF1(gold.text, text),
    }),
    ...((gold.with || gold.without) && {
      snippets: snippetCounts(text, gold.with ?? [], gold.without ?? []),
    }),
    empty: text.trim() === '',
    ...(gold.title !== undefined && { title: sameTitle(gold.title, title) }),
    ...(gold.author !== undefined && { author: sameAuthor(gold.author, byline ?? '') }),
    ...(gold.date !== undefined && { date: sameDay(gold.date, published ?? '') }),
    ...(sorted && isArticle !== null && { article: { is: type === 'article', said: isArticle } }),
    ms,
  };
}

/** Scores what several readers made of the same pages. */
export function scorePages(pages: readonly Page[], readings: Readings): ScoredPage[] {
  return pages.map((page, index) => {
    const scores = new Map<ReaderName, PageScore>();
    for (const [reader, list] of readings) {
      const reading = list[index];
      if (reading !== undefined) scores.set(reader, scorePage(page, reading));
    }
    return { page, scores };
  });
}
