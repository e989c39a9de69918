/**
 * Scrolls a sentence into view and keeps it there while the page settles, because images load, bars
 * come and go, and scripts rerender the article. It ends as soon as the user scrolls. Called from
 * `highlighter.ts`.
 */

import type { HighlightVisibility } from '../../browser/content-api.ts';
import { unclobberedElement } from '../../extraction/dom/dom-clobbering.ts';
import { delay } from '../../shared/async.ts';
import { type Box, getBounds, type Sentence } from './geometry.ts';
import { listLayers, readPositions, type Scroller } from './scene.ts';
import { scrollToSentence } from './scroll-to-sentence.ts';
import { getVisibility } from './visibility.ts';

/** Distinguishes scrolling by the user from scrolling by scripts, of the extension or of the page. */
interface UserScrollWatch {
  stop(): void;
  /** Returns true if the user has pressed a key or a button in the page within the last second. */
  hasRecentInput(): boolean;
}

const scrollKeys = new Set(['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End', ' ']);
const recentInputMs = 1_000;
const middleButton = 1;

/**
 * Listens for the wheel, touch, the keys that scroll, and a pointer that is held while the page
 * scrolls, as on a scroll bar or while selecting. Only trusted events count.
 *
 * @param windows the windows of the page and of the pages around it
 */
function watchUserScroll(windows: readonly Window[], onScroll: () => void): UserScrollWatch {
  const listening = new AbortController();
  let pressedAt = Number.NEGATIVE_INFINITY;
  let isHeld = false;
  const handlers: Record<string, (event: Event) => void> = {
    wheel: onScroll,
    touchmove: onScroll,
    keydown(event) {
      pressedAt = performance.now();
      if (isScrollKey(event as KeyboardEvent)) onScroll();
    },
    pointerdown(event) {
      pressedAt = performance.now();
      isHeld = true;
      if ((event as PointerEvent).button === middleButton) onScroll();
    },
    pointerup() {
      pressedAt = performance.now();
      isHeld = false;
    },
    pointercancel() {
      isHeld = false;
    },
    scroll() {
      if (isHeld) onScroll();
    },
  };
  for (const window of windows) {
    for (const [type, handle] of Object.entries(handlers)) {
      const onTrustedEvent = (event: Event) => {
        if (event.isTrusted) handle(event);
      };
      const options = { capture: true, passive: true, signal: listening.signal };
      window.addEventListener(type, onTrustedEvent, options);
    }
  }
  return {
    stop: () => listening.abort(),
    hasRecentInput: () => performance.now() - pressedAt < recentInputMs,
  };
}

