import type { BannerSummary } from '../../browser/banner-api.ts';
import type { HighlightResult } from '../../browser/highlight-api.ts';
import type { Anchor } from '../../extraction/article.ts';
import type { Result } from '../../shared/result.ts';

/** What the line can bring about, and nothing else. */
export interface BannerActions {
  summarize(): Promise<Result<BannerSummary>>;
  /** Hides the banner on this site. */
  hide(): void;
  /** Opens the settings, where the user is asked whether to hide it on all sites. */
  openSettings(): void;
  /** Marks a sentence and goes there. */
  highlight(anchor: Anchor): HighlightResult;
  /** The same, once what hides it has been opened. */
  reveal(anchor: Anchor): Promise<HighlightResult>;
  /** Ends the highlight. */
  clear(): void;
  /** Ends the highlight, and goes back to where the page was before. */
  goBack(): void;
  /** Whether this sentence is highlighted and on the screen. */
  isSeen(anchor: Anchor): boolean;
  /** Calls `listener` whenever the highlight has ended. @returns a function that stops it */
  onCleared(listener: () => void): () => void;
}
