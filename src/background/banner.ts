/**
 * Manages the banner: its labels, the registration of its detector, and the messages that it sends.
 */

import { type BannerApi, type BannerLabels, bannerScriptGlobal } from '../browser/content-api.ts';
import { openBannerSettings } from '../browser/extension-pages.ts';
import { getUiLanguage, t } from '../browser/i18n.ts';
import type { Sender } from '../browser/messaging.ts';
import {
  callContentScript,
  callIfInjected,
  registerScript,
  runScript,
} from '../browser/scripting.ts';
import { getActiveTabs, getLoadedTabs, getTab, type TabInfo } from '../browser/tabs.ts';
import detector from '../content/article-detector.ts?iife';
import bannerScriptFile from '../content/banner/index.ts?iife';
import pageScriptFile from '../content/page-script.ts?iife';
import { createQueue, delay } from '../shared/async.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import { getHttpHost } from '../shared/url.ts';
import type { Settings } from '../storage/settings/settings.ts';
import {
  disableBanner,
  hideForSession,
  isBannerAllowed,
  readBannerMatches,
} from '../storage/stores/banner-permission.ts';
import { readPolicy, readSettings } from '../storage/stores/settings-store.ts';
import { pointLimits } from '../summarizer/summary.ts';
import { summarizeForBanner } from './banner-summary.ts';
import { prepareHighlight } from './highlight.ts';

/** Returns the localized labels of the banner for the user's summary type and length. */
export function createBannerLabels({
  type,
  length,
}: Pick<Settings, 'type' | 'length'>): BannerLabels {
  return {
    lang: getUiLanguage(),
    dir: t('direction') === 'rtl' ? 'rtl' : 'ltr',
    name: t('extension_name'),
    question: t('banner_question'),
    questionAtEnd: t('banner_question_end'),
    getSummary: t('banner_get'),
    seconds: t('banner_seconds', '{n}'),
    more: t('banner_more'),
    hideHere: t('banner_hide_here'),
    hideEverywhere: t('banner_hide_everywhere'),
    pressAgain: t('banner_press_again'),
    working: t('status_extracting'),
    pointsLabel: t('points_label'),
    notFound: t('point_not_found'),
    collapsed: t('point_collapsed'),
    openHere: t('point_open'),
    hidden: t('point_hidden'),
    copy: t('copy'),
    copied: t('copied'),
    goBack: t('banner_back'),
    close: t('banner_close'),
    author: t('by_extractive'),
    retry: t('retry'),
    failures: {
      'no-article': t('fail_no_article_title'),
      'too-short': t('fail_too_short_title'),
      'timed-out': t('fail_timed_out'),
      unexpected: t('fail_unexpected'),
    },
    pointLimit: pointLimits[type][length],
  };
}

const enqueue = createQueue();

/**
 * Registers the article detector for exactly the sites with consent and access. Call it at every
 * start and whenever a setting or a permission may have changed.
 */
export function syncBannerRegistration(): Promise<void> {
  return enqueue(async () => {
    await registerScript('prompt-gate', detector, await readBannerMatches());
    await reportUnreadablePolicy();
  });
}

/** Tells an administrator, in the browser's console, why the banner appears nowhere. */
async function reportUnreadablePolicy(): Promise<void> {
  const { unreadableBlockedSite } = await readPolicy();
  if (unreadableBlockedSite === undefined) return;
  reportError(new Error(`Policy: bannerBlockedSites names no site: ${unreadableBlockedSite}`));
}

const bannerScript = { files: [pageScriptFile, bannerScriptFile], global: bannerScriptGlobal };

/** Time for a page to render after it has changed its own address. */
const settleDelayMs = 1_000;

/**
 * Handles the message that the detector found an article in the sender's tab.
 *
 * @returns `needs-access` if the banner is not allowed there
 */
export async function onArticleDetected(_payload: object, sender: Sender): Promise<Result<void>> {
  const visit = await authorizeSender(sender);
  if (!visit.ok) return visit;
  await placeBanner(visit.value.tabId, false);
  return ok(undefined);
}

