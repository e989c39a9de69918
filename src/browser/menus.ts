/** The entries in the page's context menu. */

import browser from 'webextension-polyfill';
import type { Scope } from '../extraction/article.ts';
import { t } from './i18n.ts';

/** Missing in browsers without such a menu. */
const menus: typeof browser.contextMenus | undefined = browser.contextMenus;
const pageItem = 'summarize-page';
const selectionItem = 'summarize-selection';

/** Creates the entries; to be called when the extension is installed or updated. */
export async function createMenus(): Promise<void> {
  if (!menus) return;
  await menus.removeAll();
  menus.create({ id: pageItem, title: t('menu_page'), contexts: ['page'] });
  menus.create({
    id: selectionItem,
    title: t('menu_selection'),
    contexts: ['selection'],
  });
}

/**
 * Calls `listener` with the tab and what to read of it. To be called synchronously while the
 * background starts; the listener runs inside the reader's gesture.
 */
export function onMenuClicked(listener: (tabId: number, scope: Scope) => void): void {
  menus?.onClicked.addListener((info, tab) => {
    if (tab?.id === undefined) return;
    if (info.menuItemId === pageItem) listener(tab.id, { kind: 'page' });
    if (info.menuItemId === selectionItem)
      listener(tab.id, { kind: 'selection', frameId: info.frameId ?? 0 });
  });
}
