/**
 * Highlights sentences in the page from a summary view. Preview, follow and speech share one queue,
 * so that the last request always wins.
 */

import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Job } from '../../background/jobs/job.ts';
import type {
  HighlightKind,
  HighlightResult,
  HighlightVisibility,
  PageState,
  ViewBounds,
} from '../../browser/content-api.ts';
import { connectToPage, type PageConnection } from '../../browser/highlight-port.ts';
import { t } from '../../browser/i18n.ts';
import { send } from '../../browser/messaging.ts';
import { showTab } from '../../browser/tabs.ts';
import type { Anchor } from '../../extraction/article.ts';
import { createQueue } from '../../shared/async.ts';
import type { Point, Summary } from '../../summarizer/summary.ts';
import type { Surface } from './use-tab.ts';

/** Outcome of following a point; `unreachable` if the page cannot be scripted. */
export type HighlightOutcome =
  | HighlightResult
  | Exclude<HighlightVisibility, 'visible'>
  | 'unreachable'
  /** A PDF viewer was asked to show the sentence, and does not say whether it does. */
  | 'in-viewer'
  /** The sentence is in a PDF that no tab shows. */
  | 'on-page';

export interface PageHighlight {
  /**
   * Highlights a sentence without scrolling, or removes that highlight. Only the last waiting call
   * runs.
   */
  preview(anchor: Anchor | undefined): void;
  /**
   * Highlights the sentence that is being read aloud and scrolls to it, or removes that highlight.
   */
  speak(anchor: Anchor | undefined): void;
  /** Scrolls to a sentence and highlights it until it is cleared. */
  follow(anchor: Anchor): Promise<HighlightOutcome>;
  /** Opens the collapsed part of the page that hides the sentence, and scrolls there. */
  reveal(anchor: Anchor): Promise<HighlightOutcome>;
  /** Removes all highlights. */
  clear(): void;
  /** Removes all highlights and scrolls back to the previous position. */
  goBack(): void;
}

/**
 * Returns the highlights of a tab's page.
 *
 * @param surface a view in a tab of its own shows the page's tab before it scrolls there
 */
export function usePageHighlight(job: Job, surface: Surface): PageHighlight {
  const { tabId, article } = job;
  const { pdf, lang = 'und' } = article ?? {};
  const viewerTab = pdf?.viewerTab;
  return useMemo(
    () =>
      pdf ? createViewerHighlight(viewerTab, lang, surface) : createPageHighlight(tabId, surface),
    [tabId, surface, pdf === undefined, viewerTab, lang],
  );
}

/** Leads to the sentences of a PDF, which its viewer shows by itself, and only one at a time. */
function createViewerHighlight(
  viewerTab: number | undefined,
  lang: string,
  surface: Surface,
): PageHighlight {
  const nothing = () => undefined;
  const follow = async (anchor: Anchor): Promise<HighlightOutcome> => {
    if (viewerTab === undefined) return 'on-page';
    const { showInViewer } = await import('../pdf/viewer-highlight.ts');
    const isAsked = await showInViewer(viewerTab, anchor, lang);
    if (!isAsked) return 'on-page';
    if (surface === 'tab') await showTab(viewerTab);
    return 'in-viewer';
  };
  return {
    preview: nothing,
    speak: nothing,
    follow,
    reveal: follow,
    clear: nothing,
    goBack: nothing,
  };
}

function createPageHighlight(tabId: number, surface: Surface): PageHighlight {
  // The page handles calls concurrently. Without a queue, an earlier highlight could arrive last.
  const enqueue = createQueue();
  let waiting = 0;
  const highlight = (kind: HighlightKind, anchor: Anchor | undefined) =>
    send('page/highlight', { tabId, kind, anchor: anchor ?? null });
  const scrollTo = (call: () => ReturnType<typeof send>) =>
    enqueue(async () => {
      // A view in its own tab covers the page.
      if (surface === 'tab') await showTab(tabId);
      return toOutcome(await call());
    });
  return {
    preview(anchor) {
      waiting += 1;
      const own = waiting;
      void enqueue(async () => {
        if (own === waiting) await highlight('preview', anchor);
      });
    },
    speak: (anchor) => void enqueue(() => highlight('speak', anchor)),
    follow: (anchor) => scrollTo(() => highlight('follow', anchor)),
    reveal: (anchor) => scrollTo(() => send('page/reveal', { tabId, anchor })),
    clear: () => void enqueue(() => highlight('follow', undefined)),
    goBack: () => void enqueue(() => send('go-back', { tabId })),
  };
}

