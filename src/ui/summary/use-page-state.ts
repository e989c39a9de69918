/** Receives the state of the page: which point's sentence is highlighted, and which is in view. */

import { useEffect, useRef, useState } from 'preact/hooks';
import type { PageState, ViewBounds } from '../../browser/highlight-api.ts';
import { connectToPage, type PageConnection } from '../../browser/highlight-port.ts';
import { t } from '../../browser/i18n.ts';
import { send } from '../../browser/messaging.ts';
import type { Anchor } from '../../extraction/article.ts';
import type { Point, Summary } from '../../summarizer/summary.ts';
import type { Surface } from './surface.ts';

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

export interface PageStateOfView {
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
  { points }: Summary,
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
