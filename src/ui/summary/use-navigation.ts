/** Opens another page in the tab and summarizes it. */

import { useState } from 'preact/hooks';
import { send } from '../../browser/messaging.ts';
import { type Navigation, navigate } from '../../browser/tabs.ts';

export interface TabNavigation {
  /** `loading`: the page is on its way; `opened`: it has loaded, and its summary was requested. */
  state: 'none' | 'loading' | 'opened';
  go(to: Navigation): void;
}

/**
 * Navigates the tab and requests a summary. If the browser does not grant access to the new page,
 * the job fails and says so.
 *
 * @param tabId the tab to navigate; nothing happens without one
 * @returns the state of the navigation in this tab, and the function that starts one
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