function isScrollKey({ key, target, altKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
  if (!scrollKeys.has(key) || altKey || ctrlKey || metaKey) return false;
  // In a field these keys move the cursor.
  const element = target as Partial<HTMLElement> | null;
  const isField = /^(?:input|textarea|select)$/.test(element?.localName ?? '');
  return !isField && element?.isContentEditable !== true;
}

/** A sentence to keep in view, and the callbacks for its visibility. */
interface Tracking {
  /** Returns the sentence at its current position; `undefined` if the page no longer has it. */
  getSentence(): Sentence | undefined;
  /** Returns the popup that covers the outermost page, in that page's viewport. */
  getView(): Box | undefined;
  /** True to scroll to the sentence; false to watch it only. */
  readonly isFollowed: boolean;
  /** Called with the visibility after every check. */
  onCheck(visibility: HighlightVisibility): void;
  onUserScroll(): void;
}

/** The sentence is kept in view for this long, and for this long after the window was resized. */
const keepDurationMs = 10_000;
const keepAfterResizeDurationMs = 2_000;
/**
 * The interval between two checks while the sentence is kept in view, and afterwards, when only its
 * visibility is reported.
 */
const checkIntervalMs = 120;
const idleCheckIntervalMs = 1_000;
/** After the page has scrolled, the next check follows after this delay. */
const scrollCheckDelayMs = 100;
/** Checks may take at most this share of the time. */
const maxCheckShare = 0.1;
/**
 * A smooth scroll starts within this time and takes at most this long; it is polled at this
 * interval.
 */
const maxSmoothScrollMs = 1_500;
const smoothScrollStartTimeoutMs = 300;
const smoothScrollPollIntervalMs = 50;
/** At most this many corrections are made; a page that needs more is hostile. */
const maxCorrections = 20;
/**
 * A sentence that the page has lost is searched this many times, at increasing intervals, for about
 * a minute in all.
 */
const maxLosses = 15;
const maxPauseMs = 5_000;

/**
 * Starts to keep a sentence in view.
 *
 * @param windows the windows of the sentence's page and of the pages around it
 * @returns a function that stops it
 */
export function keepInSight(tracking: Tracking, windows: readonly Window[]): () => void {
  const keeper = new Keeper(tracking, windows);
  void keeper.run();
  return () => keeper.stop();
}

/** The position of a sentence, and the scroll positions around it. */
interface SentencePosition {
  readonly sentence: Sentence;
  /** Distance of the sentence's start from the start of all scrolled content, in pixels. */
  readonly depth: number;
  readonly positions: string;
}

class Keeper {
  #isStopped = false;
  #isKeeping: boolean;
  #keepUntil = performance.now() + keepDurationMs;
  #corrections = 0;
  #foreignScrolls = 0;
  #last: SentencePosition | undefined;
  #wake: (ms: number) => void = () => {};
  #frame: ReturnType<typeof watchForeignFrame> | undefined;
  readonly #listening = new AbortController();
  readonly #user: ReturnType<typeof watchUserScroll>;

  constructor(
    private readonly tracking: Tracking,
    private readonly windows: readonly Window[],
  ) {
    this.#isKeeping = tracking.isFollowed;
    this.#user = watchUserScroll(windows, () => this.#leaveToUser());
    const options = { capture: true, passive: true, signal: this.#listening.signal };
    for (const window of windows) {
      window.addEventListener('scroll', () => this.#wake(scrollCheckDelayMs), options);
      window.addEventListener('resize', () => this.#onResize(), options);
    }
  }

  stop(): void {
    this.#isStopped = true;
    this.#user.stop();
    this.#frame?.stop();
    this.#listening.abort();
  }

  async run(): Promise<void> {
    if (this.#isKeeping) await this.#scrollInitially();
    for (let losses = 0; !this.#isStopped && losses <= maxLosses; ) {
      const started = performance.now();
      const visibility = this.#check();
      losses = visibility === 'not-found' ? losses + 1 : 0;
      this.tracking.onCheck(visibility);
      const intervalMs = this.#mayCorrect() ? checkIntervalMs : idleCheckIntervalMs;
      const lossDelayMs = losses > 0 ? Math.min(maxPauseMs, checkIntervalMs * 2 ** losses) : 0;
      await this.#pause(
        Math.max(intervalMs, lossDelayMs, (performance.now() - started) / maxCheckShare),
      );
    }
  }

  /** Scrolls to the sentence for the first time, smoothly if possible. */
  async #scrollInitially(): Promise<void> {
    const sentence = this.tracking.getSentence();
    if (!sentence) return;
    if (isInForeignFrame(this.windows)) this.#frame = watchForeignFrame(sentence);
    if (scrollToSentence(sentence, this.tracking.getView(), true))
      await this.#waitForScrollEnd(listAllScrollers(sentence));
  }

  /** Checks the sentence once and corrects the scroll position if necessary. */
  #check(): HighlightVisibility {
    const sentence = this.tracking.getSentence();
    if (!sentence) {
      this.#last = undefined;
      return 'not-found';
    }
    const now = getPosition(sentence);
    if (this.#last && isScrolledOnly(this.#last, now)) this.#onForeignScroll();
    const view = this.tracking.getView();
    let visibility = getVisibility(sentence, view);
    if (visibility !== 'visible' && this.#mayCorrect() && this.#corrections < maxCorrections) {
      if (scrollToSentence(sentence, view, false)) {
        this.#corrections += 1;
        visibility = getVisibility(sentence, view);
      }
    }
    this.#last = getPosition(sentence);
    const isOffScreen = visibility === 'visible' && this.#frame?.isOnScreen() === false;
    return isOffScreen ? 'off-screen' : visibility;
  }

  #mayCorrect(): boolean {
    return this.#isKeeping && performance.now() < this.#keepUntil;
  }

  /** Handles a scroll by something else, such as a link, the browser's own search or a script. */
  #onForeignScroll(): void {
    this.#foreignScrolls += 1;
    // A script may scroll once while it renders the page. If it happens again, or after a user input,
    // it is intended.
    const isIntended =
      !this.#mayCorrect() || this.#foreignScrolls > 1 || this.#user.hasRecentInput();
    if (isIntended) this.#leaveToUser();
  }

  #leaveToUser(): void {
    this.#isKeeping = false;
    this.tracking.onUserScroll();
    this.#wake(scrollCheckDelayMs);
  }

  #onResize(): void {
    this.#keepUntil = Math.max(this.#keepUntil, performance.now() + keepAfterResizeDurationMs);
    this.#wake(scrollCheckDelayMs);
  }

  /** Waits for some time, or until it is woken. */
  #pause(ms: number): Promise<void> {
    return new Promise((resume) => {
      const timer = setTimeout(resume, ms);
      this.#wake = (sooner) => {
        clearTimeout(timer);
        this.#wake = () => {};
        setTimeout(resume, Math.min(ms, sooner));
      };
    });
  }

  /** Waits until nothing scrolls any more. */
  async #waitForScrollEnd(scrollers: readonly Scroller[]): Promise<void> {
    const started = performance.now();
    let before = JSON.stringify(readPositions(scrollers));
    let hasMoved = false;
    let stillCount = 0;
    while (!this.#isStopped && performance.now() - started < maxSmoothScrollMs) {
      await delay(smoothScrollPollIntervalMs);
      const now = JSON.stringify(readPositions(scrollers));
      hasMoved ||= now !== before;
      stillCount = now === before ? stillCount + 1 : 0;
      before = now;
      if (
        stillCount >= 2 &&
        (hasMoved || performance.now() - started >= smoothScrollStartTimeoutMs)
      )
        return;
    }
  }
}

