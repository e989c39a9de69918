/**
 * The background: wiring and nothing else. Every listener is registered in the first turn, since
 * the browser starts this file for one event and hands it only to listeners that are there by then.
 */

import { t } from '../platform/i18n.ts';
import { watchInstall, watchStartup } from '../platform/lifecycle.ts';
import { createMenus, watchMenus } from '../platform/menus.ts';
import { answerOmnibox } from '../platform/omnibox.ts';
import { dropUnreachable, takeUpAsked } from '../platform/prompt-consent.ts';
import { pruneBySettings } from '../platform/prune-by-settings.ts';
import { receive } from '../platform/receive.ts';
import { watchSettings, watchSiteSettings } from '../platform/settings-store.ts';
import { watchAccess } from '../platform/site-access.ts';
import { keepContentScriptsOut } from '../platform/storage.ts';
import { openReader } from '../platform/surfaces.ts';
import { watchTabs } from '../platform/tabs.ts';
import { ok } from '../result.ts';
import { onAiSummaryFromPage } from './ai-summary.ts';
import { checkForUpdates } from './check-for-updates.ts';
import { readHeadlines } from './headlines.ts';
import { goBack, highlight, prepareHighlight, reveal } from './highlight.ts';
import {
  cancelJob,
  ensureJob,
  resumeJobs,
  retryJobsAfterGrant,
  startJob,
  startJobFromMenu,
  tabClosed,
  tabLoaded,
  tabNavigated,
  verifyJob,
} from './jobs/job-manager.ts';
import { followHistory, placeOf, suggest } from './omnibox.ts';
import {
  promptArrived,
  promptHere,
  promptHide,
  promptPressed,
  promptRenewed,
  promptShown,
} from './prompt.ts';
import { reconcilePrompt } from './prompt-registration.ts';
import { welcomeOnce } from './welcome.ts';

watchInstall((isFirst) => {
  void createMenus();
  if (isFirst) void welcomeOnce();
  void reconcilePrompt().then(promptRenewed);
});

watchMenus((tabId, scope) => {
  // First, and with nothing before it: the browser opens the popup only inside the gesture. Then,
  // in the same turn, the job, so that it is there when the popup asks for one.
  openReader(tabId);
  startJobFromMenu(tabId, scope);
});

watchTabs({
  closed: tabClosed,
  loaded: (tabId) => void tabLoaded(tabId),
  arrived: (tab) => {
    void promptArrived(tab);
    void tabNavigated(tab.id);
  },
});

watchAccess({
  granted: () => {
    void takeUpAsked().then(reconcilePrompt);
    void retryJobsAfterGrant();
  },
  takenBack: () => void dropUnreachable().then(reconcilePrompt),
});
watchSettings(() => void reconcilePrompt());
watchSiteSettings(() => void reconcilePrompt().then(promptShown));

receive({
  ensure: ({ tabId }) => ensureJob(tabId, { preferSelection: true }),
  'job/verify': async ({ tabId }) => ok((await verifyJob(tabId))?.freshness),
  check: ({ tabId }) => checkForUpdates(tabId),
  start: ({ tabId, wish }) => startJob(tabId, wish),
  headlines: ({ tabId }) => readHeadlines(tabId),
  cancel: ({ tabId }) => cancelJob(tabId),
  written: onAiSummaryFromPage,
  'prepare-highlight': prepareHighlight,
  highlight,
  'go-back': goBack,
  reveal,
  'prompt-here': promptHere,
  'prompt-pressed': promptPressed,
  'prompt-hide': promptHide,
});

watchStartup(() => void pruneBySettings());

answerOmnibox({ suggest, open: placeOf, hint: t('omnibox_hint') });
followHistory();

void keepContentScriptsOut();
void reconcilePrompt();
resumeJobs();
