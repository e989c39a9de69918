/** Leads from points to their sentences by hover, click and keyboard. */

import { useEffect, useRef, useState } from 'preact/hooks';
import type { Summary } from '../../summarizer/summary.ts';
import {
  type HighlightOutcome,
  type PageHighlight,
  type PointSource,
  usePageState,
  type ViewState,
} from './use-page-highlight.ts';
import type { Surface } from './use-tab.ts';

// Ignores hover events caused by layout moving under a stationary pointer.

/** Position of the pointer on the screen, in CSS pixels. */
type PointerPosition = Pick<MouseEvent, 'screenX' | 'screenY'>;

/**
 * A click or a key may move the list under a stationary pointer, which then hovers a point that the
 * user did not choose.
 *
 * @returns a function that returns true if the pointer has moved since the last press, given a
 *   mouse event
 */
function usePointerMoved(): (event: MouseEvent) => boolean {
  const position = useRef<PointerPosition | undefined>(undefined);
  /** Position at the last press; `unknown` if the pointer had not yet moved over this document. */
  const rested = useRef<PointerPosition | 'unknown' | undefined>(undefined);
  useEffect(() => {
    const move = (event: MouseEvent) => {
      position.current = event;
    };
    const press = (event: MouseEvent) => {
      const byPointer = event.detail > 0;
      rested.current = byPointer ? event : (position.current ?? 'unknown');
    };
    const captured = { capture: true };
    document.addEventListener('mousemove', move, captured);
    document.addEventListener('click', press, captured);
    return () => {
      document.removeEventListener('mousemove', move, captured);
      document.removeEventListener('click', press, captured);
    };
  }, []);
  return (event) => {
    if (!rested.current) return true;
    // The first event after the press reveals where the pointer has been.
    if (rested.current === 'unknown') rested.current = event;
    const { screenX, screenY } = rested.current;
    return event.screenX !== screenX || event.screenY !== screenY;
  };
}

/**
 * The followed point, by index since points are parsed again for each change. `outcome` is missing
 * while the page is scrolling.
 */
interface FollowedPoint extends PointSource {
  outcome: HighlightOutcome | undefined;
}

interface Options {
  tabId: number;
  /** True if the article is a PDF's, about whose viewer nothing is known. */
  isPdf: boolean;
  summary: Summary;
  surface: Surface;
  page: PageHighlight;
  /** Index of the point that is being read aloud. */
  spoken: number | undefined;
}

const noPoints = { points: [] };

/**
 * Highlights the sentence of a hovered point, and scrolls to that of a clicked one.
 *
 * @returns the followed and the current point, and the handlers for each point's link
 */
export function usePointNavigation(options: Options) {
  const { tabId, isPdf, summary, surface, page, spoken } = options;
  const { points } = summary;
  const { state, reconnect } = usePageState(tabId, isPdf ? noPoints : summary, surface);
  const [pressed, setPressed] = useState<FollowedPoint>();
  const followed = getFollowed(pressed, state);
  const anchorAt = (index: number, source = 0) => points[index]?.sources[source];

  const go = async (action: 'follow' | 'reveal', index: number, source = 0) => {
    const here = { index, source };
    setPressed({ ...here, outcome: undefined });
    const anchor = anchorAt(index, source);
    const outcome = anchor ? await page[action](anchor) : 'not-found';
    setPressed((last) => {
      // Ignores the outcome if another point was followed meanwhile, or if the page has already
      // reported it.
      const isLate = last ? !isSame(last, here) : outcome === 'shown';
      return isLate ? last : { ...here, outcome };
    });
    reconnect();
  };
  const leave = (how: 'clear' | 'goBack') => {
    setPressed(undefined);
    page[how]();
  };
  const press = (index: number, source = 0) => {
    const isAgain = followed && isSame(followed, { index, source });
    if (isAgain && followed.outcome === 'shown') leave('clear');
    else void go('follow', index, source);
  };

  useEffect(() => {
    // From now on, the page reports the outcome.
    if (pressed && state?.followed && isSame(state.followed, pressed)) setPressed(undefined);
  }, [pressed, state]);
  useKeys(
    followed,
    (index) => void go('follow', index),
    () => leave('clear'),
  );
  useInSight(spoken ?? followed?.index, followed?.outcome);

  return {
    followed,
    current: getCurrent(followed, state, surface, spoken),
    canGoBack: state?.canGoBack === true,
    handlers: usePointHandlers(page, anchorAt, press),
    press,
    reveal() {
      if (followed) void go('reveal', followed.index, followed.source);
    },
    goBack: () => leave('goBack'),
  };
}

