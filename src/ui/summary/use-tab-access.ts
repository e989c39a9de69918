/** What a view that stays open has to do with a tab that has gone on to another document. */

import { useEffect, useState } from 'preact/hooks';
import type { Job } from '../../background/jobs/job.ts';
import { isReachable } from '../../browser/scripting.ts';
import { onTabLoad } from '../../browser/tabs.ts';

/**
 * `same`: the tab shows what was read. `readable`: it shows something else, or may, and that can be read.
 * `foreign`: it cannot, until the toolbar button is pressed there. `unknown`: the browser has not
 * answered yet.
 */
export type TabAccess = 'same' | 'readable' | 'foreign' | 'unknown';

export function useTabAccess({ tabId, freshness }: Job): TabAccess {
  const [access, setAccess] = useState<TabAccess>('unknown');
  useEffect(() => {
    if (freshness === 'current') return undefined;
    let isWanted = true;
    const look = () =>
      void isReachable(tabId).then((isReadable) => {
        if (isWanted) setAccess(isReadable ? 'readable' : 'foreign');
      });
    look();
    const stop = onTabLoad(tabId, look);
    return () => {
      isWanted = false;
      stop();
    };
  }, [tabId, freshness]);
  return freshness === 'current' ? 'same' : access;
}
