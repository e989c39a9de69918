/**
 * Which presses on the banner count: those of a user who has seen what they press. A page may make
 * the banner transparent, lay something over it that lets clicks through, or move it under the
 * pointer in the moment of a click.
 */

import { unclobbered } from '../../../extraction/dom/dom-clobbering.ts';
import { type Box, getArea, getElementAt, intersect } from '../../sight/geometry.ts';
import { type Effects, getEffects } from './contrast.ts';
import { type Covers, findCovers, getCoveredShare, getViewport } from './covers.ts';

/** How long (ms) a button must have been seen in its place before a press on it counts. */
const minSeenMs = 500;
/** Between two looks (ms): at moments that a page cannot foresee. */
const minPauseMs = 100;
const maxPauseMs = 300;
/** A look that takes long is repeated accordingly seldom, so that all take a tenth of the time. */
const pauseFactor = 10;
/** What must be left of a button's contrast, and of its size. */
const minContrast = 0.75;
const minScale = 0.5;
const maxScale = 4;
/** How much of a button must be on the screen, and how much of it may be covered. */
const minShareOnScreen = 0.6;
const maxCoveredShare = 0.2;
/** A button that has moved by no more than this, in pixels, stands where it stood. */
const maxMove = 2;
/** Where a button is looked at, as shares of its width and height. */
const columns = [0.1, 0.5, 0.9];
const rows = [0.25, 0.75];

/** Chromium tells whether anything lies over an element (https://w3c.github.io/IntersectionObserver/v2/). */
interface TrackingOptions extends IntersectionObserverInit {
  trackVisibility: boolean;
  delay: number;
}
type TrackedEntry = IntersectionObserverEntry & { readonly isVisible?: boolean };

/** Since when (`performance.now()`) a button has been seen without a break, and where. */
interface Sighting {
  readonly since: number;
  readonly box: Box;
}

/** What is the same for all buttons at one moment. */
interface Scene {
  readonly effects: Effects;
  /** Nothing while it is not known; asked for once at most. */
  getCovers(): Covers | undefined;
}

/** Watches the buttons of one banner while it is on the screen. */
export class PressGuard {
  readonly #sightings = new Map<HTMLElement, Sighting>();
  /** What the browser itself tells of a button; it says nothing in Firefox. */
  readonly #tracked = new Map<Element, boolean>();
  /** The banner and those of its buttons that are on the screen. */
  readonly #onScreen = new Set<Element>();
  readonly #observer: IntersectionObserver;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param host the banner's element in the page
   * @param root its shadow root
   */
  constructor(
    private readonly document: Document,
    private readonly host: HTMLElement,
    private readonly root: ShadowRoot,
  ) {
    const options: TrackingOptions = {
      threshold: [0, 0.5, 1],
      trackVisibility: true,
      delay: minPauseMs,
    };
    this.#observer = new IntersectionObserver((entries) => this.#onObserved(entries), options);
    this.#observer.observe(host);
  }

  /**
   * Whether a click on a button counts: one by the keyboard or an assistive program, or one by a
   * pointer on a button that has been seen in its place for half a second.
   */
  isBelieved(button: HTMLElement, event: MouseEvent): boolean {
    if (!event.isTrusted) return false;
    if (isByKeyboard(event)) return true;
    this.#look();
    const seen = this.#sightings.get(button);
    return seen !== undefined && performance.now() - seen.since >= minSeenMs;
  }

  #onObserved(entries: readonly TrackedEntry[]): void {
    for (const { target, isVisible, isIntersecting } of entries) {
      if (isIntersecting) this.#onScreen.add(target);
      else this.#onScreen.delete(target);
      if (target === this.host) continue;
      if (!target.isConnected) this.#forget(target);
      else if (isVisible !== undefined) this.#tracked.set(target, isVisible);
    }
    // The way back stands on the screen while the banner itself does not.
    if (this.#onScreen.size === 0) this.#pause();
    else this.#timer ??= setTimeout(() => this.#lookOn(), 0);
  }

