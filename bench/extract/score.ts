import { computeBagF1 } from '../metrics/bag.ts';
import { isSameAuthor, isSameDay, isSameTitle } from '../metrics/exactness.ts';
import { computeShingleShares, type ShingleShares } from '../metrics/shingles.ts';
import { countSnippets, type SnippetCounts } from '../metrics/snippets.ts';
import type { Extractions } from './extract-all.ts';
import type { Extraction, ExtractorName } from './extraction.ts';
import type { Page } from './pages.ts';

/** The scores of one page; what is not annotated has none. */
export interface PageScore {
  readonly shingles?: ShingleShares;
  /** Bag F1, 0 to 1. */
  readonly bag?: number;
  readonly snippets?: SnippetCounts;
  readonly empty: boolean;
  readonly title?: boolean;
  readonly author?: boolean;
  readonly date?: boolean;
  /** Whether the page is an article. */
  readonly article?: Decision;
  /** Milliseconds; `null` if the extractor failed. */
  readonly ms: number | null;
}

/** The decision of a binary classifier, with the annotation. */
export interface Decision {
  readonly actual: boolean;
  readonly predicted: boolean;
}

/** A page with the scores of each extractor. */
export interface ScoredPage {
  readonly page: Page;
  readonly scores: ReadonlyMap<ExtractorName, PageScore>;
}

/** The type of pages in a corpus that does not classify them. */
const unsorted = 'mixed';

/** Scores the extraction of a page. */
export function scorePage({ gold, type }: Page, extraction: Extraction): PageScore {
  const { text, title, byline, published, isArticle, ms } = extraction;
  const sorted = type !== undefined && type !== unsorted;
  return {
    ...(gold.text !== undefined && {
      shingles: computeShingleShares(gold.text, text),
      bag: computeBagF1(gold.text, text),
    }),
    ...((gold.with || gold.without) && {
      snippets: countSnippets(text, gold.with ?? [], gold.without ?? []),
    }),
    empty: text.trim() === '',
    ...(gold.title !== undefined && { title: isSameTitle(gold.title, title) }),
    ...(gold.author !== undefined && { author: isSameAuthor(gold.author, byline ?? '') }),
    ...(gold.date !== undefined && { date: isSameDay(gold.date, published ?? '') }),
    ...(sorted &&
      isArticle !== null && {
        article: { actual: type === 'article', predicted: isArticle },
      }),
    ms,
  };
}

/** Scores the extractions of several extractors from the same pages. */
export function scorePages(pages: readonly Page[], extractions: Extractions): ScoredPage[] {
  return pages.map((page, index) => {
    const scores = new Map<ExtractorName, PageScore>();
    for (const [extractor, list] of extractions) {
      const extraction = list[index];
      if (extraction !== undefined) scores.set(extractor, scorePage(page, extraction));
    }
    return { page, scores };
  });
}
