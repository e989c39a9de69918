/**
 * Highlights sentences in the page from a summary view. Preview, follow and speech share one queue,
 * so that the last request always wins.
 */

import { useMemo } from 'preact/hooks';
import type {
  HighlightKind,
  HighlightResult,
  HighlightVisibility,
} from '../../browser/highlight-api.ts';
import { send } from '../../browser/messaging.ts';
import { showTab } from '../../browser/tabs.ts';
import type { Anchor } from '../../extraction/article.ts';
import { createQueue } from '../../shared/async.ts';
import type { Surface } from './surface.ts';

/** Outcome of following a point; `unreachable` if the page cannot be scripted. */
export type HighlightOutcome =
  | HighlightResult
  | Exclude<HighlightVisibility, 'visible'>
  | 'unreachable';

export interface PageHighlight {
  /**
   * Highlights a sentence without scrolling, or removes that highlight. Only the last waiting call
   * runs.
   */
  preview(anchor: Anchor | undefined): void;
  /**
   * Highlights the sentence that is being read aloud and scrolls to it, or removes that highlight.
   */
  speak(anchor: Anchor | undefined): void;
  /** Scrolls to a sentence and highlights it until it is cleared. */
  follow(anchor: Anchor): Promise<HighlightOutcome>;
  /** Opens the collapsed part of the page that hides the sentence, and scrolls there. */
  reveal(anchor: Anchor): Promise<HighlightOutcome>;
  /** Removes all highlights. */
  clear(): void;
  /** Removes all highlights and scrolls back to the previous position. */
  goBack(): void;
}

/**
 * Returns the highlights of a tab's page.
 *
 * @param surface a view in a tab of its own shows the page's tab before it scrolls there
 */
export function usePageHighlight(tabId: number, surface: Surface): PageHighlight {
  return useMemo(() => createPageHighlight(tabId, surface), [tabId, surface]);
}

function createPageHighlight(tabId: number, surface: Surface): PageHighlight {
  // The page handles calls concurrently. Without a queue, an earlier highlight could arrive last.
  const enqueue = createQueue();
  let waiting = 0;
  const highlight = (kind: HighlightKind, anchor: Anchor | undefined) =>
    send('page/highlight', { tabId, kind, anchor: anchor ?? null });
  const scrollTo = (call: () => ReturnType<typeof send>) =>
    enqueue(async () => {
      // A view in its own tab covers the page.
      if (surface === 'tab') await showTab(tabId);
      return toOutcome(await call());
    });
  return {
    preview(anchor) {
      waiting += 1;
      const own = waiting;
      void enqueue(async () => {
        if (own === waiting) await highlight('preview', anchor);
      });
    },
    speak: (anchor) => void enqueue(() => highlight('speak', anchor)),
    follow: (anchor) => scrollTo(() => highlight('follow', anchor)),
    reveal: (anchor) => scrollTo(() => send('page/reveal', { tabId, anchor })),
    clear: () => void enqueue(() => highlight('follow', undefined)),
    goBack: () => void enqueue(() => send('go-back', { tabId })),
  };
}

function toOutcome(answer: Awaited<ReturnType<typeof send>>): HighlightOutcome {
  return answer.ok ? (answer.value as HighlightResult) : 'unreachable';
}
