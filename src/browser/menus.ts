/** The entries of the context menu. */

import browser from 'webextension-polyfill';
import type { Scope } from '../extraction/article.ts';
import { t } from './i18n.ts';

/** Undefined in browsers without context menus. */
const menus: typeof browser.contextMenus | undefined = browser.contextMenus;
const pageItem = 'summarize-page';
const selectionItem = 'summarize-selection';

/** Creates the entries. Call it when the extension was installed or updated. */
export async function createMenus(): Promise<void> {
  if (!menus) return;
  await menus.removeAll();
  // To Chromium, the text of its PDF viewer is in a frame.
  menus.create({ id: pageItem, title: t('menu_page'), contexts: ['page', 'frame'] });
  menus.create({
    id: selectionItem,
    title: t('menu_selection'),
    contexts: ['selection'],
  });
}

/**
 * Calls `listener` with the tab, the scope that was clicked, and the selected text. Call it
 * synchronously at startup of the background. The listener runs within the user gesture.
 */
export function onMenuClicked(
  listener: (tabId: number, scope: Scope, selectedText: string) => void,
): void {
  menus?.onClicked.addListener((info, tab) => {
    if (tab?.id === undefined) return;
    if (info.menuItemId === pageItem) listener(tab.id, { kind: 'page' }, '');
    if (info.menuItemId === selectionItem) {
      const { frameId = 0, selectionText = '' } = info;
      listener(tab.id, { kind: 'selection', frameId }, selectionText);
    }
  });
}
