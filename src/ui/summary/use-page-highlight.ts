/**
 * Marking sentences in the page from a summary view: one after the other, and never the wrong one last.
 * A view has one queue, for what is looked at, followed and read aloud alike.
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

/** What became of a sentence that was followed; `unreached` where the page cannot be asked. */
export type HighlightOutcome =
  | HighlightResult
  | Exclude<HighlightVisibility, 'visible'>
  | 'unreachable';

export interface PageHighlight {
  /** Marks without moving the page, or ends that. Of several that wait only the last counts. */
  preview(anchor: Anchor | undefined): void;
  /** Marks what is being read aloud, and goes along with it, or ends that. */
  speak(anchor: Anchor | undefined): void;
  /** Marks for good, and goes there. */
  follow(anchor: Anchor): Promise<HighlightOutcome>;
  /** Opens what hides the sentence, and goes there. */
  reveal(anchor: Anchor): Promise<HighlightOutcome>;
  /** Takes every mark away. */
  clear(): void;
  /** The same, and goes back to where the page was before. */
  goBack(): void;
}

export function usePageHighlight(tabId: number, surface: Surface): PageHighlight {
  return useMemo(() => createPageHighlight(tabId, surface), [tabId, surface]);
}

function createPageHighlight(tabId: number, surface: Surface): PageHighlight {
  // The page answers calls side by side; without a queue the mark of a point that was left may come
  // after the one of the next.
  const enqueue = createQueue();
  let waiting = 0;
  const highlight = (kind: HighlightKind, anchor: Anchor | undefined) =>
    send('page/highlight', { tabId, kind, anchor: anchor ?? null });
  const goThere = (call: () => ReturnType<typeof send>) =>
    enqueue(async () => {
      // A view in a tab of its own lies over the page.
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
    follow: (anchor) => goThere(() => highlight('follow', anchor)),
    reveal: (anchor) => goThere(() => send('page/reveal', { tabId, anchor })),
    clear: () => void enqueue(() => highlight('follow', undefined)),
    goBack: () => void enqueue(() => send('go-back', { tabId })),
  };
}

function toOutcome(answer: Awaited<ReturnType<typeof send>>): HighlightOutcome {
  return answer.ok ? (answer.value as HighlightResult) : 'unreachable';
}
