/** The points in the page, each a way to its sentence, and the few things to do with them. */

import type { PromptAnswer, PromptWords } from '../../platform/prompt-calls.ts';
import type { Point } from '../../summary/summary.ts';
import { direction } from '../../text/script.ts';
import { copyText } from './copy.ts';
import type { LineActions } from './line.ts';
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
  const back = createReturn(document, host, words);
  const follow = (point: Point, button: HTMLButtonElement) => {
    for (const other of list.querySelectorAll('[aria-current]'))
      other.removeAttribute('aria-current');
    const anchor = point.sources[0];
    back.remember();
    if (anchor && actions.show(anchor)) button.setAttribute('aria-current', 'true');
    else button.replaceChildren(point.text, missing(document, words, anchor?.quote));
  };
  const items = points.map((point) => {
    const button = makeButton(document, { class: 'point', title: words.showPoint }, () =>
      follow(point, button),
    );
    button.append(point.text);
    return make(document, 'li', {}, button);
  });
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
    onClose();
  });
  const author = make(document, 'span', { class: 'soft', text: words.author });
  const tools = make(document, 'div', { class: 'tools' }, author, copy, close);
  return make(document, 'div', {}, list, tools, back.element);
}

/** The sentence itself, where the page does not say it any more. */
function missing(document: Document, words: PromptWords, quote = ''): HTMLElement {
  const said = make(document, 'q', { text: quote });
  return make(document, 'span', { class: 'missing soft', text: `${words.missing} ` }, said);
}

function plainText({ title, points, url }: PromptAnswer): string {
  const list = points.map(({ text }) => `• ${text}`).join('\n');
  return [title, list, url].filter(Boolean).join('\n\n');
}
