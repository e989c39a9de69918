/** What a view that stays open has to do with a tab that has gone on to another document. */

import { useEffect, useState } from 'preact/hooks';
import { isReachable } from '../../platform/page.ts';
import type { Job } from '../../platform/session.ts';
import { watchTabLoads } from '../../platform/tabs.ts';

/**
 * `same`: the tab shows what was read, as far as is known. `readable`: it shows something else, which may
 * be read. `foreign`: something else, which may not, until the toolbar button is pressed there.
 * `unknown`: something else, and the browser has not answered yet.
 */
export type TabAccess = 'same' | 'readable' | 'foreign' | 'unknown';

export function useTabAccess({ tabId, outdated }: Job): TabAccess {
  const [access, setAccess] = useState<TabAccess>('unknown');
  useEffect(() => {
    if (!outdated) return undefined;
    let isWanted = true;
    const look = () =>
      void isReachable(tabId).then((isReadable) => {
        if (isWanted) setAccess(isReadable ? 'readable' : 'foreign');
      });
    look();
    const stop = watchTabLoads(tabId, look);
    return () => {
      isWanted = false;
      stop();
    };
  }, [tabId, outdated]);
  return outdated ? access : 'same';
}
