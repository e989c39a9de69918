/**
 * The banner: collapsed, it is one sentence between two thin lines; when pressed, it shows the
 * points.
 */

import type { BannerLabels } from '../../browser/banner-api.ts';
import type { Failure } from '../../shared/result.ts';
import type { BannerActions } from './banner-actions.ts';
import { createButton, createElement } from './create-element.ts';
import type { BannerStyle } from './host-style.ts';
import { bannerClass } from './orphaned-banners.ts';
import { createPointsView } from './points-view.ts';
import { createBannerStyleSheet } from './styles.ts';

/** One banner, at one end of the article. */
export class Banner {
  /**
   * The element in the page. It has neither attributes nor text: everything is in a closed shadow
   * root, where the page's styles do not apply and the extraction does not read.
   */
  readonly host: HTMLElement;
  readonly #closed: HTMLElement;
  readonly #opened: HTMLElement;
  readonly #status: HTMLElement;
  readonly #get: HTMLButtonElement;

  /**
   * @param question text of the banner at this end of the article
   * @param seconds expected reading time of the summary
   */
  constructor(
    private readonly document: Document,
    private readonly labels: BannerLabels,
    question: string,
    style: BannerStyle,
    seconds: number,
    private readonly actions: BannerActions,
  ) {
    this.#get = createButton(document, { class: 'summarize-button' }, () => void this.#open());
    this.#get.append(
      createElement(document, 'span', { class: 'highlighter', text: labels.getSummary }),
    );
    this.#closed = createCollapsedView(document, labels, question, this.#get, seconds, actions);
    this.#opened = createElement(document, 'div');
    this.#opened.hidden = true;
    // The live region exists from the start, because screen readers announce changes of it, but not
    // its appearance.
    this.#status = createElement(document, 'p', { class: 'visually-hidden', role: 'status' });
    this.host = document.createElement('div');
    const root = this.host.attachShadow({ mode: 'closed' });
    root.adoptedStyleSheets = [createBannerStyleSheet(style)];
    const { lang, dir, name } = labels;
    const shade = style.dark ? 'dark' : 'light';
    const attributes = { class: `${bannerClass} ${shade}`, lang, dir, 'aria-label': name };
    const views = [this.#closed, this.#opened, this.#status];
    root.append(createElement(document, 'section', attributes, ...views));
  }

  async #open(): Promise<void> {
    const { document, labels, actions } = this;
    this.#get.disabled = true;
    this.#status.textContent = labels.working;
    const answer = await actions.summarize();
    this.#get.disabled = false;
    this.#status.textContent = '';
    const close = () => this.#close();
    if (answer.ok)
      this.#show(createPointsView(document, this.host, labels, answer.value, actions, close));
    else this.#show(createErrorView(document, labels, answer.failure, () => void this.#open()));
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

/**
 * Creates the row “No time to read? Get a summary (40 s) ⋯”, and the choices behind the “⋯” button.
 */
function createCollapsedView(
  document: Document,
  labels: BannerLabels,
  questionText: string,
  get: HTMLElement,
  seconds: number,
  actions: BannerActions,
): HTMLElement {
  const choices = createHideChoices(document, labels, actions);
  const label = { 'aria-label': labels.more, title: labels.more, 'aria-expanded': 'false' };
  const more = createButton(document, { class: 'more', text: '⋯', ...label }, () => {
    choices.hidden = !choices.hidden;
    more.setAttribute('aria-expanded', `${!choices.hidden}`);
  });
  const question = createElement(document, 'span', { text: questionText });
  const duration = labels.seconds.replace(
    '{n}',
    new Intl.NumberFormat(labels.lang).format(seconds),
  );
  const aside = createElement(document, 'span', { text: `(${duration})` });
  const row = createElement(document, 'div', { class: 'row' }, question, get, aside, more);
  return createElement(document, 'div', {}, row, choices);
}

/** Creates the choices for hiding the banner on this site or everywhere. */
function createHideChoices(
  document: Document,
  labels: BannerLabels,
  { hide }: BannerActions,
): HTMLElement {
  const choices = createElement(
    document,
    'div',
    { class: 'choices' },
    createButton(document, { class: 'link', text: labels.hideHere }, () => hide('site')),
    createButton(document, { class: 'link', text: labels.hideEverywhere }, () => hide('all-sites')),
  );
  choices.hidden = true;
  return choices;
}

/** Creates the error message with a retry button. */
function createErrorView(
  document: Document,
  labels: BannerLabels,
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
    createButton(document, { class: 'link', text: labels.retry }, onRetry),
  );
}
