/** What the page tells a summary view: which point's sentence is highlighted, and which is looked at. */

import { useEffect, useRef, useState } from 'preact/hooks';
import type { PageState, ViewBounds } from '../../browser/highlight-api.ts';
import { connectToPage, type PageConnection } from '../../browser/highlight-port.ts';
import { t } from '../../browser/i18n.ts';
import { send } from '../../browser/messaging.ts';
import type { Anchor } from '../../extraction/article.ts';
import type { Point, Summary } from '../../summarizer/summary.ts';
import type { Surface } from './surface.ts';

/** A sentence that a point leads to: the index of the point, and of the sentence among its sources. */
export interface PointSource {
  index: number;
  source: number;
}

/** What the page tells, of points in the place of sentences. */
export interface ViewState extends Omit<PageState, 'followed'> {
  followed: PointSource | null;
}

export interface PageStateOfView {
  /** `undefined` where the page cannot be heard. */
  state: ViewState | undefined;
  /** Connects anew, where the page could not be heard. */
  reconnect(): void;
}

interface PlacedAnchor extends PointSource {
  anchor: Anchor;
}

/**
 * Listens to the page for as long as the points are shown.
 * @param surface a popup lies over the page and tells where; what stays open also asks what is in view
 */
export function usePageState(
  tabId: number,
  { points }: Summary,
  surface: Surface,
): PageStateOfView {
  const [state, setState] = useState<ViewState>();
  const [attempt, setAttempt] = useState(0);
  const isOpen = useRef(false);
  // By their text: each time the job is stored its points are other objects.
  const asked = JSON.stringify(points.flatMap(toPlacedAnchors));
  useEffect(() => {
    const all = JSON.parse(asked) as PlacedAnchor[];
    const frameId = all[0]?.anchor.frameId;
    if (frameId === undefined) return undefined;
    const [own, items] = [all.filter(isFirst), all.filter((placed) => !isFirst(placed))];
    const placed = [...own, ...items];
    const getPlaced = (index: number | null) => (index === null ? null : (placed[index] ?? null));
    const listen = (told: PageState) =>
      setState({
        ...told,
        inView: getPlaced(told.inView)?.index ?? null,
        followed: getPlaced(told.followed),
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
      // The page has gone, and with it what was highlighted and in view.
      setState(undefined);
    };
    let isWanted = true;
    isOpen.current = true;
    void send('prepare-highlight', { tabId, frameId }).then((ready) => {
      if (!isWanted) return;
      if (!ready.ok) return close();
      connection = connectToPage(tabId, frameId, listen, close);
      tell();
    });
    addEventListener('resize', tell);
    return () => {
      isWanted = false;
      removeEventListener('resize', tell);
      connection?.close();
    };
  }, [tabId, asked, surface, attempt]);
  return {
    state,
    reconnect() {
      if (!isOpen.current) setAttempt(attempt + 1);
    },
  };
}

/** A point leads to its first sentence; only the items of a list are each a way of their own. */
function toPlacedAnchors({ kind, sources }: Point, index: number): PlacedAnchor[] {
  const ways = kind === 'contents' ? sources : sources.slice(0, 1);
  return ways.map((anchor, source) => ({ index, source, anchor }));
}

function isFirst({ source }: PointSource): boolean {
  return source === 0;
}

/** Firefox tells for every view where on the screen it is; Chromium's windows are as large as what they show. */
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
