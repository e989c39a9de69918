/**
 * Registers every event listener synchronously: the browser starts this script to deliver one
 * event, and only to listeners that are registered in the first turn.
 */

import { openSummaryView } from '../browser/extension-pages.ts';
import { t } from '../browser/i18n.ts';
import { onInstalled, onStartup } from '../browser/lifecycle.ts';
import { createMenus, onMenuClicked } from '../browser/menus.ts';
import { onMessage } from '../browser/messaging.ts';
import { registerOmnibox } from '../browser/omnibox.ts';
import { onPermissionsChanged } from '../browser/permissions.ts';
import { restrictStorageToTrustedContexts } from '../browser/storage.ts';
import { onTabsChanged } from '../browser/tabs.ts';
import { ok } from '../shared/result.ts';
import { completePendingRequest, removeRevokedSites } from '../storage/stores/banner-permission.ts';
import { applyDelayedRetention, delayRetention } from '../storage/stores/retention.ts';
import { onSettingsChanged, onSiteSettingsChanged } from '../storage/stores/settings-store.ts';
import {
  onArticleDetected,
  onBannerClicked,
  onBannerHidden,
  onBannerSettingsRequested,
  onTabNavigated,
  reinjectAfterUpdate,
  syncBannerRegistration,
  syncVisibleTabs,
} from './banner.ts';
import { checkForUpdates } from './check-for-updates.ts';
import { goBack, highlight, prepareHighlight, reveal } from './highlight.ts';
import {
  cancelJob,
  ensureJob,
  onAiSummaryFromPage,
  onTabClosed,
  onTabLoaded,
  resumeJobs,
  retryJobsAfterGrant,
  startJob,
  startJobFromMenu,
  startJobFromPdf,
  verifyAfterNavigation,
  verifyJob,
} from './jobs/job-manager.ts';
import { invalidateOnHistoryChange, resolveOmniboxInput, suggest } from './omnibox.ts';
import { readHeadlines } from './page-script.ts';
import { welcomeOnce } from './welcome.ts';

/**
 * Time in ms after the start of this script until it is checked whether the banner is registered
 * and whether retention is due.
 */
const checkDelayMs = 1_000;

onInstalled((isFirst) => {
  void createMenus();
  if (isFirst) void welcomeOnce();
  void syncBannerRegistration().then(reinjectAfterUpdate);
});

onMenuClicked((tabId, scope, selectedText) => {
  // The popup comes first, because the browser opens it only within the user gesture. The job is
  // started in the same turn, so that it exists when the popup asks for one.
  openSummaryView(tabId);
  startJobFromMenu(tabId, scope, selectedText);
});

onTabsChanged({
  onClosed: onTabClosed,
  onLoaded: (tabId) => void onTabLoaded(tabId),
  onNavigated: (tab) => {
    void onTabNavigated(tab);
    void verifyAfterNavigation(tab.id);
  },
});

onPermissionsChanged({
  onGranted: () => {
    void completePendingRequest().then(syncBannerRegistration);
    void retryJobsAfterGrant();
  },
  onRevoked: () => void removeRevokedSites().then(syncBannerRegistration),
});
onSettingsChanged(() => void syncBannerRegistration());
onSiteSettingsChanged(() => void syncBannerRegistration().then(syncVisibleTabs));

onMessage({
  'job/ensure': ({ tabId }) => ensureJob(tabId, { preferSelection: true }),
  'job/verify': async ({ tabId }) => ok((await verifyJob(tabId))?.freshness),
  'job/checkForUpdates': ({ tabId }) => checkForUpdates(tabId),
  'job/start': ({ tabId, request }) => startJob(tabId, request),
  'job/startFromPdf': startJobFromPdf,
  headlines: ({ tabId }) => readHeadlines(tabId),
  'job/cancel': ({ tabId }) => cancelJob(tabId),
  'job/aiSummaryChunk': onAiSummaryFromPage,
  'prepare-highlight': prepareHighlight,
  'page/highlight': highlight,
  'go-back': goBack,
  'page/reveal': reveal,
  'banner/articleDetected': onArticleDetected,
  'banner/summarize': onBannerClicked,
  'banner/hide': onBannerHidden,
  'banner/openSettings': onBannerSettingsRequested,
});

onStartup(() => void delayRetention());

registerOmnibox({ onInput: suggest, onChosen: resolveOmniboxInput, hint: t('omnibox_hint') });
invalidateOnHistoryChange();

resumeJobs();
void restrictStorageToTrustedContexts();
// At once, it would delay the click for which the browser may have started this script.
setTimeout(() => {
  void syncBannerRegistration();
  void applyDelayedRetention();
}, checkDelayMs);
