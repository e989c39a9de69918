/**
 * Creates the expanded banner: the points as buttons that lead to their sentences, with buttons to
 * copy, to close and to scroll back. Called from `banner.ts`.
 */

import type { BannerLabels, BannerSummary, HighlightResult } from '../../browser/content-api.ts';
import type { Anchor } from '../../extraction/article.ts';
import { getDirection } from '../../nlp/language-tags.ts';
import type { Result } from '../../shared/result.ts';
import type { Point } from '../../summarizer/summary.ts';

/** The actions that the banner can trigger; it has no other access to the extension. */
export interface BannerActions {
  summarize(): Promise<Result<BannerSummary>>;
  /** Hides the banner on this site. */
  hide(): void;
  /** Opens the settings, where the user is asked whether to hide it on all sites. */
  openSettings(): void;
  /** Highlights a sentence and scrolls to it. */
  highlight(anchor: Anchor): HighlightResult;
  /** Opens the collapsed parts around a sentence, highlights it and scrolls to it. */
  reveal(anchor: Anchor): Promise<HighlightResult>;
  /** Ends the highlight. */
  clear(): void;
  /** Ends the highlight, and scrolls back to the position before it. */
  goBack(): void;
  /** True if this sentence is highlighted and on the screen. */
  isSeen(anchor: Anchor): boolean;
  /**
   * Calls `listener` whenever the highlight has ended.
   *
   * @returns a function that removes the listener
   */
  onCleared(listener: () => void): () => void;
}

/** The attributes and the text of an element. */
interface Properties {
  class?: string;
  /** Painted by the style sheet, because a page could search real text (`window.find`). */
  text?: string;
  /** Other attributes. */
  [attribute: string]: string | undefined;
}

/** The style sheet paints the value of this attribute as the text of the element. */
const textAttribute = 'data-text';

/** Sets the text of an element, and the accessible name of a button. */
export function setText(element: HTMLElement, text: string): void {
  element.setAttribute(textAttribute, text);
  if (element.localName === 'button' && !element.hasAttribute('title'))
    element.setAttribute('aria-label', text);
}

/** Creates an element with attributes, text and children. No markup is parsed. */
export function createElement<K extends keyof HTMLElementTagNameMap>(
  document: Document,
  tag: K,
  { text, ...attributes }: Properties = {},
  ...children: Node[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) element.setAttribute(name, value);
  }
  if (text !== undefined) setText(element, text);
  element.append(...children);
  return element;
}

/** Creates a button that ignores presses which the user did not intend. */
export type ButtonFactory = (properties: Properties, onPress: () => void) => HTMLButtonElement;

/**
 * Creates the function that creates all buttons of a banner.
 *
 * @param isIntended returns true if the user intended a click, see `PressGuard`
 * @param onPressed called after each trusted click with that result
 */
export function createButtonFactory(
  document: Document,
  isIntended: (button: HTMLButtonElement, event: MouseEvent) => boolean,
  onPressed: (isIntended: boolean) => void,
): ButtonFactory {
  return (properties, onPress) => {
    const button = createElement(document, 'button', { type: 'button', ...properties });
    button.addEventListener('click', (event) => {
      if (!event.isTrusted) return;
      const counts = isIntended(button, event);
      onPressed(counts);
      if (counts) onPress();
    });
    return button;
  };
}

/**
 * Copies a text to the clipboard; must be called in a click. The Clipboard API is preferred, because
 * it fires no event that the page could handle. It is missing on pages without HTTPS and may be
 * disabled by a permissions policy, so `execCommand` is the fallback.
 *
 * @returns true if exactly this text was copied
 */
export async function copyText(document: Document, text: string): Promise<boolean> {
  // There is no `await` before this, because the command works only during the click.
  if (!navigator.clipboard) return copyByCommand(document, text);
  const writing = navigator.clipboard.writeText(text).then(
    () => true,
    () => false,
  );
  return (await writing) || copyByCommand(document, text);
}

/**
 * Copies with `execCommand`. The listener is on the window, where the page's own listeners may run
 * before it, so it clears their data and stops the event. If one of them stops the event first, the
 * text is not copied and the result is false.
 */
function copyByCommand(document: Document, text: string): boolean {
  let isFilled = false;
  const fill = (event: ClipboardEvent) => {
    const data = event.clipboardData;
    if (!event.isTrusted || !data) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    data.clearData();
    data.setData('text/plain', text);
    isFilled = data.types.length === 1 && data.getData('text/plain') === text;
  };
  window.addEventListener('copy', fill, { capture: true });
  const isDone = document.execCommand('copy');
  window.removeEventListener('copy', fill, { capture: true });
  return isDone && isFilled;
}

/** The button “Back to where I was”, which is shown after a point was followed. */
interface BackButton {
  element: HTMLElement;
  /** Shows the button as soon as the banner is out of view. */
  offer(): void;
  /** Hides the button. */
  withdraw(): void;
}

/**
 * Creates the button that scrolls back to the banner.
 *
 * @param host element of the banner
 * @param goBack scrolls the page back
 */
