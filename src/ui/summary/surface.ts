/** Where this reader stands, and for which tab. */

import { useEffect, useState } from 'preact/hooks';
import { getActiveTab, onActiveTabChanged } from '../../browser/tabs.ts';

export type Surface = 'popup' | 'panel' | 'tab';

/** From the page's own address: `?surface=panel&tab=12`; without any of it, a popup. */
export function parseSurface(search: string): Surface {
  const surface = new URLSearchParams(search).get('surface');
  return surface === 'panel' || surface === 'tab' ? surface : 'popup';
}

/** The tab that the address names: `?tab=12`. */
export function tabIdFromUrl(search: string): number | undefined {
  const named = Number.parseInt(new URLSearchParams(search).get('tab') ?? '', 10);
  return Number.isNaN(named) ? undefined : named;
}

/**
 * The tab that this reader is for: the one that its address names; else the one that the reader
 * looks at, and for a panel, which outlives a change of tabs, whichever that is by now.
 */
export function useTab(surface: Surface, search: string): number | undefined {
  const [tab, setTab] = useState(tabIdFromUrl(search));
  useEffect(() => {
    if (tabIdFromUrl(search) !== undefined) return undefined;
    const look = () => void getActiveTab().then((active) => setTab(active?.id));
    look();
    return surface === 'panel' ? onActiveTabChanged(look) : undefined;
  }, [surface, search]);
  return tab;
}
