/** Where this reader stands, and for which tab. */

import { activeTab } from '../../platform/tabs.ts';

export type Surface = 'popup' | 'panel' | 'tab';

/** From the page's own address: `?surface=panel&tab=12`; without any of it, a popup. */
export function surfaceOf(search: string): Surface {
  const surface = new URLSearchParams(search).get('surface');
  return surface === 'panel' || surface === 'tab' ? surface : 'popup';
}

/** The tab that the address names, else the one that the reader looks at. */
export async function tabOf(search: string): Promise<number | undefined> {
  const named = Number.parseInt(new URLSearchParams(search).get('tab') ?? '', 10);
  return Number.isNaN(named) ? (await activeTab())?.id : named;
}
