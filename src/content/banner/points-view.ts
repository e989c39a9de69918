/** The points in the page, each a way to its sentence, and the few things to do with them. */

import type { BannerLabels, BannerSummary } from '../../browser/banner-api.ts';
import type { HighlightResult } from '../../browser/highlight-api.ts';
import type { Anchor } from '../../extraction/article.ts';
import { getDirection } from '../../nlp/language-tags.ts';
import type { Point } from '../../summarizer/summary.ts';
import { createBackButton } from './back-button.ts';
import type { BannerActions } from './banner-actions.ts';
import { copyText } from './clipboard.ts';
import { type ButtonFactory, createElement, setText } from './create-element.ts';

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
