/** The line itself: closed, one sentence between two hairlines; pressed, the points in its place. */

import type { BannerLabels } from '../../browser/content-api.ts';
import type { Failure } from '../../shared/result.ts';
import { type BannerStyle, createStyleSheet } from './host-style.ts';
import { bannerClass } from './placement.ts';
import {
  type BannerActions,
  type ButtonFactory,
  createButtonFactory,
  createElement,
  createPointsView,
  setText,
} from './points-view.ts';
import { PressGuard } from './press/press-guard.ts';

/** One line, at one end of the article. */
export class Banner {
  /**
   * What is put into the page. It carries no attribute and no text: all of it is behind a closed
   * shadow root, so neither the page's styles nor our own reading meet it.
   */
  readonly host: HTMLElement;
  readonly #closed: HTMLElement;
  readonly #opened: HTMLElement;
  readonly #status: HTMLElement;
  readonly #refusal: HTMLElement;
  readonly #get: HTMLButtonElement;
  readonly #createButton: ButtonFactory;

  /**
   * @param question what the banner asks at its end of the article
   * @param seconds that the summary is expected to take
   */
  constructor(
    private readonly document: Document,
    private readonly labels: BannerLabels,
    question: string,
    look: BannerStyle,
    seconds: number,
    private readonly actions: BannerActions,
  ) {
    this.host = document.createElement('div');
    const root = this.host.attachShadow({ mode: 'closed' });
    const guard = new PressGuard(document, this.host, root);
    const createButton = createButtonFactory(
      document,
      (button, event) => guard.isBelieved(button, event),
      (isBelieved) => this.#answerPress(isBelieved),
    );
    this.#createButton = createButton;
    const attributes = { class: 'summarize-button', 'aria-label': labels.getSummary };
    this.#get = createButton(attributes, () => void this.#open());
    this.#get.append(
      createElement(document, 'span', { class: 'highlighter', text: labels.getSummary }),
    );
    this.#closed = collapsedView(
      document,
      labels,
      createButton,
      question,
      this.#get,
      seconds,
      actions,
    );
    this.#opened = createElement(document, 'div');
    this.#opened.hidden = true;
    // There from the beginning: what is announced must change, not appear.
    this.#status = createElement(document, 'p', { class: 'visually-hidden', role: 'status' });
    this.#refusal = createElement(document, 'p', { class: 'refusal', role: 'alert' });
    root.adoptedStyleSheets = [createStyleSheet(look)];
    root.append(this.#createSection(look));
  }

  #createSection({ dark }: BannerStyle): HTMLElement {
    const { lang, dir, name } = this.labels;
    const shade = dark ? 'dark' : 'light';
    const attributes = { class: `${bannerClass} ${shade}`, lang, dir, 'aria-label': name };
    const views = [this.#closed, this.#opened, this.#status, this.#refusal];
    return createElement(this.document, 'section', attributes, ...views);
  }

  /** A press that does not count is answered: the user may have meant it. */
  #answerPress(isBelieved: boolean): void {
    setText(this.#refusal, isBelieved ? '' : this.labels.pressAgain);
  }

  async #open(): Promise<void> {
    const { document, labels, actions } = this;
    this.#get.disabled = true;
    setText(this.#status, labels.working);
    const answer = await actions.summarize();
    this.#get.disabled = false;
    setText(this.#status, '');
    const close = () => this.#close();
    const { host } = this;
    const create = this.#createButton;
    if (answer.ok)
      this.#show(createPointsView(document, host, labels, create, answer.value, actions, close));
    else this.#show(errorView(document, labels, create, answer.failure, () => void this.#open()));
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
function collapsedView(
  document: Document,
  labels: BannerLabels,
  createButton: ButtonFactory,
  question: string,
  get: HTMLElement,
  seconds: number,
  actions: BannerActions,
): HTMLElement {
  const choices = createHideChoices(document, labels, createButton, actions);
  const label = { 'aria-label': labels.more, title: labels.more, 'aria-expanded': 'false' };
  const more = createButton({ class: 'more', text: '⋯', ...label }, () => {
    choices.hidden = !choices.hidden;
    more.setAttribute('aria-expanded', `${!choices.hidden}`);
  });
  const asked = createElement(document, 'span', { text: question });
  const duration = labels.seconds.replace(
    '{n}',
    new Intl.NumberFormat(labels.lang).format(seconds),
  );
  const aside = createElement(document, 'span', { text: `(${duration})` });
  const row = createElement(document, 'div', { class: 'row' }, asked, get, aside, more);
  return createElement(document, 'div', {}, row, choices);
}

/** The two ways to be rid of it, behind the dots. */
function createHideChoices(
  document: Document,
  labels: BannerLabels,
  createButton: ButtonFactory,
  { hide, openSettings }: BannerActions,
): HTMLElement {
  const choices = createElement(
    document,
    'div',
    { class: 'choices' },
    createButton({ class: 'link', text: labels.hideHere }, hide),
    createButton({ class: 'link', text: labels.hideEverywhere }, openSettings),
  );
  choices.hidden = true;
  return choices;
}

/** No summary: why, and another try. */
function errorView(
  document: Document,
  labels: BannerLabels,
  createButton: ButtonFactory,
  { code }: Failure,
  onRetry: () => void,
): HTMLElement {
  return createElement(
    document,
    'div',
    { class: 'error' },
    createElement(document, 'p', {
      role: 'alert',
      text: labels.failures[code] ?? labels.failures.unexpected,
    }),
    createButton({ class: 'link', text: labels.retry }, onRetry),
  );
}
