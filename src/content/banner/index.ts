/**
 * Inserts the banner “No time to read?” at both ends of the article. It is injected only if the
 * user has turned the banner on and the detector has found an article. Other scripts extract and
 * highlight.
 */

import {
  type BannerApi,
  type BannerLabels,
  type BannerSummary,
  bannerScriptGlobal,
  matchesArticle,
  pickAnchors,
} from '../../browser/content-api.ts';
import {
  hideBanner,
  openBannerSettings,
  requestBannerSummary,
} from '../../browser/page-runtime.ts';
import { stripHash } from '../../shared/url.ts';
import type { ArticleBounds } from '../article-bounds.ts';
import { getHighlightScript, getPageScript } from '../get-page-script.ts';
import { Banner } from './banner.ts';
import { matchHostStyle } from './host-style.ts';
import { insertWithoutLayoutShift, removeOrphanedBanners, watchDocument } from './placement.ts';
import type { BannerActions } from './points-view.ts';

/** The banners that are in the page now. */
interface PlacedBanner {
  url: string;
  bounds: ArticleBounds;
  hosts: HTMLElement[];
  /** The text at both ends of the article, by which a replaced article is noticed. */
  edgeText: string;
  /** The latest summary that was shown. */
  answer?: BannerSummary;
  /** Stops waiting to insert and watching the page. */
  cancel(): void;
}

/** Texts are compared by this many characters at each end. */
const maxEdgeText = 1_000;

let placedBanner: PlacedBanner | undefined;

const api: BannerApi = { place: placeBanners, remove: removeBanners };

function placeBanners(labels: BannerLabels, isRequested: boolean): boolean {
  const url = stripHash(location.href);
  if (placedBanner?.url === url && isStillAttached(placedBanner) && !hasNewText(placedBanner))
    return true;
  const bounds = getPageScript()?.findArticleBounds();
  if (!bounds || !savesEnoughTime(bounds, labels)) {
    removeBanners();
    return false;
  }
  if (
    placedBanner &&
    isStillAttached(placedBanner) &&
    hasSameBounds(placedBanner.bounds, bounds) &&
    isAnswered(placedBanner)
  ) {
    placedBanner.url = url;
    placedBanner.edgeText = getEdgeText(bounds);
  } else insertBanners(bounds, url, labels, isRequested);
  return true;
}

/**
 * Places the banners again if the text has changed. A page that only removes the banner may keep it
 * away.
 *
 * @returns true if the page was extracted again
 */
function updateBanners(labels: BannerLabels): boolean {
  if (!placedBanner || (hasEnds(placedBanner) && !hasNewText(placedBanner))) return false;
  placeBanners(labels, false);
  return true;
}

function removeBanners(): void {
  placedBanner?.cancel();
  for (const host of placedBanner?.hosts ?? []) host.remove();
  placedBanner = undefined;
}

function insertBanners(
  bounds: ArticleBounds,
  url: string,
  labels: BannerLabels,
  isRequested: boolean,
): void {
  removeBanners();
  // The new banner replaces one of an earlier version at once, so that the text below does not move
  // up and down.
  const atOnce =
    removeOrphanedBanners(bounds.first.getRootNode() as Document | ShadowRoot) || isRequested;
  const seconds = estimateSummarySeconds(bounds, labels);
  const hostAt = (edge: ChildNode, question: string) =>
    new Banner(document, labels, question, matchHostStyle(edge), seconds, actions).host;
  const top = hostAt(bounds.first, labels.question);
  const bottom = hostAt(bounds.last, labels.questionAtEnd);
  const stops = [
    insertWithoutLayoutShift(bounds.first, () => bounds.first.before(top), atOnce),
    insertWithoutLayoutShift(bounds.last, () => bounds.last.after(bottom), atOnce),
    // A page may show another article at the same address, to which an open summary does not belong.
    watchDocument(document, () => updateBanners(labels)),
  ];
  const cancel = () => {
    for (const stop of stops) stop();
  };
  placedBanner = { url, bounds, hosts: [top, bottom], edgeText: getEdgeText(bounds), cancel };
}

const actions: BannerActions = {
  async summarize() {
    const answer = await requestBannerSummary();
    // The user has turned the banner off or revoked access in the meantime.
    if (!answer.ok && answer.failure.code === 'needs-access') removeBanners();
    if (answer.ok && placedBanner) placedBanner.answer = answer.value;
    return answer;
  },
  hide() {
    removeBanners();
    hideBanner();
  },
  openSettings() {
    removeBanners();
    openBannerSettings();
  },
  highlight: (anchor) => getHighlightScript()?.highlight('follow', anchor) ?? 'not-found',
  reveal: async (anchor) => (await getHighlightScript()?.reveal(anchor)) ?? 'not-found',
  clear: () => void getHighlightScript()?.highlight('follow', null),
  goBack: () => void getHighlightScript()?.goBack(),
  isSeen: (anchor) => getHighlightScript()?.isSeen(anchor) ?? false,
  onCleared: (listener) => getHighlightScript()?.onCleared(listener) ?? (() => undefined),
};

/**
 * Returns true if the article still has the same ends, and the page has not removed both banners.
 */
function isStillAttached(banner: PlacedBanner): boolean {
  return banner.hosts.some((host) => host.isConnected) && hasEnds(banner);
}

function hasEnds({ bounds }: PlacedBanner): boolean {
  return bounds.first.isConnected && bounds.last.isConnected;
}

function getEdgeText({ first, last }: ArticleBounds): string {
  const [start, end] = [first, last].map(({ textContent }) => textContent?.slice(0, maxEdgeText));
  return `${start}\n${end}`;
}

function hasNewText({ bounds, edgeText }: PlacedBanner): boolean {
  return getEdgeText(bounds) !== edgeText;
}

/**
 * Returns true if the summary that may be open is about what the page shows, or if there is none.
 */
function isAnswered({ answer }: PlacedBanner): boolean {
  if (!answer) return true;
  const anchors = pickAnchors(answer.points);
  const identity = getPageScript()?.identify(anchors, answer.title);
  return identity !== undefined && matchesArticle(identity, anchors);
}

function hasSameBounds(a: ArticleBounds, b: ArticleBounds): boolean {
  return a.first === b.first && a.last === b.last;
}

/** Estimates the seconds that the summary will take to read, before it is written. */
function estimateSummarySeconds(
  { sentenceSeconds }: ArticleBounds,
  { pointLimit }: BannerLabels,
): number {
  return Math.max(5, Math.round((summaryLengthFactor * sentenceSeconds * pointLimit) / 5) * 5);
}

/**
 * A summary with the maximum number of points takes this many times as long to read as the same
 * number of average sentences: the median of 310 articles from three corpora.
 */
const summaryLengthFactor = 1.25;

/** Returns true if the summary saves the user at least half of the reading time. */
function savesEnoughTime(bounds: ArticleBounds, labels: BannerLabels): boolean {
  return bounds.readingSeconds >= 2 * estimateSummarySeconds(bounds, labels);
}

const world = globalThis as unknown as Record<string, unknown>;
world[bannerScriptGlobal] ??= api;
