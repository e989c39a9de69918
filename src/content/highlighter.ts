/**
 * The sentence that is highlighted in this document, and why: because its point was followed, is read
 * aloud, or is just being looked at in a summary view. A click in the page leaves it where it is.
 */

import type {
  HighlightKind,
  HighlightResult,
  HighlightVisibility,
  PageState,
  ViewBounds,
} from '../browser/highlight-api.ts';
import type { Anchor } from '../extraction/article.ts';
import { delay } from '../shared/async.ts';
import { findDisclosures, isVisible } from './disclosure.ts';
import { clearHighlight, flashMark, highlightRange } from './highlight-range.ts';
import type { Box } from './sight/box.ts';
import { keepInSight } from './sight/keep-in-sight.ts';
import { type ReturnPlace, rememberPlace } from './sight/return-place.ts';
import { wantsNoMotion } from './sight/scroll-to-sentence.ts';
import { listWindows } from './sight/scrollers.ts';
import { type Sentence, toSentence } from './sight/sentence.ts';
import { getViewBox } from './sight/view-box.ts';

/** Milliseconds that a page gets to show what was opened, and between two looks at it. */
const openTimeoutMs = 1_500;
const pollIntervalMs = 50;

/** A sentence where it was found. */
interface Target {
  readonly anchor: Anchor;
  readonly text: string;
  sentence: Sentence;
}

/** What of a page's state is the highlight's, with the sentence itself instead of its index. */
export type HighlightState = Omit<PageState, 'inView' | 'followed'> & {
  followed: Anchor | null;
};

export class Highlighter {
  readonly #document: Document;
  readonly #find: (anchor: Anchor) => Range | undefined;
  /** Of each kind the last one; what is looked at lies over what is read aloud, and that over what was followed. */
  readonly #targets: { [K in HighlightKind]?: Target } = {};
  readonly #listeners = new Set<() => void>();
  #visibility: HighlightVisibility | null = null;
  #hasUserScrolled = false;
  /** Whether the page goes along with what is read aloud: until the user takes it elsewhere. */
  #isLedBySpeech = true;
  #place: ReturnPlace | undefined;
  #bounds: ViewBounds | undefined;
  #stopKeeping: (() => void) | undefined;
  #escape: AbortController | undefined;

  /** @param find tells where a sentence stands in the document, shown or not */
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

  /** Whether a sentence was followed, and is on the screen. */
  isSeen(anchor: Anchor): boolean {
    const { follow, speak } = this.#targets;
    return !speak && this.#visibility === 'visible' && isSameAnchor(follow?.anchor, anchor);
  }

  /** Tells where the summary view lies over the page; `undefined` where it does not, or is closed. */
  setView(bounds: ViewBounds | undefined): void {
    this.#bounds = bounds;
  }

  /** Highlights a sentence, or ends that kind of highlight; see `HighlightCalls`. */
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
      // What was highlighted before would be taken for what was asked for now.
      this.#end(kind);
    }
    return found;
  }

  /**
   * Opens what hides the sentence, and follows to it. The page is changed as by the user's own click,
   * which is why this is done at one alone.
   */
  async reveal(anchor: Anchor): Promise<HighlightResult> {
    const place = this.#find(anchor)?.startContainer;
    if (!place) return 'not-found';
    for (const open of findDisclosures(place)) open();
    // The page has its turn first: what it does with the clicks is work of its own.
    await delay(0);
    for (const end = performance.now() + openTimeoutMs; performance.now() < end; ) {
      // A page may draw anew what it opens, so the sentence is looked for again.
      const found = this.highlight('follow', anchor);
      if (found === 'shown') return found;
      await delay(pollIntervalMs);
    }
    return this.#find(anchor) ? 'hidden' : 'not-found';
  }

  /** Goes back to where the page was before a point was followed, and ends every highlight. */
  goBack(): void {
    const place = this.#place;
    this.#clear();
    place?.goBack();
  }

  /** Ends every highlight for good, and with it the way back. */
  #clear(): void {
    this.#place = undefined;
    this.#end('follow');
  }

  #begin(kind: HighlightKind, target: Target): void {
    const targets = this.#targets;
    if (kind === 'follow') {
      // A second point followed from afar must not make the first one's sentence the way back.
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
    // What was followed before something was read aloud is still there; the page is not taken back to it.
    if (this.#kept !== wasKept) this.#keep(false);
    if (!this.#kept && !targets.preview) this.#escape?.abort();
    this.#paint();
    this.#emit();
  }

  /** What the page is scrolled for. */
  get #kept(): Target | undefined {
    return this.#targets.speak ?? this.#targets.follow;
  }

  #paint(): void {
    const shown = this.#targets.preview ?? this.#kept;
    if (shown) highlightRange(shown.sentence.range);
    else clearHighlight();
  }

  /** Watches the sentence that is kept, from now on, and goes there if it is to be followed. */
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
          if (outermost && !wantsNoMotion(outermost)) flashMark();
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

  /** A script of the page may have drawn the article anew: then the sentence is looked for again. */
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
      // It may close what lies over the sentence, which is then what it was pressed for.
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

/** Whether two anchors mean the same sentence at the same place. */
export function isSameAnchor(a: Anchor | undefined, b: Anchor): boolean {
  const isSamePlace = a?.block === b.block && a.start === b.start && a.end === b.end;
  return isSamePlace && a.quote === b.quote;
}

function getHighlightResult({ startContainer }: Range): HighlightResult {
  if (isVisible(startContainer)) return 'shown';
  return findDisclosures(startContainer).length > 0 ? 'collapsed' : 'hidden';
}
