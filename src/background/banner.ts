/** What the line in a page says, in the reader's language. */

import { type BannerApi, type BannerLabels, bannerScriptGlobal } from '../browser/banner-api.ts';
import { registerScript, runScript } from '../browser/content-scripts.ts';
import { getUiLanguage, t } from '../browser/i18n.ts';
import type { Payload, Sender } from '../browser/messaging.ts';
import { callContentScript, callIfInjected } from '../browser/scripting.ts';
import { activeTabs, getLoadedTabs, getTab, type TabInfo } from '../browser/tabs.ts';
import gate from '../content/article-detector.ts?iife';
import bannerScriptFile from '../content/banner/index.ts?iife';
import pageScriptFile from '../content/page-script.ts?iife';
import { createQueue, delay } from '../shared/async.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import { getHttpHost } from '../shared/url.ts';
import type { Settings } from '../storage/settings/settings.ts';
import {
  bannerMatchPatterns,
  disableBanner,
  hideForSession,
  isBannerAllowed,
} from '../storage/stores/banner-permission.ts';
import { readSettings } from '../storage/stores/settings-store.ts';
import { pointLimits } from '../summarizer/summary.ts';
import { summarizeForBanner } from './banner-summary.ts';
import { prepareHighlight } from './highlight.ts';

export function bannerLabels({ type, length }: Pick<Settings, 'type' | 'length'>): BannerLabels {
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

// Keeping what the browser injects by itself in step with what the reader consents to.

const enqueue = createQueue();

/**
 * Makes the registration of the gate what consent is now. To be called whenever either may have
 * changed: at every start, after a choice, after a grant or its end.
 */
export function syncBannerRegistration(): Promise<void> {
  return enqueue(async () => registerScript('prompt-gate', gate, await bannerMatchPatterns()));
}

// The line in the page, seen from behind: where it is placed, and what happens when it is used.

const bannerScript = { files: [pageScriptFile, bannerScriptFile], global: bannerScriptGlobal };

/** How long (ms) a page that changes itself has for showing what its new address promises. */
const settleDelayMs = 1_000;

/** The gate found an article in a tab. */
export async function onArticleDetected(_payload: object, sender: Sender): Promise<Result<void>> {
  const visit = await authorizeSender(sender);
  if (!visit.ok) return visit;
  await placeBanner(visit.value.tabId, false);
  return ok(undefined);
}

/** The line was pressed: its own tab is summarized, and nothing else can be asked for. */
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

/** The line was hidden. A private window's choice is forgotten with the session. */
export async function onBannerHidden(
  { scope }: Payload<'banner/hide'>,
  sender: Sender,
): Promise<Result<void>> {
  const visit = await authorizeSender(sender);
  if (!visit.ok) return visit;
  const { host, isIncognito } = visit.value;
  if (scope === 'all-sites') await disableBanner({ kind: 'all-sites' });
  else if (isIncognito) await hideForSession(host);
  else await disableBanner({ kind: 'site', host });
  return ok(undefined);
}

/**
 * A tab shows something else, which its page may have done by itself, without loading anything: the
 * gate looks again, when what is new is there.
 */
export async function onTabNavigated({ id, url }: TabInfo & { url: string }): Promise<void> {
  const host = getHttpHost(url);
  if (!host || !(await isBannerAllowed(host))) return;
  await delay(settleDelayMs);
  // Still there, and still allowed by then.
  const now = await getTab(id);
  if (now?.url === url && (await isBannerAllowed(host, now.incognito))) await runScript(id, gate);
}

/**
 * The reader has just asked for the line, or does not want it any more: the pages on the screen need
 * not be loaded again.
 */
export async function syncVisibleTabs(): Promise<void> {
  for (const { id, url, incognito: isIncognito } of await activeTabs()) {
    const host = url && getHttpHost(url);
    if (host && (await isBannerAllowed(host, isIncognito))) await placeBanner(id, true);
    else
      await callIfInjected<BannerApi, 'remove'>(bannerScript, { tabId: id, frameId: 0 }, 'remove');
  }
}

/** The extension was updated: lines that its earlier life left in pages are dead, and are replaced. */
export async function reinjectAfterUpdate(): Promise<void> {
  for (const { id, url, incognito: isIncognito } of await getLoadedTabs()) {
    const host = url && getHttpHost(url);
    if (host && (await isBannerAllowed(host, isIncognito))) await runScript(id, gate);
  }
}

async function placeBanner(tabId: number, isRequested: boolean): Promise<void> {
  const words = bannerLabels(await readSettings());
  await callContentScript<BannerApi, 'place'>(
    bannerScript,
    { tabId, frameId: 0 },
    'place',
    words,
    isRequested,
  );
}

interface Visit {
  tabId: number;
  host: string;
  isIncognito: boolean;
}

/** Who is speaking, as the browser tells it; refused unless the line may stand there now. */
async function authorizeSender({ url, frameId, tab }: Sender): Promise<Result<Visit>> {
  const host = url === undefined ? undefined : getHttpHost(url);
  if (!host || frameId !== 0 || tab?.id === undefined) return fail('unexpected', 'no page');
  const isIncognito = tab.incognito === true;
  if (!(await isBannerAllowed(host, isIncognito))) return fail('needs-access');
  return ok({ tabId: tab.id, host, isIncognito });
}
