/**
 * Keeps track of the highlighted sentences of this document: the followed one, the one that is read
 * aloud, and the one that is previewed from a summary view. Clicks in the page do not end a
 * highlight. Called from `highlight.ts` and `scroll-spy.ts`.
 */

import type {
  HighlightKind,
  HighlightResult,
  HighlightVisibility,
  PageState,
  ViewBounds,
} from '../browser/content-api.ts';
import type { Anchor } from '../extraction/article.ts';
import { delay } from '../shared/async.ts';
import { findDisclosures, isVisible } from './disclosure.ts';
import { clearHighlight, flashHighlight, highlightRange } from './highlight-range.ts';
import { type Box, getViewBox, type Sentence, toSentence } from './sight/geometry.ts';
import { keepInSight } from './sight/keep-in-sight.ts';
import { listWindows } from './sight/scene.ts';
import {
  prefersReducedMotion,
  type ReturnPosition,
  saveScrollPosition,
} from './sight/scroll-to-sentence.ts';

/** A page may take this long to show a part that was opened; it is checked at this interval. */
const openTimeoutMs = 1_500;
const pollIntervalMs = 50;

/** A sentence with its anchor and its range in the document. */
interface Target {
  readonly anchor: Anchor;
  readonly text: string;
  sentence: Sentence;
}

/**
 * The part of the page state that is about the highlight, with the sentence instead of its index.
 */
export type HighlightState = Omit<PageState, 'inView' | 'followed'> & {
  followed: Anchor | null;
};

/** Manages the highlights of a document, scrolls to them and notifies subscribers. */
export class Highlighter {
  readonly #document: Document;
  readonly #find: (anchor: Anchor) => Range | undefined;
  /** The latest target of each kind. Of several, a preview is painted, else speech, else follow. */
  readonly #targets: { [K in HighlightKind]?: Target } = {};
  readonly #listeners = new Set<() => void>();
  #visibility: HighlightVisibility | null = null;
  #hasUserScrolled = false;
  /** True while the page scrolls along with speech, until the user scrolls elsewhere. */
  #isLedBySpeech = true;
  #returnPosition: ReturnPosition | undefined;
  #bounds: ViewBounds | undefined;
  /** Number of requests of the user, so that an earlier one does not replace a later one. */
  #requestCount = 0;
  #stopKeeping: (() => void) | undefined;
  #escape: AbortController | undefined;

  /** @param find finds a sentence in the document, visible or not */
  constructor(document: Document, find: (anchor: Anchor) => Range | undefined) {
    this.#document = document;
    this.#find = find;
  }

  /**
   * Calls `listener` whenever the state changes.
   *
   * @returns a function that removes the listener
   */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Returns the current state, for the summary views. */
  getState(): HighlightState {
    return {
      followed: this.#targets.follow?.anchor ?? null,
      visibility: this.#targets.speak ? null : this.#visibility,
      hasUserScrolled: this.#hasUserScrolled,
      canGoBack: this.#targets.follow !== undefined && this.#returnPosition?.hasMoved() === true,
    };
  }

  /** Returns true if this sentence was followed and is visible. */
  isSeen(anchor: Anchor): boolean {
    const { follow, speak } = this.#targets;
    return !speak && this.#visibility === 'visible' && isSameAnchor(follow?.anchor, anchor);
  }

  /** Sets the bounds of a summary view over the page; `undefined` if there is none. */
  setView(bounds: ViewBounds | undefined): void {
    this.#bounds = bounds;
  }

  /** Highlights a sentence, or ends that kind of highlight; see `HighlightApi`. */
  highlight(kind: HighlightKind, anchor: Anchor | null): HighlightResult {
    if (kind === 'follow') this.#requestCount += 1;
    return this.#show(kind, anchor);
  }

