/** Finds the surface and the tab of a summary view, and the access that it has to the tab. */

import { useEffect, useState } from 'preact/hooks';
import type { Job } from '../../background/jobs/job.ts';
import { send } from '../../browser/messaging.ts';
import { isReachable } from '../../browser/scripting.ts';
import {
  getActiveTab,
  type Navigation,
  navigate,
  onActiveTabChanged,
  onTabLoad,
} from '../../browser/tabs.ts';

// Determines on which surface the view is shown and for which tab.

export type Surface = 'popup' | 'panel' | 'tab';

/**
 * Parses the query of the view's address, for example `?surface=panel&tab=12`. The default is a
 * popup.
 */
export function parseSurface(search: string): Surface {
  const surface = new URLSearchParams(search).get('surface');
  return surface === 'panel' || surface === 'tab' ? surface : 'popup';
}

/** Returns the tab id that the address names, as in `?tab=12`; `undefined` without one. */
function getTabIdFromUrl(search: string): number | undefined {
  const named = Number.parseInt(new URLSearchParams(search).get('tab') ?? '', 10);
  return Number.isNaN(named) ? undefined : named;
}

/**
 * Returns the id of the tab that the view is for: the one in its address, otherwise the active one.
 * A panel outlives a change of tabs, so it follows the active tab.
 *
 * @param search the query of the view's address
 * @param activeTab the id of the active tab when the view was opened
 */
export function useTab(
  surface: Surface,
  search: string,
  activeTab: number | undefined,
): number | undefined {
  const named = getTabIdFromUrl(search);
  const [tab, setTab] = useState(named ?? activeTab);
  useEffect(() => {
    if (named !== undefined || surface !== 'panel') return undefined;
    const look = () => void getActiveTab().then((active) => setTab(active?.id));
    // The user may have switched tabs while the view was being loaded.
    look();
    return onActiveTabChanged(look);
  }, [surface, named]);
  return tab;
}

// Opens another page in the tab and summarizes it.

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

// Determines what a view that stays open can do with a tab that has navigated away.

/**
 * `same`: the tab shows the summarized page. `readable`: it shows, or may show, another page that
 * can be read. `foreign`: the page cannot be read until the toolbar button is pressed. `unknown`:
 * the browser has not answered yet.
 */
export type TabAccess = 'same' | 'readable' | 'foreign' | 'unknown';

/** Follows whether the tab still shows the page, and can be read if it does not. */
export function useTabAccess({ tabId, freshness }: Job): TabAccess {
  const [access, setAccess] = useState<TabAccess>('unknown');
  useEffect(() => {
    if (freshness === 'current') return undefined;
    let isActive = true;
    const look = () =>
      void isReachable(tabId).then((isReadable) => {
        if (isActive) setAccess(isReadable ? 'readable' : 'foreign');
      });
    look();
    const stop = onTabLoad(tabId, look);
    return () => {
      isActive = false;
      stop();
    };
  }, [tabId, freshness]);
  return freshness === 'current' ? 'same' : access;
}
