/**
 * Avoids two views of one summary: while a side panel is open, the toolbar button acts on the
 * panel.
 */

import { useEffect } from 'preact/hooks';
import { send } from '../../browser/messaging.ts';
import { answerForPanel, isPanelOpen } from '../../browser/panel-presence.ts';
import type { Surface } from './surface.ts';

/**
 * Lets panels announce themselves to popups. A popup that finds a panel on its tab has the
 * background start the tab's job, which the panel then shows, and closes itself.
 *
 * @param tabId the tab that the view is for; `undefined` until it is known
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
  // If the job could not be started, there is no job for the panel to show, so the popup stays open
  // to say why.
  if (answer.ok) window.close();
}
