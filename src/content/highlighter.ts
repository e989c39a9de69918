/**
 * Keeps track of the highlighted sentences of this document: the followed one, the one that is read
 * aloud, and the one that is previewed from a summary view. Clicks in the page do not end a
 * highlight.
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
  type ReturnPlace,
  rememberPlace,
} from './sight/scroll-to-sentence.ts';

/** Time that a page gets to show what was opened, and the interval between two checks. */
const openTimeoutMs = 1_500;
const pollIntervalMs = 50;

/** A sentence and where it was found. */
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
  /**
   * The latest of each kind. A preview covers what is read aloud, which covers the followed
   * sentence.
   */
  readonly #targets: { [K in HighlightKind]?: Target } = {};
  readonly #listeners = new Set<() => void>();
  #visibility: HighlightVisibility | null = null;
  #hasUserScrolled = false;
  /** True while the page scrolls along with speech, until the user scrolls elsewhere. */
  #isLedBySpeech = true;
  #place: ReturnPlace | undefined;
  #bounds: ViewBounds | undefined;
  #stopKeeping: (() => void) | undefined;
  #escape: AbortController | undefined;

  /** @param find finds a sentence in the document, visible or not */
  constructor(document: Document, find: (anchor: Anchor) => Range | undefined) {
    this.#document = document;
    this.#find = find;
  }

  /** Calls `listener` whenever the state changes. @returns a function that stops it */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  getState(): HighlightState {
    return {
      followed: this.#targets.follow?.anchor ?? null,
      visibility: this.#targets.speak ? null : this.#visibility,
      hasUserScrolled: this.#hasUserScrolled,
      canGoBack: this.#targets.follow !== undefined && this.#place?.isLeft() === true,
    };
  }

  /** Returns true if this sentence was followed and is visible. */
  isSeen(anchor: Anchor): boolean {
    const { follow, speak } = this.#targets;
    return !speak && this.#visibility === 'visible' && isSameAnchor(follow?.anchor, anchor);
  }

  /** Sets where the summary view covers the page; `undefined` if it does not, or is closed. */
  setView(bounds: ViewBounds | undefined): void {
    this.#bounds = bounds;
  }

  /** Highlights a sentence, or ends that kind of highlight; see `HighlightApi`. */
  highlight(kind: HighlightKind, anchor: Anchor | null): HighlightResult {
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
      // The previous highlight would be taken for the sentence that was requested now.
      this.#end(kind);
    }
    return found;
  }

  /**
   * Opens what hides a sentence, and follows to it. This changes the page as a click of the user
   * would, and must therefore only be called for a click.
   */
  async reveal(anchor: Anchor): Promise<HighlightResult> {
    const place = this.#find(anchor)?.startContainer;
    if (!place) return 'not-found';
    for (const open of findDisclosures(place)) open();
    // The page gets a turn of its own for what it does with the clicks.
    await delay(0);
    for (const end = performance.now() + openTimeoutMs; performance.now() < end; ) {
      // A page may rerender what it opens, so the sentence is searched again.
      const found = this.highlight('follow', anchor);
      if (found === 'shown') return found;
      await delay(pollIntervalMs);
    }
    return this.#find(anchor) ? 'hidden' : 'not-found';
  }

  /** Scrolls back to where the page was before a point was followed, and ends every highlight. */
  goBack(): void {
    const place = this.#place;
    this.#clear();
    place?.goBack();
  }

  /** Ends every highlight and forgets where to scroll back to. */
  #clear(): void {
    this.#place = undefined;
    this.#end('follow');
  }

  #begin(kind: HighlightKind, target: Target): void {
    const targets = this.#targets;
    if (kind === 'follow') {
      // A second point that is followed from the first one's sentence still leads back to the
      // start.
      if (!this.#place || this.#hasUserScrolled)
        this.#place = rememberPlace(target.sentence.range.startContainer);
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
    const sighting = {
      isFollowed,
      getSentence: () => this.#refresh(target),
      getView: (): Box | undefined =>
        this.#bounds && outermost && getViewBox(this.#bounds, outermost),
      onLook: (visibility: HighlightVisibility) => {
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
    this.#stopKeeping = keepInSight(sighting, windows);
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
      // Escape may close what covers the sentence, in which case it was not meant for the
      // highlight.
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
  const isSamePlace = a?.block === b.block && a.start === b.start && a.end === b.end;
  return isSamePlace && a.quote === b.quote;
}

function getHighlightResult({ startContainer }: Range): HighlightResult {
  if (isVisible(startContainer)) return 'shown';
  return findDisclosures(startContainer).length > 0 ? 'collapsed' : 'hidden';
}