function toOutcome(answer: Awaited<ReturnType<typeof send>>): HighlightOutcome {
  return answer.ok ? (answer.value as HighlightResult) : 'unreachable';
}

// Receives the state of the page: which point's sentence is highlighted, and which is in view.

/**
 * A sentence that a point leads to: the index of the point, and of the sentence among its sources.
 */
export interface PointSource {
  index: number;
  source: number;
}

/** State of the page, with its anchors translated to points. */
export interface ViewState extends Omit<PageState, 'followed'> {
  followed: PointSource | null;
}

interface PageStateOfView {
  /** `undefined` if the page is not connected. */
  state: ViewState | undefined;
  /** Connects again if the page is not connected. */
  reconnect(): void;
}

interface PlacedAnchor extends PointSource {
  anchor: Anchor;
}

/**
 * Stays connected to the page while the points are shown.
 *
 * @param surface a popup covers the page, so it sends its bounds; other surfaces ask for the scroll
 *   spy
 * @returns the last state that the page has sent
 */
export function usePageState(
  tabId: number,
  { points }: Pick<Summary, 'points'>,
  surface: Surface,
): PageStateOfView {
  const [state, setState] = useState<ViewState>();
  const [attempt, setAttempt] = useState(0);
  const isOpen = useRef(false);
  // Compares by value, as every stored job has new point objects.
  const requested = JSON.stringify(points.flatMap(toPlacedAnchors));
  useEffect(() => {
    const all = JSON.parse(requested) as PlacedAnchor[];
    const frameId = all[0]?.anchor.frameId;
    if (frameId === undefined) return undefined;
    const [own, items] = [all.filter(isFirst), all.filter((placed) => !isFirst(placed))];
    const placed = [...own, ...items];
    const getPlaced = (index: number | null) => (index === null ? null : (placed[index] ?? null));
    const listen = (received: PageState) =>
      setState({
        ...received,
        inView: getPlaced(received.inView)?.index ?? null,
        followed: getPlaced(received.followed),
      });
    let connection: PageConnection | undefined;
    const tell = () =>
      connection?.send({
        anchors: own.map(({ anchor }) => anchor),
        items: items.map(({ anchor }) => anchor),
        wantsInView: surface !== 'popup',
        bounds: surface === 'popup' ? getBounds() : null,
      });
    const close = () => {
      connection = undefined;
      isOpen.current = false;
      // The page is gone, and its highlights with it.
      setState(undefined);
    };
    let isActive = true;
    isOpen.current = true;
    void send('prepare-highlight', { tabId, frameId }).then((ready) => {
      if (!isActive) return;
      if (!ready.ok) return close();
      connection = connectToPage(tabId, frameId, listen, close);
      tell();
    });
    addEventListener('resize', tell);
    return () => {
      isActive = false;
      removeEventListener('resize', tell);
      connection?.close();
    };
  }, [tabId, requested, surface, attempt]);
  return {
    state,
    reconnect() {
      if (!isOpen.current) setAttempt(attempt + 1);
    },
  };
}

/** A point leads to its first sentence; only the items of a listicle lead to one each. */
function toPlacedAnchors({ kind, sources }: Point, index: number): PlacedAnchor[] {
  const ways = kind === 'contents' ? sources : sources.slice(0, 1);
  return ways.map((anchor, source) => ({ index, source, anchor }));
}

function isFirst({ source }: PointSource): boolean {
  return source === 0;
}

/**
 * Firefox reports where on the screen a view is. In Chromium the window of a view is only as large
 * as its content.
 */
interface Placed extends Window {
  readonly mozInnerScreenX?: number;
  readonly mozInnerScreenY?: number;
}

function getBounds(): ViewBounds {
  const { mozInnerScreenX, mozInnerScreenY }: Placed = window;
  return {
    left: mozInnerScreenX ?? screenX,
    top: mozInnerScreenY ?? screenY,
    width: innerWidth,
    height: innerHeight,
    pixelRatio: devicePixelRatio,
    direction: t('direction') === 'rtl' ? 'rtl' : 'ltr',
  };
}
