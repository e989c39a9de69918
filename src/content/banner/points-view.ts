/** The points in the page, each a way to its sentence, and the few things to do with them. */

import type { BannerLabels, BannerSummary, HighlightResult } from '../../browser/content-api.ts';
import type { Anchor } from '../../extraction/article.ts';
import { getDirection } from '../../nlp/language-tags.ts';
import type { Result } from '../../shared/result.ts';
import type { Point } from '../../summarizer/summary.ts';

/** What the line can bring about, and nothing else. */
export interface BannerActions {
  summarize(): Promise<Result<BannerSummary>>;
  /** Hides the banner on this site. */
  hide(): void;
  /** Opens the settings, where the user is asked whether to hide it on all sites. */
  openSettings(): void;
  /** Marks a sentence and goes there. */
  highlight(anchor: Anchor): HighlightResult;
  /** The same, once what hides it has been opened. */
  reveal(anchor: Anchor): Promise<HighlightResult>;
  /** Ends the highlight. */
  clear(): void;
  /** Ends the highlight, and goes back to where the page was before. */
  goBack(): void;
  /** Whether this sentence is highlighted and on the screen. */
  isSeen(anchor: Anchor): boolean;
  /** Calls `listener` whenever the highlight has ended. @returns a function that stops it */
  onCleared(listener: () => void): () => void;
}

// Making elements for the banner: text only, and deaf to presses that no user meant.

interface Properties {
  class?: string;
  /** Drawn by the style sheet, since a page could look for text in the document (`window.find`). */
  text?: string;
  /** Other attributes. */
  [attribute: string]: string | undefined;
}

/** What carries the text of an element; the style sheet draws it. */
const textAttribute = 'data-text';

/** Sets the text of an element, and with it the name of a button. */
export function setText(element: HTMLElement, text: string): void {
  element.setAttribute(textAttribute, text);
  if (element.localName === 'button' && !element.hasAttribute('title'))
    element.setAttribute('aria-label', text);
}

/** An element with these attributes, this text, and these children. */
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

/** Makes buttons whose presses count only where the user meant them. */
export type ButtonFactory = (properties: Properties, onPress: () => void) => HTMLButtonElement;

/**
 * @param isBelieved tells whether a click on a button counts
 * @param onPressed is told after each click by a person whether it did
 */
export function createButtonFactory(
  document: Document,
  isBelieved: (button: HTMLButtonElement, event: MouseEvent) => boolean,
  onPressed: (isBelieved: boolean) => void,
): ButtonFactory {
  return (properties, onPress) => {
    const button = createElement(document, 'button', { type: 'button', ...properties });
    button.addEventListener('click', (event) => {
      if (!event.isTrusted) return;
      const counts = isBelieved(button, event);
      onPressed(counts);
      if (counts) onPress();
    });
    return button;
  };
}

// Copies text from inside a page.

/**
 * Puts a text on the clipboard, and nothing else. To be called in a click. The clipboard's own
 * interface fires no event that the page could answer; it is missing on pages without encryption
 * and can be forbidden by a page's policy, and the old command is everywhere.
 *
 * @returns true if the text was copied
 */
export async function copyText(document: Document, text: string): Promise<boolean> {
  // Before anything is waited for: the command works in the click alone.
  if (!navigator.clipboard) return copyByCommand(document, text);
  const writing = navigator.clipboard.writeText(text).then(
    () => true,
    () => false,
  );
  return (await writing) || copyByCommand(document, text);
}

/**
 * Listens on the window, where a page may have listened before: what its listeners have put there is
 * cleared, and none of them is asked after ours. One that keeps the event from ours is told of.
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

// The button “Back to where I was”, which scrolls back to the banner after a point was followed.

/** The button and its functions. */
interface BackButton {
  element: HTMLElement;
  /** Shows the button as soon as the banner is out of view. */
  remember(): void;
  /** Hides the button. */
  forget(): void;
}

/**
 * @param host element of the banner, to which the button leads back
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
    forget();
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
    if (event.target !== host) forget();
  };
  const remember = () => {
    document.addEventListener('pointerdown', onPress, { capture: true, passive: true });
    isOffered = true;
    observer.observe(host);
  };
  const forget = () => {
    isOffered = false;
    document.removeEventListener('pointerdown', onPress, { capture: true });
    observer.disconnect();
    element.togglePopover?.(false);
  };
  return { element, remember, forget };
}

/** How long (ms) it is said that the points were copied. */
const copiedDurationMs = 2_000;

/** @param host the line's element, which the reader may want to come back to */
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
  const unlight = () => {
    for (const other of list.querySelectorAll('[aria-current]'))
      other.removeAttribute('aria-current');
  };
  const stop = actions.onCleared(unlight);
  const items = points.map((point) =>
    createPointItem(document, labels, createButton, point, actions, () => {
      unlight();
      back.remember();
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
    back.forget();
    stop();
    onClose();
  });
  const author = createElement(document, 'span', { class: 'muted', text: labels.author });
  const tools = createElement(document, 'div', { class: 'tools' }, author, copy, close);
  return createElement(document, 'div', {}, list, tools, back.element);
}

/** A point as a button, and below it where its sentence is, if that is not in sight. */
function createPointItem(
  document: Document,
  labels: BannerLabels,
  createButton: ButtonFactory,
  { text, sources: [anchor] }: Point,
  { highlight, reveal, isSeen, clear }: BannerActions,
  onFollow: () => void,
): HTMLElement {
  const where = createElement(document, 'div', { class: 'highlight-status muted' });
  const tell = (found: HighlightResult) => {
    if (found === 'shown') button.setAttribute('aria-current', 'true');
    where.replaceChildren(
      ...highlightStatusNodes(document, labels, createButton, found, anchor, open),
    );
  };
  const open = () => void (anchor && reveal(anchor).then(tell));
  const button = createButton({ class: 'point', text }, () => {
    // A second press takes the highlight away again; from elsewhere in the page it goes there once more.
    if (anchor && isSeen(anchor)) return clear();
    onFollow();
    tell(anchor ? highlight(anchor) : 'not-found');
  });
  return createElement(document, 'li', {}, button, where);
}

/** Why the sentence is not in sight, the sentence itself, and the way to it if there is one. */
function highlightStatusNodes(
  document: Document,
  labels: BannerLabels,
  createButton: ButtonFactory,
  found: HighlightResult,
  anchor: Anchor | undefined,
  open: () => void,
): Node[] {
  if (found === 'shown') return [];
  const why = { collapsed: labels.collapsed, hidden: labels.hidden, 'not-found': labels.notFound }[
    found
  ];
  const said = createElement(document, 'q', { text: anchor?.quote ?? '' });
  const line = createElement(document, 'p', { text: why }, said);
  if (found !== 'collapsed') return [line];
  return [line, createButton({ class: 'link', text: labels.openHere }, open)];
}

function toPlainText({ title, points, url }: BannerSummary): string {
  const list = points.map(({ text }) => `• ${text}`).join('\n');
  return [title, list, url].filter(Boolean).join('\n\n');
}