function createBackButton(
  document: Document,
  host: Element,
  labels: BannerLabels,
  createButton: ButtonFactory,
  goBack: () => void,
): BackButton {
  let isOffered = false;
  const button = createButton({ class: 'back-button', text: labels.goBack }, () => {
    goBack();
    withdraw();
  });
  // The popover is in the top layer, because inside the page any transformed ancestor would
  // displace it.
  const element = createElement(document, 'div', { class: 'float', popover: 'manual' }, button);
  const observer = new IntersectionObserver((entries) => {
    const isInView = entries.at(-1)?.isIntersecting === true;
    element.togglePopover?.(!isInView && isOffered);
  });

  // A press elsewhere means that the user reads on, and the button would be in the way.
  const onPress = (event: Event) => {
    if (event.target !== host) withdraw();
  };
  const offer = () => {
    document.addEventListener('pointerdown', onPress, { capture: true, passive: true });
    isOffered = true;
    observer.observe(host);
  };
  const withdraw = () => {
    isOffered = false;
    document.removeEventListener('pointerdown', onPress, { capture: true });
    observer.disconnect();
    element.togglePopover?.(false);
  };
  return { element, offer, withdraw };
}

/** The copy button confirms for this long that the points were copied. */
const copiedDurationMs = 2_000;

/**
 * Creates the view of a summary.
 *
 * @param host the banner's element, to which the user can scroll back
 * @param onClose called when the user closes the view
 */
export function createPointsView(
  document: Document,
  host: HTMLElement,
  labels: BannerLabels,
  createButton: ButtonFactory,
  summary: BannerSummary,
  actions: BannerActions,
  onClose: () => void,
): HTMLElement {
  const { lang, points } = summary;
  const back = createBackButton(document, host, labels, createButton, actions.goBack);
  const clearCurrent = () => {
    for (const other of list.querySelectorAll('[aria-current]'))
      other.removeAttribute('aria-current');
  };
  const unsubscribe = actions.onCleared(clearCurrent);
  const items = points.map((point) =>
    createPointItem(document, labels, createButton, point, actions, () => {
      clearCurrent();
      back.offer();
    }),
  );
  const list = createElement(
    document,
    'ol',
    { 'aria-label': labels.pointsLabel, lang, dir: getDirection(lang) },
    ...items,
  );
  const copy = createButton({ class: 'link copy', text: labels.copy }, () => {
    void copyText(document, toPlainText(summary)).then((isCopied) => {
      if (!isCopied) return;
      setText(copy, labels.copied);
      setTimeout(() => setText(copy, labels.copy), copiedDurationMs);
    });
  });
  const close = createButton({ class: 'link close', text: labels.close }, () => {
    back.withdraw();
    unsubscribe();
    onClose();
  });
  const author = createElement(document, 'span', { class: 'muted', text: labels.author });
  const tools = createElement(document, 'div', { class: 'tools' }, author, copy, close);
  return createElement(document, 'div', {}, list, tools, back.element);
}

/** Creates a point as a button, with the reason below it if its sentence cannot be shown. */
function createPointItem(
  document: Document,
  labels: BannerLabels,
  createButton: ButtonFactory,
  { text, sources: [anchor] }: Point,
  { highlight, reveal, isSeen, clear }: BannerActions,
  onFollow: () => void,
): HTMLElement {
  const status = createElement(document, 'div', { class: 'highlight-status muted' });
  const showStatus = (result: HighlightResult) => {
    if (result === 'shown') button.setAttribute('aria-current', 'true');
    status.replaceChildren(
      ...createStatusNodes(document, labels, createButton, result, anchor, open),
    );
  };
  const open = () => void (anchor && reveal(anchor).then(showStatus));
  const button = createButton({ class: 'point', text }, () => {
    // A second press removes the highlight, unless the user has scrolled away from the sentence.
    if (anchor && isSeen(anchor)) return clear();
    onFollow();
    showStatus(anchor ? highlight(anchor) : 'not-found');
  });
  return createElement(document, 'li', {}, button, status);
}

/** Creates the reason why a sentence is not shown, its quote, and a button if it can be opened. */
function createStatusNodes(
  document: Document,
  labels: BannerLabels,
  createButton: ButtonFactory,
  result: HighlightResult,
  anchor: Anchor | undefined,
  open: () => void,
): Node[] {
  if (result === 'shown') return [];
  const texts = {
    collapsed: labels.collapsed,
    hidden: labels.hidden,
    'not-found': labels.notFound,
  };
  const quote = createElement(document, 'q', { text: anchor?.quote ?? '' });
  const line = createElement(document, 'p', { text: texts[result] }, quote);
  if (result !== 'collapsed') return [line];
  return [line, createButton({ class: 'link', text: labels.openHere }, open)];
}

function toPlainText({ title, points, url }: BannerSummary): string {
  const list = points.map(({ text }) => `• ${text}`).join('\n');
  return [title, list, url].filter(Boolean).join('\n\n');
}
