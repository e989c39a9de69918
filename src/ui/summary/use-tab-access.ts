/** Determines what a view that stays open can do with a tab that has navigated away. */

import { useEffect, useState } from 'preact/hooks';
import type { Job } from '../../background/jobs/job.ts';
import { isReachable } from '../../browser/scripting.ts';
import { onTabLoad } from '../../browser/tabs.ts';

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