  #show(kind: HighlightKind, anchor: Anchor | null): HighlightResult {
    if (!anchor) {
      if (kind === 'follow') this.#clear();
      else this.#end(kind);
      return 'shown';
    }
    const range = this.#find(anchor);
    const found = range ? getHighlightResult(range) : 'not-found';
    if (range && found === 'shown') {
      this.#begin(kind, { anchor, text: `${range}`, sentence: toSentence(range) });
    } else {
      // The user would take the previous highlight for the sentence that was requested now.
      this.#end(kind);
    }
    return found;
  }

  /**
   * Opens the collapsed parts around a sentence, and highlights it. This changes the page as a click
   * of the user would, so it must be called only in response to a click.
   *
   * @returns where the sentence was found; `collapsed`, as before, if the user has followed another
   *   one or ended the highlights meanwhile
   */
  async reveal(anchor: Anchor): Promise<HighlightResult> {
    this.#requestCount += 1;
    const request = this.#requestCount;
    const node = this.#find(anchor)?.startContainer;
    if (!node) return 'not-found';
    for (const open of findDisclosures(node)) open();
    // The page's own handlers of these clicks run before the sentence is searched again.
    await delay(0);
    for (const end = performance.now() + openTimeoutMs; performance.now() < end; ) {
      if (this.#requestCount !== request) return 'collapsed';
      // A page may rerender what it opens, so the sentence is searched again.
      const found = this.#show('follow', anchor);
      if (found === 'shown') return found;
      await delay(pollIntervalMs);
    }
    return this.#find(anchor) ? 'hidden' : 'not-found';
  }

  /** Scrolls back to the position before a point was followed, and ends every highlight. */
  goBack(): void {
    const position = this.#returnPosition;
    this.#clear();
    position?.goBack();
  }

  /** Ends every highlight and forgets the position to scroll back to. */
  #clear(): void {
    this.#requestCount += 1;
    this.#returnPosition = undefined;
    this.#end('follow');
  }

  #begin(kind: HighlightKind, target: Target): void {
    const targets = this.#targets;
    if (kind === 'follow') {
      // If a second point is followed before the user scrolls, “back” still leads to the position
      // before the first one.
      if (!this.#returnPosition || this.#hasUserScrolled)
        this.#returnPosition = saveScrollPosition(target.sentence.range.startContainer);
      if (targets.speak) this.#isLedBySpeech = false;
      delete targets.speak;
    }
    if (kind !== 'preview') delete targets.preview;
    targets[kind] = target;
    this.#listenForEscape();
    this.#paint();
    if (kind === 'follow' || (kind === 'speak' && this.#isLedBySpeech)) this.#keep(true);
    else if (kind === 'speak') this.#keep(false);
    this.#emit();
  }

  #end(kind: HighlightKind): void {
    const targets = this.#targets;
    const wasKept = this.#kept;
    delete targets[kind];
    if (kind === 'follow') {
      delete targets.speak;
      delete targets.preview;
    }
    if (kind !== 'preview') this.#isLedBySpeech = true;
    // The sentence that was followed before speech is highlighted again, but the page does not
    // scroll back to it.
    if (this.#kept !== wasKept) this.#keep(false);
    if (!this.#kept && !targets.preview) this.#escape?.abort();
    this.#paint();
    this.#emit();
  }

  /** The sentence to which the page scrolls. */
  get #kept(): Target | undefined {
    return this.#targets.speak ?? this.#targets.follow;
  }

  #paint(): void {
    const target = this.#targets.preview ?? this.#kept;
    if (target) highlightRange(target.sentence.range);
    else clearHighlight();
  }

  /** Starts to watch the current sentence, and scrolls to it if it is to be followed. */
  #keep(isFollowed: boolean): void {
    this.#stopKeeping?.();
    this.#visibility = null;
    const target = this.#kept;
    if (!target) return;
    if (isFollowed) this.#hasUserScrolled = false;
    const windows = listWindows(this.#document);
    const outermost = windows.at(-1);
    let hasArrived = !isFollowed || this.#targets.speak !== undefined;
    const tracking = {
      isFollowed,
      getSentence: () => this.#refresh(target),
      getView: (): Box | undefined =>
        this.#bounds && outermost && getViewBox(this.#bounds, outermost),
      onCheck: (visibility: HighlightVisibility) => {
        if (visibility === 'visible' && !hasArrived) {
          hasArrived = true;
          if (outermost && !prefersReducedMotion(outermost)) flashHighlight();
        }
        if (visibility === this.#visibility) return;
        this.#visibility = visibility;
        this.#emit();
      },
      onUserScroll: () => {
        if (this.#targets.speak) this.#isLedBySpeech = false;
        if (this.#hasUserScrolled) return;
        this.#hasUserScrolled = true;
        this.#emit();
      },
    };
    this.#stopKeeping = keepInSight(tracking, windows);
  }

  /** Searches the sentence again if a script of the page has rerendered the article. */
  #refresh(target: Target): Sentence | undefined {
    const { range } = target.sentence;
    if (range.startContainer.isConnected && `${range}` === target.text) return target.sentence;
    const found = this.#find(target.anchor);
    if (!found) return undefined;
    target.sentence = toSentence(found);
    this.#paint();
    return target.sentence;
  }

  #listenForEscape(): void {
    if (this.#escape?.signal.aborted === false) return;
    this.#escape = new AbortController();
    const options = { capture: true, passive: true, signal: this.#escape.signal };
    const onKey = (event: KeyboardEvent) => {
      // If something covers the sentence, Escape may be meant to close that instead.
      const isForPage = this.#visibility === 'covered' || this.#visibility === 'behind-dialog';
      const isPressed = event.isTrusted && event.key === 'Escape' && !event.isComposing;
      if (isPressed && !isForPage) this.#clear();
    };
    for (const window of listWindows(this.#document))
      window.addEventListener('keydown', onKey, options);
  }

  #emit(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** Returns true if two anchors are about the same sentence at the same position. */
export function isSameAnchor(a: Anchor | undefined, b: Anchor): boolean {
  const isSamePosition = a?.block === b.block && a.start === b.start && a.end === b.end;
  return isSamePosition && a.quote === b.quote;
}

function getHighlightResult({ startContainer }: Range): HighlightResult {
  if (isVisible(startContainer)) return 'shown';
  return findDisclosures(startContainer).length > 0 ? 'collapsed' : 'hidden';
}
