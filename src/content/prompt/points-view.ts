/** The points in the page, each a way to its sentence, and the few things to do with them. */

import type { Anchor } from '../../article/article.ts';
import type { Found } from '../../platform/highlight-calls.ts';
import type { PromptAnswer, PromptWords } from '../../platform/prompt-calls.ts';
import type { Point } from '../../summary/summary.ts';
import { direction } from '../../text/script.ts';
import { copyText } from './copy.ts';
import type { LineActions } from './line-actions.ts';
import { make, makeButton } from './make.ts';
import { createReturn } from './return.ts';

/** How long (ms) it is said that the points were copied. */
const copiedShown = 2_000;

/** @param host the line's element, which the reader may want to come back to */
export function pointsView(
  document: Document,
  host: HTMLElement,
  words: PromptWords,
  answer: PromptAnswer,
  actions: LineActions,
  onClose: () => void,
): HTMLElement {
  const { lang, points } = answer;
  const back = createReturn(document, host, words, actions.goBack);
  const unlight = () => {
    for (const other of list.querySelectorAll('[aria-current]'))
      other.removeAttribute('aria-current');
  };
  const stop = actions.onCleared(unlight);
  const items = points.map((point) =>
    pointItem(document, words, point, actions, () => {
      unlight();
      back.remember();
    }),
  );
  const list = make(
    document,
    'ol',
    { 'aria-label': words.pointsLabel, lang, dir: direction(lang) },
    ...items,
  );
  const copy = makeButton(document, { class: 'link copy', text: words.copy }, () => {
    if (!copyText(document, plainText(answer))) return;
    copy.textContent = words.copied;
    setTimeout(() => {
      copy.textContent = words.copy;
    }, copiedShown);
  });
  const close = makeButton(document, { class: 'link close', text: words.close }, () => {
    back.forget();
    stop();
    onClose();
  });
  const author = make(document, 'span', { class: 'soft', text: words.author });
  const tools = make(document, 'div', { class: 'tools' }, author, copy, close);
  return make(document, 'div', {}, list, tools, back.element);
}

/** A point as a button, and below it where its sentence is, if that is not in sight. */
function pointItem(
  document: Document,
  words: PromptWords,
  { text, sources: [anchor] }: Point,
  { show, reveal, isSeen, clear }: LineActions,
  onFollow: () => void,
): HTMLElement {
  const where = make(document, 'div', { class: 'where soft' });
  const tell = (found: Found) => {
    if (found === 'marked') button.setAttribute('aria-current', 'true');
    where.replaceChildren(...whereabouts(document, words, found, anchor, open));
  };
  const open = () => void (anchor && reveal(anchor).then(tell));
  const button = makeButton(document, { class: 'point', text }, () => {
    // A second press takes the highlight away again; from elsewhere in the page it goes there once more.
    if (anchor && isSeen(anchor)) return clear();
    onFollow();
    tell(anchor ? show(anchor) : 'gone');
  });
  return make(document, 'li', {}, button, where);
}

/** Why the sentence is not in sight, the sentence itself, and the way to it if there is one. */
function whereabouts(
  document: Document,
  words: PromptWords,
  found: Found,
  anchor: Anchor | undefined,
  open: () => void,
): Node[] {
  if (found === 'marked') return [];
  const why = { closed: words.closed, hidden: words.hidden, gone: words.missing }[found];
  const said = make(document, 'q', { text: anchor?.quote ?? '' });
  const line = make(document, 'p', { text: `${why} ` }, said);
  if (found !== 'closed') return [line];
  return [line, makeButton(document, { class: 'link', text: words.open }, open)];
}

function plainText({ title, points, url }: PromptAnswer): string {
  const list = points.map(({ text }) => `• ${text}`).join('\n');
  return [title, list, url].filter(Boolean).join('\n\n');
}
