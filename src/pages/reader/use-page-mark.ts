/** Marking sentences in the page from the reader: one after the other, and never the wrong one last. */

import { useMemo } from 'preact/hooks';
import type { Anchor } from '../../article/article.ts';
import type { Found } from '../../platform/page-calls.ts';
import { send } from '../../platform/send.ts';

/** What became of a sentence that was followed; `unreached` where the page cannot be asked. */
export type Reached = Found | 'unreached';

export interface PageMark {
  /** Marks without moving the page, or takes the mark away. Of several that wait only the last counts. */
  preview(anchor: Anchor | undefined): void;
  /** Marks, and goes there. */
  follow(anchor: Anchor): Promise<Reached>;
  /** Opens what hides the sentence, and goes there. */
  reveal(anchor: Anchor): Promise<Reached>;
}

export function usePageMark(tabId: number): PageMark {
  return useMemo(() => pageMark(tabId), [tabId]);
}

function pageMark(tabId: number): PageMark {
  // The page answers calls side by side; without a queue the mark of a point that was left may come
  // after the one of the next.
  let queue: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  const inTurn = <T>(call: () => Promise<T>): Promise<T> => {
    const turn = queue.then(call);
    queue = turn.catch(() => undefined);
    return turn;
  };
  return {
    preview(anchor) {
      waiting += 1;
      const own = waiting;
      void inTurn(async () => {
        if (own === waiting)
          await send('highlight', { tabId, anchor: anchor ?? null, scroll: false });
      });
    },
    follow: (anchor) =>
      inTurn(async () => reached(await send('highlight', { tabId, anchor, scroll: true }))),
    reveal: (anchor) => inTurn(async () => reached(await send('reveal', { tabId, anchor }))),
  };
}

function reached(answer: Awaited<ReturnType<typeof send<'highlight'>>>): Reached {
  return answer.ok ? (answer.value as Found) : 'unreached';
}