/** Returns true if the outermost accessible window is itself in a page of another site. */
function isInForeignFrame(windows: readonly Window[]): boolean {
  const outermost = windows.at(-1);
  return outermost !== undefined && outermost.parent !== outermost;
}

/**
 * Scrolls a frame in a page of another site into view, which only the browser itself can do, and
 * observes whether the sentence's paragraph is on the screen.
 */
function watchForeignFrame({ texts: [element] }: Sentence): {
  isOnScreen(): boolean;
  stop(): void;
} {
  let isOnScreen = true;
  const observer = new IntersectionObserver((entries) => {
    isOnScreen = entries.at(-1)?.isIntersecting ?? isOnScreen;
  });
  if (element) {
    unclobberedElement(element).scrollIntoView({ block: 'center', behavior: 'instant' });
    observer.observe(element);
  }
  return { isOnScreen: () => isOnScreen, stop: () => observer.disconnect() };
}

function listAllScrollers(sentence: Sentence): Scroller[] {
  return listLayers(sentence, undefined).flatMap(({ scrollers }) => scrollers);
}

function getPosition(sentence: Sentence): SentencePosition {
  const layers = listLayers(sentence, undefined);
  const positions = readPositions(layers.flatMap(({ scrollers }) => scrollers));
  const top = getBounds(layers.at(-1)?.lines ?? [])?.top ?? 0;
  const depth = positions.reduce((sum, position) => sum + position.top, top);
  return { sentence, depth, positions: JSON.stringify(positions) };
}

/** Returns true if the page was scrolled between two checks without changing above the sentence. */
function isScrolledOnly(before: SentencePosition, now: SentencePosition): boolean {
  const isSame = before.sentence.range === now.sentence.range;
  return isSame && before.positions !== now.positions && Math.abs(before.depth - now.depth) <= 2;
}
