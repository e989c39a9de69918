/** Bringing another page into the tab from its summary view, and summarizing it there. */

import { useState } from 'preact/hooks';
import { send } from '../../browser/messaging.ts';
import { type Navigation, navigate } from '../../browser/tabs.ts';

export interface TabNavigation {
  /** `loading`: on its way; `opened`: it is there, and its summary was asked for. */
  state: 'none' | 'loading' | 'opened';
  go(to: Navigation): void;
}

/**
 * Where the browser lets the page be read without another press of the toolbar button, its summary
 * begins at once; where not, the job says so, and this tells whose page it is.
 */
export function useNavigation(tabId: number | undefined): TabNavigation {
  const [moved, setMoved] = useState<{ tabId: number; state: 'loading' | 'opened' }>();
  const go = async (to: Navigation) => {
    if (tabId === undefined) return;
    setMoved({ tabId, state: 'loading' });
    await navigate(tabId, to);
    await send('job/start', { tabId, request: { scope: { kind: 'page' } } });
    setMoved({ tabId, state: 'opened' });
  };
  return {
    state: moved?.tabId === tabId ? (moved?.state ?? 'none') : 'none',
    go: (to) => void go(to),
  };
}
