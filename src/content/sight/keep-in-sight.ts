/**
 * Bringing a sentence into sight and keeping it there while the page settles: pictures load, bars come
 * and go, a script draws the article anew. It ends as soon as the user scrolls.
 */

import type { HighlightVisibility } from '../../browser/highlight-api.ts';
import { unclobberedElement } from '../../extraction/dom/dom-clobbering.ts';
import { delay } from '../../shared/async.ts';
import { type Box, getBounds } from './box.ts';
import { listLayers } from './scene.ts';
import { scrollToSentence } from './scroll-to-sentence.ts';
import { readPositions, type Scroller } from './scrollers.ts';
import type { Sentence } from './sentence.ts';
import { getVisibility } from './visibility.ts';
import { watchUserScroll } from './watch-user-scroll.ts';

/** What is kept in sight, and who is told of it. */
export interface Sighting {
  /** The sentence where it stands now; `undefined` when the page has it no more. */
  getSentence(): Sentence | undefined;
  /** The popup that lies over the outermost page, in the viewport of that. */
  getView(): Box | undefined;
  /** Whether to go there; else it is only watched. */
  readonly isFollowed: boolean;
  /** How it is seen; told at every look. */
  onLook(visibility: HighlightVisibility): void;
  onUserScroll(): void;
}

/** How long the sentence is kept in sight, and how long after the window has got another size, in milliseconds. */
const keepMs = 10_000;
const keepAfterResizeMs = 2_000;
/** Between two looks: while it is kept there, and afterwards, when only what is told is brought up to date. */
const lookEveryMs = 120;
const lookSeldomMs = 1_000;
/** After the page has scrolled, a look comes sooner. */
const lookAfterScrollMs = 100;
/** A look may take no more than this share of the time. */
const lookShare = 0.1;
/** The longest that a page may glide, and how long it is waited for to begin, in milliseconds. */
const glideMs = 1_500;
const glideStartMs = 300;
const glideLookMs = 50;
/** Beyond so many corrections of one way, the page is playing tricks. */
const maxCorrections = 20;
/** How often a sentence that the page has lost is looked for, ever more seldom, for about a minute in all. */
const maxLosses = 15;
const maxPauseMs = 5_000;

/** Starts it. @param windows of the sentence's page and of those around it @returns a function that stops it */
export function keepInSight(sighting: Sighting, windows: readonly Window[]): () => void {
  const keeper = new Keeper(sighting, windows);
  void keeper.run();
  return () => keeper.stop();
}

/** Where a sentence stands, and where all around it is scrolled to. */
interface Place {
  readonly sentence: Sentence;
  /** Of its beginning, in pixels from the beginning of all that scrolls. */
  readonly depth: number;
  readonly positions: string;
}

class Keeper {
  #isStopped = false;
  #isKeeping: boolean;
  #keepUntil = performance.now() + keepMs;
  #corrections = 0;
  #strays = 0;
  #last: Place | undefined;
  #wake: (ms: number) => void = () => {};
  #frame: ReturnType<typeof watchForeignFrame> | undefined;
  readonly #listening = new AbortController();
  readonly #user: ReturnType<typeof watchUserScroll>;

