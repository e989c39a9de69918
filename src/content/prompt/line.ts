/** The line itself: closed, one sentence between two hairlines; pressed, the points in its place. */

import type { PromptWords } from '../../platform/prompt-calls.ts';
import type { Failure } from '../../result.ts';
import type { LineActions } from './line-actions.ts';
import type { Look } from './look.ts';
import { make, makeButton } from './make.ts';
import { lineClass } from './orphans.ts';
import { pointsView } from './points-view.ts';
import { styleSheet } from './style.ts';

/** One line, at one end of the article. */
export class Line {
  /**
   * What is put into the page. It carries no attribute and no text: all of it is behind a closed
   * shadow root, so neither the page's styles nor our own reading meet it.
   */
  readonly host: HTMLElement;
  readonly #closed: HTMLElement;
  readonly #opened: HTMLElement;
  readonly #status: HTMLElement;
  readonly #get: HTMLButtonElement;

  /**
   * @param question what the banner asks at its end of the article
   * @param seconds that the summary is expected to take
   */
  constructor(
    private readonly document: Document,
    private readonly words: PromptWords,
    question: string,
    look: Look,
    seconds: number,
    private readonly actions: LineActions,
  ) {
    this.#get = makeButton(document, { class: 'get' }, () => void this.#open());
    this.#get.append(make(document, 'span', { class: 'pen', text: words.getSummary }));
    this.#closed = closedView(document, words, question, this.#get, seconds, actions);
    this.#opened = make(document, 'div');
    this.#opened.hidden = true;
    // There from the beginning: what is announced must change, not appear.
    this.#status = make(document, 'p', { class: 'unseen', role: 'status' });
    this.host = document.createElement('div');
    const root = this.host.attachShadow({ mode: 'closed' });
    root.adoptedStyleSheets = [styleSheet(look)];
    const { lang, dir, name } = words;
    const shade = look.dark ? 'dark' : 'light';
    const attributes = { class: `${lineClass} ${shade}`, lang, dir, 'aria-label': name };
    const views = [this.#closed, this.#opened, this.#status];
    root.append(make(document, 'section', attributes, ...views));
  }

  async #open(): Promise<void> {
    const { document, words, actions } = this;
    this.#get.disabled = true;
    this.#status.textContent = words.working;
    const answer = await actions.press();
    this.#get.disabled = false;
    this.#status.textContent = '';
    const close = () => this.#close();
    if (answer.ok) this.#show(pointsView(document, this.host, words, answer.value, actions, close));
    else this.#show(troubleView(document, words, answer.failure, () => void this.#open()));
  }

  #show(view: HTMLElement): void {
    this.#opened.replaceChildren(view);
    this.#opened.hidden = false;
    this.#closed.hidden = true;
    view.querySelector('button')?.focus({ preventScroll: true });
  }

  #close(): void {
    this.#opened.replaceChildren();
    this.#opened.hidden = true;
    this.#closed.hidden = false;
    this.#get.focus({ preventScroll: true });
  }
}

/** “No time to read? Get a summary (40 s) ⋯”, and what is behind the dots. */
function closedView(
  document: Document,
  words: PromptWords,
  asks: string,
  get: HTMLElement,
  seconds: number,
  actions: LineActions,
): HTMLElement {
  const choices = choicesToHide(document, words, actions);
  const label = { 'aria-label': words.more, title: words.more, 'aria-expanded': 'false' };
  const more = makeButton(document, { class: 'more', text: '⋯', ...label }, () => {
    choices.hidden = !choices.hidden;
    more.setAttribute('aria-expanded', `${!choices.hidden}`);
  });
  const question = make(document, 'span', { text: asks });
  const duration = words.seconds.replace('{n}', new Intl.NumberFormat(words.lang).format(seconds));
  const aside = make(document, 'span', { text: `(${duration})` });
  const row = make(document, 'div', { class: 'row' }, question, get, aside, more);
  return make(document, 'div', {}, row, choices);
}

/** The two ways to be rid of it, behind the dots. */
function choicesToHide(document: Document, words: PromptWords, { hide }: LineActions): HTMLElement {
  const choices = make(
    document,
    'div',
    { class: 'choices' },
    makeButton(document, { class: 'link', text: words.hideHere }, () => hide('site')),
    makeButton(document, { class: 'link', text: words.hideEverywhere }, () => hide('everywhere')),
  );
  choices.hidden = true;
  return choices;
}

/** No summary: why, and another try. */
function troubleView(
  document: Document,
  words: PromptWords,
  { code }: Failure,
  onRetry: () => void,
): HTMLElement {
  return make(
    document,
    'div',
    { class: 'trouble' },
    make(document, 'p', { role: 'alert', text: words.failures[code] ?? words.failures.unexpected }),
    makeButton(document, { class: 'link', text: words.retry }, onRetry),
  );
}
