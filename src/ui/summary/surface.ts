/** Determines on which surface the view is shown and for which tab. */

import { useEffect, useState } from 'preact/hooks';
import { getActiveTab, onActiveTabChanged } from '../../browser/tabs.ts';

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
export function getTabIdFromUrl(search: string): number | undefined {
  const named = Number.parseInt(new URLSearchParams(search).get('tab') ?? '', 10);
  return Number.isNaN(named) ? undefined : named;
}

/**
 * Returns the id of the tab that the view is for: the one in its address, otherwise the active one.
 * A panel outlives a change of tabs, so it follows the active tab.
 *
 * @param search the query of the view's address
 */
export function useTab(surface: Surface, search: string): number | undefined {
  const [tab, setTab] = useState(getTabIdFromUrl(search));
  useEffect(() => {
    if (getTabIdFromUrl(search) !== undefined) return undefined;
    const look = () => void getActiveTab().then((active) => setTab(active?.id));
    look();
    return surface === 'panel' ? onActiveTabChanged(look) : undefined;
  }, [surface, search]);
  return tab;
}
