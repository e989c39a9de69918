/**
 * Shows the points in the banner, each a button that leads to its sentence, with the buttons to
 * copy and to close.
 */

import type { BannerLabels, BannerSummary } from '../../browser/banner-api.ts';
import type { HighlightResult } from '../../browser/highlight-api.ts';
import type { Anchor } from '../../extraction/article.ts';
import { getDirection } from '../../nlp/language-tags.ts';
import type { Point } from '../../summarizer/summary.ts';
import { createBackButton } from './back-button.ts';
import type { BannerActions } from './banner-actions.ts';
import { copyText } from './clipboard.ts';
import { createButton, createElement } from './create-element.ts';

/** Time for which the copy button confirms that the points were copied. */
const copiedDurationMs = 2_000;

/**
 * Creates the view. @param host element of the banner, to which the user may want to scroll back
 */
export function createPointsView(
  document: Document,
  host: HTMLElement,
  labels: BannerLabels,
  summary: BannerSummary,
  actions: BannerActions,
  onClose: () => void,
): HTMLElement {
  const { lang, points } = summary;
  const back = createBackButton(document, host, labels, actions.goBack);
  const clearCurrent = () => {
    for (const other of list.querySelectorAll('[aria-current]'))
      other.removeAttribute('aria-current');
  };
  const stop = actions.onCleared(clearCurrent);
  const items = points.map((point) =>
    createPointItem(document, labels, point, actions, () => {
      clearCurrent();
      back.remember();
    }),
  );
  const list = createElement(
    document,
    'ol',
    { 'aria-label': labels.pointsLabel, lang, dir: getDirection(lang) },
    ...items,
  );
  const copy = createButton(document, { class: 'link copy', text: labels.copy }, () => {
    if (!copyText(document, toPlainText(summary))) return;
    copy.textContent = labels.copied;
    setTimeout(() => {
      copy.textContent = labels.copy;
    }, copiedDurationMs);
  });
  const close = createButton(document, { class: 'link close', text: labels.close }, () => {
    back.forget();
    stop();
    onClose();
  });
  const author = createElement(document, 'span', { class: 'muted', text: labels.author });
  const tools = createElement(document, 'div', { class: 'tools' }, author, copy, close);
  return createElement(document, 'div', {}, list, tools, back.element);
}

/** Creates the button of a point, followed by the status of its sentence if that is not visible. */
function createPointItem(
  document: Document,
  labels: BannerLabels,
  { text, sources: [anchor] }: Point,
  { highlight, reveal, isSeen, clear }: BannerActions,
  onFollow: () => void,
): HTMLElement {
  const status = createElement(document, 'div', { class: 'highlight-status muted' });
  const showStatus = (found: HighlightResult) => {
    if (found === 'shown') button.setAttribute('aria-current', 'true');
    status.replaceChildren(...createStatusNodes(document, labels, found, anchor, open));
  };
  const open = () => void (anchor && reveal(anchor).then(showStatus));
  const button = createButton(document, { class: 'point', text }, () => {
    // Pressing the point again ends the highlight, unless the user has scrolled away: then it leads
    // there once more.
    if (anchor && isSeen(anchor)) return clear();
    onFollow();
    showStatus(anchor ? highlight(anchor) : 'not-found');
  });
  return createElement(document, 'li', {}, button, status);
}

/**
 * Creates the reason why the sentence is not visible, the sentence, and a button that opens it if
 * possible.
 */
function createStatusNodes(
  document: Document,
  labels: BannerLabels,
  found: HighlightResult,
  anchor: Anchor | undefined,
  open: () => void,
): Node[] {
  if (found === 'shown') return [];
  const reason = {
    collapsed: labels.collapsed,
    hidden: labels.hidden,
    'not-found': labels.notFound,
  }[found];
  const quote = createElement(document, 'q', { text: anchor?.quote ?? '' });
  const message = createElement(document, 'p', { text: `${reason} ` }, quote);
  if (found !== 'collapsed') return [message];
  return [message, createButton(document, { class: 'link', text: labels.openHere }, open)];
}

function toPlainText({ title, points, url }: BannerSummary): string {
  const list = points.map(({ text }) => `• ${text}`).join('\n');
  return [title, list, url].filter(Boolean).join('\n\n');
}
