/**
 * The line “No time to read?” at both ends of the article. Injected only where the reader has turned
 * it on and the gate has found an article; reading and marking are other scripts'.
 */

import { matchesArticle, pickAnchors } from '../../browser/article-match.ts';
import {
  type BannerApi,
  type BannerLabels,
  type BannerSummary,
  bannerScriptGlobal,
} from '../../browser/banner-api.ts';
import { hideBanner, requestBannerSummary } from '../../browser/banner-messages.ts';
import { stripHash } from '../../shared/url.ts';
import type { ArticleBounds } from '../article-bounds.ts';
import { getPageScript } from '../get-page-script.ts';
import { highlightScript } from '../highlight-script.ts';
import { Banner } from './banner.ts';
import type { BannerActions } from './banner-actions.ts';
import { matchHostStyle } from './host-style.ts';
import { insertWithoutLayoutShift } from './insert.ts';
import { removeOrphanedBanners } from './orphaned-banners.ts';
import { watchDocument } from './watch.ts';

/** What stands in the page now. */
interface PlacedBanner {
  url: string;
  bounds: ArticleBounds;
  hosts: HTMLElement[];
  /** What the article says at its ends, which tells a text that took its place. */
  edgeText: string;
  /** The answer that was given last. */
  answer?: BannerSummary;
  /** Stops waiting for the right moment, and watching the page. */
  cancel(): void;
}

/** Characters of each end that tell one text from another. */
const maxEdgeText = 1_000;

let placedBanner: PlacedBanner | undefined;

const calls: BannerApi = { place: placeBanners, remove: removeBanners };

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

/** A page that only takes the banner away may keep it away; see `place` for when it comes back. */
function lookAgain(labels: BannerLabels): boolean {
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
  // The new line takes the place of a dead one: what is below must not move up and down again.
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
    // A page may show another article at the same address, and the answer would be of the last one.
    watchDocument(document, () => lookAgain(labels)),
  ];
  const cancel = () => {
    for (const stop of stops) stop();
  };
  placedBanner = { url, bounds, hosts: [top, bottom], edgeText: getEdgeText(bounds), cancel };
}

const actions: BannerActions = {
  async summarize() {
    const answer = await requestBannerSummary();
    // Taken back meanwhile, in the settings or in the browser.
    if (!answer.ok && answer.failure.code === 'needs-access') removeBanners();
    if (answer.ok && placedBanner) placedBanner.answer = answer.value;
    return answer;
  },
  hide(where) {
    removeBanners();
    hideBanner(where);
  },
  highlight: (anchor) => highlightScript()?.highlight('follow', anchor) ?? 'not-found',
  reveal: async (anchor) => (await highlightScript()?.reveal(anchor)) ?? 'not-found',
  clear: () => void highlightScript()?.highlight('follow', null),
  goBack: () => void highlightScript()?.goBack(),
  isSeen: (anchor) => highlightScript()?.isSeen(anchor) ?? false,
  onCleared: (listener) => highlightScript()?.onCleared(listener) ?? (() => undefined),
};

/** Whether the article still is where the line was put, and the page has left the line there. */
function isStillAttached(here: PlacedBanner): boolean {
  return here.hosts.some((host) => host.isConnected) && hasEnds(here);
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

/** Whether the answer that may be open is of what the page shows; none is of anything. */
function isAnswered({ answer }: PlacedBanner): boolean {
  if (!answer) return true;
  const anchors = pickAnchors(answer.points);
  const identity = getPageScript()?.identify(anchors, answer.title);
  return identity !== undefined && matchesArticle(identity, anchors);
}

function hasSameBounds(a: ArticleBounds, b: ArticleBounds): boolean {
  return a.first === b.first && a.last === b.last;
}

/** Seconds that the summary will take to read, as near as can be told before it is written. */
function estimateSummarySeconds(
  { sentenceSeconds }: ArticleBounds,
  { pointLimit }: BannerLabels,
): number {
  return Math.max(5, Math.round((summaryLengthFactor * sentenceSeconds * pointLimit) / 5) * 5);
}

/**
 * A summary of as many points as are allowed takes this much longer than as many sentences of mean
 * length: the median of 310 articles of three corpora.
 */
const summaryLengthFactor = 1.25;

/** Whether the summary spares the reader at least half of the article. */
function savesEnoughTime(bounds: ArticleBounds, labels: BannerLabels): boolean {
  return bounds.readingSeconds >= 2 * estimateSummarySeconds(bounds, labels);
}

const world = globalThis as unknown as Record<string, unknown>;
world[bannerScriptGlobal] ??= calls;
