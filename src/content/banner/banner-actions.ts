import type { BannerSummary } from '../../browser/banner-api.ts';
import type { HighlightResult } from '../../browser/highlight-api.ts';
import type { Anchor } from '../../extraction/article.ts';
import type { Result } from '../../shared/result.ts';

/** Everything that the banner can cause. */
export interface BannerActions {
  summarize(): Promise<Result<BannerSummary>>;
  hide(where: 'site' | 'all-sites'): void;
  /** Highlights a sentence and scrolls to it. */
  highlight(anchor: Anchor): HighlightResult;
  /** Opens what hides a sentence, then highlights it and scrolls to it. */
  reveal(anchor: Anchor): Promise<HighlightResult>;
  /** Ends the highlight. */
  clear(): void;
  /** Ends the highlight, and scrolls back to where the page was before. */
  goBack(): void;
  /** Returns true if this sentence is highlighted and visible. */
  isSeen(anchor: Anchor): boolean;
  /** Calls `listener` whenever the highlight has ended. @returns a function that stops it */
  onCleared(listener: () => void): () => void;
}