/**
 * Returns the point that was followed in this view until the page reports one, which may come from
 * another view.
 */
function getFollowed(
  pressed: FollowedPoint | undefined,
  state: ViewState | undefined,
): FollowedPoint | undefined {
  const reported = state?.followed ?? undefined;
  if (pressed && !(reported && isSame(reported, pressed)))
    return pressed.outcome === 'shown' ? { ...pressed, outcome: undefined } : pressed;
  if (!reported) return undefined;
  const visibility = state?.visibility ?? undefined;
  const { index, source } = reported;
  return { index, source, outcome: visibility === 'visible' ? 'shown' : visibility };
}

function isSame(one: PointSource, other: PointSource): boolean {
  return one.index === other.index && one.source === other.source;
}

/**
 * Returns the point to emphasize: the spoken one, then the followed one until the user scrolls,
 * then the one in view.
 */
function getCurrent(
  followed: FollowedPoint | undefined,
  state: ViewState | undefined,
  surface: Surface,
  spoken: number | undefined,
): number | undefined {
  if (spoken !== undefined) return spoken;
  if (surface === 'popup') return followed?.index;
  const isFollowing = followed && !state?.hasUserScrolled;
  return isFollowing ? followed.index : (state?.inView ?? undefined);
}

/** Returns the handlers of a point's link. */
function usePointHandlers(
  page: PageHighlight,
  anchorAt: (index: number) => Parameters<PageHighlight['preview']>[0],
  press: (index: number) => void,
) {
  const hasMoved = usePointerMoved();
  const ifMoved = (act: () => void) => (event: MouseEvent) => {
    if (hasMoved(event)) act();
  };
  const look = (index: number) => () => page.preview(anchorAt(index));
  const stop = () => page.preview(undefined);
  return (index: number) => ({
    'data-point': index,
    onClick(event: MouseEvent) {
      event.preventDefault();
      press(index);
    },
    onMouseEnter: ifMoved(look(index)),
    onMouseLeave: ifMoved(stop),
    onFocus: look(index),
    // When the whole window loses the focus, the link is still the active element and keeps its
    // highlight.
    onBlur(event: FocusEvent) {
      if (document.activeElement !== event.currentTarget) stop();
    },
  });
}

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** Up and Down move the focus from point to point and follow them; Escape removes the highlight. */
function useKeys(
  followed: FollowedPoint | undefined,
  follow: (index: number) => void,
  clear: () => void,
): void {
  const onKey = useRef((_event: KeyboardEvent) => {});
  onKey.current = (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.key === 'Escape' && followed) {
      // A second Escape closes the popup.
      event.preventDefault();
      clear();
    }
    const step = steps[event.key];
    const next = step && findNext(step, followed);
    if (!next) return;
    event.preventDefault();
    next.focus();
    follow(Number(next.dataset.point));
  };
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey.current(event);
    addEventListener('keydown', listener);
    return () => removeEventListener('keydown', listener);
  }, []);
}

/** Returns the point next to the focused one; without a focused one, next to the followed one. */
function findNext(step: number, followed: FollowedPoint | undefined): HTMLElement | undefined {
  const points = [...document.querySelectorAll<HTMLElement>('[data-point]')];
  const { activeElement, body } = document;
  const isAt = (point: HTMLElement) =>
    activeElement === body
      ? Number(point.dataset.point) === followed?.index
      : point === activeElement;
  const at = points.findIndex(isAt);
  return at < 0 ? undefined : points[at + step];
}

/** Scrolls a point and the status below it into the view's own window. */
function useInSight(index: number | undefined, reached: HighlightOutcome | undefined): void {
  useEffect(() => {
    const point = document.querySelector(`[data-point="${index}"]`);
    (point?.closest('li') ?? point)?.scrollIntoView({ block: 'nearest' });
  }, [index, reached]);
}
