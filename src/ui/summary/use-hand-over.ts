/** One copy of a summary is enough: with a panel open, a press of the toolbar button is for the panel. */

import { useEffect } from 'preact/hooks';
import { send } from '../../browser/messaging.ts';
import { answerForPanel, isPanelOpen } from '../../browser/panel-presence.ts';
import type { Surface } from './surface.ts';

/**
 * A panel tells popups that it is there; a popup that hears of one on its tab has the background see to
 * the tab's job, which the panel then shows, and closes.
 */
export function useHandOver(surface: Surface, tabId: number | undefined): void {
  useEffect(() => {
    if (tabId === undefined) return undefined;
    if (surface === 'panel') return answerForPanel(tabId);
    if (surface === 'popup') void handOver(tabId);
    return undefined;
  }, [surface, tabId]);
}

async function handOver(tabId: number): Promise<void> {
  if (!(await isPanelOpen(tabId))) return;
  const answer = await send('job/ensure', { tabId });
  // What could not even begin is told by the popup alone.
  if (answer.ok) window.close();
}