  #pause(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#sightings.clear();
  }

  #lookOn(): void {
    if (!this.host.isConnected) {
      this.#pause();
      return;
    }
    const start = performance.now();
    this.#look();
    const pause = minPauseMs + Math.random() * (maxPauseMs - minPauseMs);
    const cost = performance.now() - start;
    this.#timer = setTimeout(() => this.#lookOn(), Math.max(pause, cost * pauseFactor));
  }

  #look(): void {
    const now = performance.now();
    const scene = this.#createScene();
    for (const button of this.root.querySelectorAll('button')) {
      if (!this.#tracked.has(button)) this.#track(button);
      const box = button.getBoundingClientRect();
      const before = this.#sightings.get(button);
      if (!this.#isSeen(button, box, scene)) this.#sightings.delete(button);
      else if (!before || hasMoved(before.box, box))
        this.#sightings.set(button, { since: now, box });
    }
  }

  #track(button: Element): void {
    this.#tracked.set(button, false);
    this.#observer.observe(button);
  }

  #forget(button: Element): void {
    this.#observer.unobserve(button);
    this.#tracked.delete(button);
    this.#onScreen.delete(button);
    this.#sightings.delete(button as HTMLElement);
  }

  #createScene(): Scene {
    let covers: Covers | undefined;
    let isAsked = false;
    const getCovers = () => {
      if (!isAsked) covers = findCovers(this.document, this.host);
      isAsked = true;
      return covers;
    };
    const isAnimated = isBetweenViews(this.document);
    const effects = isAnimated ? { contrast: 0, isPlain: false } : getEffects(this.host);
    return { effects, getCovers };
  }

  #isSeen(button: HTMLElement, box: Box, scene: Scene): boolean {
    const visible = intersect(box, getViewport());
    if (!visible || scene.effects.contrast < minContrast || !isLegible(button, box)) return false;
    const full = Math.min(getArea(box), getArea(getViewport()) / 2);
    if (getArea(visible) < minShareOnScreen * full) return false;
    return this.#isHit(visible) && this.#isUncovered(button, visible, scene);
  }

  /** Whether clicks on a part of the screen are clicks on the banner. */
  #isHit({ left, top, right, bottom }: Box): boolean {
    const tree = unclobbered(this.host, 'getRootNode').call(this.host) as Document | ShadowRoot;
    return columns.every((column) =>
      rows.every((row) => {
        const [x, y] = [left + (right - left) * column, top + (bottom - top) * row];
        return getElementAt(tree, x, y) === this.host;
      }),
    );
  }

  /**
   * Whether nothing lies over a button that lets clicks through. Where the browser can tell, its “yes”
   * is enough, and its “no” is only doubted where something harmless explains it.
   */
  #isUncovered(button: HTMLElement, visible: Box, { effects, getCovers }: Scene): boolean {
    const isTracking = 'isVisible' in IntersectionObserverEntry.prototype;
    if (isTracking && this.#tracked.get(button) === true) return true;
    const covers = getCovers();
    if (!covers || getCoveredShare(visible, covers.painted) > maxCoveredShare) return false;
    const isExplained = !effects.isPlain || covers.hasTransparent || covers.painted.length > 0;
    return !isTracking || isExplained;
  }
}

/**
 * Whether no pointer has made a click: its `detail` counts the presses of one. Firefox says of what
 * assistive programs do that it comes from an unknown source (0).
 */
function isByKeyboard(event: MouseEvent & { readonly mozInputSource?: number }): boolean {
  return event.detail === 0 || event.mozInputSource === 0;
}

function hasMoved(a: Box, b: Box): boolean {
  return (['left', 'top', 'right', 'bottom'] as const).some(
    (edge) => Math.abs(a[edge] - b[edge]) > maxMove,
  );
}

/** Whether a button is drawn at about the size that it has been given. */
function isLegible(button: HTMLElement, { top, bottom }: Box): boolean {
  const scale = (bottom - top) / button.offsetHeight;
  return scale >= minScale && scale <= maxScale;
}

/** Whether the page is in a view transition: then a picture of it is seen, and something else is hit. */
function isBetweenViews(document: Document): boolean {
  try {
    return (
      unclobbered(document, 'querySelector').call(document, ':active-view-transition') !== null
    );
  } catch {
    return false; // A browser that does not know them.
  }
}