  constructor(
    private readonly sighting: Sighting,
    private readonly windows: readonly Window[],
  ) {
    this.#isKeeping = sighting.isFollowed;
    this.#user = watchUserScroll(windows, () => this.#leaveToUser());
    const options = { capture: true, passive: true, signal: this.#listening.signal };
    for (const window of windows) {
      window.addEventListener('scroll', () => this.#wake(lookAfterScrollMs), options);
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
    if (this.#isKeeping) await this.#go();
    for (let losses = 0; !this.#isStopped && losses <= maxLosses; ) {
      const started = performance.now();
      const visibility = this.#look();
      losses = visibility === 'not-found' ? losses + 1 : 0;
      this.sighting.onLook(visibility);
      const usual = this.#mayCorrect() ? lookEveryMs : lookSeldomMs;
      const afterLoss = losses > 0 ? Math.min(maxPauseMs, lookEveryMs * 2 ** losses) : 0;
      await this.#pause(Math.max(usual, afterLoss, (performance.now() - started) / lookShare));
    }
  }

  /** The first way, which may be glided along. */
  async #go(): Promise<void> {
    const sentence = this.sighting.getSentence();
    if (!sentence) return;
    if (isInForeignFrame(this.windows)) this.#frame = watchForeignFrame(sentence);
    if (scrollToSentence(sentence, this.sighting.getView(), true))
      await this.#motionEnd(listAllScrollers(sentence));
  }

  /** One look, and what it asks for. */
  #look(): HighlightVisibility {
    const sentence = this.sighting.getSentence();
    if (!sentence) {
      this.#last = undefined;
      return 'not-found';
    }
    const now = getPlace(sentence);
    if (this.#last && isScrolledOnly(this.#last, now)) this.#noteStray();
    const view = this.sighting.getView();
    let visibility = getVisibility(sentence, view);
    if (visibility !== 'visible' && this.#mayCorrect() && this.#corrections < maxCorrections) {
      if (scrollToSentence(sentence, view, false)) {
        this.#corrections += 1;
        visibility = getVisibility(sentence, view);
      }
    }
    this.#last = getPlace(sentence);
    const isOffScreen = visibility === 'visible' && this.#frame?.isOnScreen() === false;
    return isOffScreen ? 'off-screen' : visibility;
  }

  #mayCorrect(): boolean {
    return this.#isKeeping && performance.now() < this.#keepUntil;
  }

  /** The page was scrolled, and not by us: by a press on a link, the browser's own search, a script. */
  #noteStray(): void {
    this.#strays += 1;
    // A script may do so once while it draws the page; who does it again, or at a press, means it.
    const isMeant = !this.#mayCorrect() || this.#strays > 1 || this.#user.hasRecentInput();
    if (isMeant) this.#leaveToUser();
  }

  #leaveToUser(): void {
    this.#isKeeping = false;
    this.sighting.onUserScroll();
    this.#wake(lookAfterScrollMs);
  }

  #onResize(): void {
    this.#keepUntil = Math.max(this.#keepUntil, performance.now() + keepAfterResizeMs);
    this.#wake(lookAfterScrollMs);
  }

  /** Waits, or until it is woken. */
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

  /** Waits until nothing moves any more. */
  async #motionEnd(scrollers: readonly Scroller[]): Promise<void> {
    const started = performance.now();
    let before = JSON.stringify(readPositions(scrollers));
    let hasMoved = false;
    let still = 0;
    while (!this.#isStopped && performance.now() - started < glideMs) {
      await delay(glideLookMs);
      const now = JSON.stringify(readPositions(scrollers));
      hasMoved ||= now !== before;
      still = now === before ? still + 1 : 0;
      before = now;
      if (still >= 2 && (hasMoved || performance.now() - started >= glideStartMs)) return;
    }
  }
}

/** Whether the outermost window that may be reached is itself in a page, of another site. */
function isInForeignFrame(windows: readonly Window[]): boolean {
  const outermost = windows.at(-1);
  return outermost !== undefined && outermost.parent !== outermost;
}

/**
 * A page of another site can neither be scrolled nor looked at by us. The browser itself takes a frame
 * into its view, and tells whether anything of the sentence's paragraph has come onto the screen.
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

function getPlace(sentence: Sentence): Place {
  const layers = listLayers(sentence, undefined);
  const positions = readPositions(layers.flatMap(({ scrollers }) => scrollers));
  const top = getBounds(layers.at(-1)?.lines ?? [])?.top ?? 0;
  const depth = positions.reduce((sum, position) => sum + position.top, top);
  return { sentence, depth, positions: JSON.stringify(positions) };
}

/** Whether nothing but a scroll lies between two looks: the page itself has not changed above the sentence. */
function isScrolledOnly(before: Place, now: Place): boolean {
  const isSame = before.sentence.range === now.sentence.range;
  return isSame && before.positions !== now.positions && Math.abs(before.depth - now.depth) <= 2;
}