/**
 * Handles a press on the banner: summarizes the sender's own tab, and no other.
 *
 * @returns the points for the banner; `needs-access` if the banner is not allowed there
 */
export async function onBannerClicked(_payload: object, sender: Sender): Promise<Result<unknown>> {
  const visit = await authorizeSender(sender);
  if (!visit.ok) return visit;
  const { tabId } = visit.value;
  const [answer] = await Promise.all([
    summarizeForBanner(tabId),
    prepareHighlight({ tabId, frameId: 0 }),
  ]);
  return answer;
}

/**
 * The banner was hidden on its site. An incognito window's choice is forgotten with the session.
 *
 * @returns fails as `disableBanner` does
 */
export async function onBannerHidden(_payload: object, sender: Sender): Promise<Result<void>> {
  const visit = await authorizeSender(sender);
  if (!visit.ok) return visit;
  const { host, isIncognito } = visit.value;
  if (!isIncognito) return disableBanner({ kind: 'site', host });
  await hideForSession(host);
  return ok(undefined);
}

/**
 * It is to be hidden on all sites. That concerns other sites than the one whose page has sent this, so
 * it is asked for where no page has a say.
 */
export async function onBannerSettingsRequested(
  _payload: object,
  sender: Sender,
): Promise<Result<void>> {
  const visit = await authorizeSender(sender);
  if (!visit.ok) return visit;
  await openBannerSettings();
  return ok(undefined);
}

/**
 * Runs the detector again after a page has changed its address by script, once it has had time to
 * render.
 */
export async function onTabNavigated({ id, url }: TabInfo & { url: string }): Promise<void> {
  const host = getHttpHost(url);
  if (!host || !(await isBannerAllowed(host))) return;
  await delay(settleDelayMs);
  // By now the tab may show something else, or the banner may have been turned off.
  const now = await getTab(id);
  if (now?.url === url && (await isBannerAllowed(host, now.incognito)))
    await runScript(id, detector);
}

/**
 * Inserts or removes the banner in the visible tabs after the user has turned it on or off, so that
 * these pages need not be reloaded.
 */
export async function syncVisibleTabs(): Promise<void> {
  for (const { id, url, incognito: isIncognito } of await getActiveTabs()) {
    const host = url && getHttpHost(url);
    if (host && (await isBannerAllowed(host, isIncognito))) await placeBanner(id, true);
    else
      await callIfInjected<BannerApi, 'remove'>(bannerScript, { tabId: id, frameId: 0 }, 'remove');
  }
}

/** Replaces the banners of an earlier version, which stop working when the extension is updated. */
export async function reinjectAfterUpdate(): Promise<void> {
  for (const { id, url, incognito: isIncognito } of await getLoadedTabs()) {
    const host = url && getHttpHost(url);
    if (host && (await isBannerAllowed(host, isIncognito))) await runScript(id, detector);
  }
}

async function placeBanner(tabId: number, isRequested: boolean): Promise<void> {
  const labels = createBannerLabels(await readSettings());
  await callContentScript<BannerApi, 'place'>(
    bannerScript,
    { tabId, frameId: 0 },
    'place',
    labels,
    isRequested,
  );
}

interface Visit {
  tabId: number;
  host: string;
  isIncognito: boolean;
}

/**
 * Identifies the sender by what the browser tells about it.
 *
 * @returns `unexpected` if the sender is not the top frame of a web page; `needs-access` if the
 *   banner is not allowed there
 */
async function authorizeSender({ url, frameId, tab }: Sender): Promise<Result<Visit>> {
  const host = url === undefined ? undefined : getHttpHost(url);
  if (!host || frameId !== 0 || tab?.id === undefined) return fail('unexpected', 'no page');
  const isIncognito = tab.incognito === true;
  if (!(await isBannerAllowed(host, isIncognito))) return fail('needs-access');
  return ok({ tabId: tab.id, host, isIncognito });
}
