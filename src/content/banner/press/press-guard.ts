/**
 * Protects the banner against clickjacking: a press counts only if the user could see the button. A
 * page could make the banner transparent, cover it with something that lets clicks through, or move
 * it under the pointer at the moment of a click. Created by `banner.ts`.
 */

import { unclobbered } from '../../../extraction/dom/dom-clobbering.ts';
import { type Box, getArea, getElementAt, intersect } from '../../sight/geometry.ts';
import { type Effects, getEffects } from './contrast.ts';
import { type Covers, findCovers, getCoveredShare, getViewport } from './covers.ts';

/** A button must have been visible in its position for this long before a press on it counts. */
const minSeenMs = 500;
/** Checks are this far apart, at random, so that a page cannot predict them. */
const minPauseMs = 100;
const maxPauseMs = 300;
/**
 * The pause is at least this many times as long as the check, so that checks take a tenth of the
 * time.
 */
const pauseFactor = 10;
/**
 * At least this share of a button's contrast must be left, and its scale must be within these
 * bounds.
 */
const minContrast = 0.75;
const minScale = 0.5;
const maxScale = 4;
/** At least this share of a button must be on the screen, and at most that share may be covered. */
const minShareOnScreen = 0.6;
const maxCoveredShare = 0.2;
/** A button that has moved by at most this many pixels counts as not moved. */
const maxMove = 2;
/** Points of a button that are tested, as shares of its width and height. */
const columns = [0.1, 0.5, 0.9];
const rows = [0.25, 0.75];

/** Chromium reports whether an element is covered (https://w3c.github.io/IntersectionObserver/v2/). */
interface TrackingOptions extends IntersectionObserverInit {
  trackVisibility: boolean;
  delay: number;
}
type TrackedEntry = IntersectionObserverEntry & { readonly isVisible?: boolean };

/** An uninterrupted time for which a button has been visible in one position. */
interface Sighting {
  /** Start of that time, by `performance.now()`. */
  readonly since: number;
  readonly box: Box;
}

/** The results of one check that are the same for all buttons. */
interface Scene {
  readonly effects: Effects;
  /** Searches the page on the first call; `undefined` if the search took too long. */
  getCovers(): Covers | undefined;
}

/** Checks the buttons of one banner while it is on the screen. */
export class PressGuard {
  readonly #sightings = new Map<HTMLElement, Sighting>();
  /** True for each button that the browser reports as uncovered; always false in Firefox. */
  readonly #tracked = new Map<Element, boolean>();
  /** The banner and its buttons, if they are on the screen. */
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
   * True if the user intended a click on a button: by the keyboard or assistive technology, or by a
   * pointer on a button that has been visible in its position for half a second.
   */
  isIntended(button: HTMLElement, event: MouseEvent): boolean {
    if (!event.isTrusted) return false;
    if (isByKeyboard(event)) return true;
    this.#check();
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
    // The back button may be on the screen while the banner itself is not.
    if (this.#onScreen.size === 0) this.#pause();
    else this.#timer ??= setTimeout(() => this.#checkRepeatedly(), 0);
  }

  #pause(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#sightings.clear();
  }

  #checkRepeatedly(): void {
    if (!this.host.isConnected) {
      this.#pause();
      return;
    }
    const start = performance.now();
    this.#check();
    const pause = minPauseMs + Math.random() * (maxPauseMs - minPauseMs);
    const cost = performance.now() - start;
    this.#timer = setTimeout(() => this.#checkRepeatedly(), Math.max(pause, cost * pauseFactor));
  }

  #check(): void {
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
    let hasSearched = false;
    const getCovers = () => {
      if (!hasSearched) covers = findCovers(this.document, this.host);
      hasSearched = true;
      return covers;
    };
    const isAnimated = isInViewTransition(this.document);
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

  /** True if hit tests in a part of the screen find the banner. */
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
   * True if nothing that lets clicks through covers a button. If the browser reports the button as
   * visible, that is enough. If it reports the opposite, the button counts as uncovered only if there
   * is a harmless explanation, such as a transparent element.
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
 * True if a click was not made with a pointer. Its `detail` counts the presses of a pointer, and is 0
 * for the keyboard. For assistive technology Firefox reports an unknown input source (0).
 */
function isByKeyboard(event: MouseEvent & { readonly mozInputSource?: number }): boolean {
  return event.detail === 0 || event.mozInputSource === 0;
}

function hasMoved(a: Box, b: Box): boolean {
  return (['left', 'top', 'right', 'bottom'] as const).some(
    (edge) => Math.abs(a[edge] - b[edge]) > maxMove,
  );
}

/** True if a button is painted at about its layout size. */
function isLegible(button: HTMLElement, { top, bottom }: Box): boolean {
  const scale = (bottom - top) / button.offsetHeight;
  return scale >= minScale && scale <= maxScale;
}

/** True during a view transition, when the user sees a snapshot of the page instead of the page. */
function isInViewTransition(document: Document): boolean {
  try {
    return (
      unclobbered(document, 'querySelector').call(document, ':active-view-transition') !== null
    );
  } catch {
    return false; // The browser does not support the selector.
  }
}
