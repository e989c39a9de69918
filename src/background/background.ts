/**
 * The background: wiring and nothing else. Every listener is registered in the first turn, since
 * the browser starts this file for one event and hands it only to listeners that are there by then.
 */

import { watchInstall } from '../platform/lifecycle.ts';
import { createMenus, watchMenus } from '../platform/menus.ts';
import { receive } from '../platform/receive.ts';
import { keepContentScriptsOut } from '../platform/storage.ts';
import { openReader } from '../platform/surfaces.ts';
import { watchTabs } from '../platform/tabs.ts';
import { highlight } from './highlight.ts';
import {
  cancelJob,
  ensureJob,
  resumeJobs,
  startAwaitedJob,
  startJob,
  tabClosed,
  tabLoading,
} from './jobs.ts';

watchInstall(() => void createMenus());

watchMenus((tabId, scope) => {
  // First, and with nothing before it: the browser opens the popup only inside the gesture. Then,
  // in the same turn, the job, so that it is there when the popup asks for one.
  openReader(tabId);
  startAwaitedJob(tabId, scope);
});

watchTabs({ closed: tabClosed, loading: (tabId) => void tabLoading(tabId) });

receive({
  ensure: ({ tabId }) => ensureJob(tabId),
  start: ({ tabId, wish }) => startJob(tabId, wish),
  cancel: ({ tabId }) => cancelJob(tabId),
  highlight,
});

void keepContentScriptsOut();
resumeJobs();
