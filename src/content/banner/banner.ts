/**
 * The banner: collapsed, it is one line with a question and a button; expanded, it shows the points
 * or an error in place of the line. Created by `index.ts`.
 */

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

/** One banner, at one end of the article. */
export class Banner {
  /**
   * The element to insert into the page. It has no attributes and no text, because everything is
   * inside a closed shadow root, which neither the page's styles nor extraction can reach.
   */
  readonly host: HTMLElement;
  readonly #collapsed: HTMLElement;
  readonly #expanded: HTMLElement;
  readonly #status: HTMLElement;
  readonly #refusal: HTMLElement;
  readonly #summarizeButton: HTMLButtonElement;
  readonly #createButton: ButtonFactory;

  /**
   * @param question the question for this end of the article
   * @param seconds estimated time to read the summary
   */
  constructor(
    private readonly document: Document,
    private readonly labels: BannerLabels,
    question: string,
    style: BannerStyle,
    seconds: number,
    private readonly actions: BannerActions,
  ) {
    this.host = document.createElement('div');
    const root = this.host.attachShadow({ mode: 'closed' });
    const guard = new PressGuard(document, this.host, root);
    const createButton = createButtonFactory(
      document,
      (button, event) => guard.isIntended(button, event),
      (isIntended) => this.#onPress(isIntended),
    );
    this.#createButton = createButton;
    const attributes = { class: 'summarize-button', 'aria-label': labels.getSummary };
    this.#summarizeButton = createButton(attributes, () => void this.#open());
    this.#summarizeButton.append(
      createElement(document, 'span', { class: 'highlighter', text: labels.getSummary }),
    );
    this.#collapsed = createCollapsedView(
      document,
      labels,
      createButton,
      question,
      this.#summarizeButton,
      seconds,
      actions,
    );
    this.#expanded = createElement(document, 'div');
    this.#expanded.hidden = true;
    // The status is there from the start, because screen readers announce changes of a live region,
    // not its insertion.
    this.#status = createElement(document, 'p', { class: 'visually-hidden', role: 'status' });
    this.#refusal = createElement(document, 'p', { class: 'refusal', role: 'alert' });
    root.adoptedStyleSheets = [createStyleSheet(style)];
    root.append(this.#createSection(style));
  }

  #createSection({ dark }: BannerStyle): HTMLElement {
    const { lang, dir, name } = this.labels;
    const shade = dark ? 'dark' : 'light';
    const attributes = { class: `${bannerClass} ${shade}`, lang, dir, 'aria-label': name };
    const views = [this.#collapsed, this.#expanded, this.#status, this.#refusal];
    return createElement(this.document, 'section', attributes, ...views);
  }

  /** Asks to press again if a press was ignored, because the user may have meant it. */
  #onPress(isIntended: boolean): void {
    setText(this.#refusal, isIntended ? '' : this.labels.pressAgain);
  }

  async #open(): Promise<void> {
    const { document, labels, actions } = this;
    this.#summarizeButton.disabled = true;
    setText(this.#status, labels.working);
    const answer = await actions.summarize();
    this.#summarizeButton.disabled = false;
    setText(this.#status, '');
    const close = () => this.#close();
    const { host } = this;
    const create = this.#createButton;
    if (answer.ok)
      this.#show(createPointsView(document, host, labels, create, answer.value, actions, close));
    else
      this.#show(
        createErrorView(document, labels, create, answer.failure, () => void this.#open()),
      );
  }

  #show(view: HTMLElement): void {
    this.#expanded.replaceChildren(view);
    this.#expanded.hidden = false;
    this.#collapsed.hidden = true;
    view.querySelector('button')?.focus({ preventScroll: true });
  }

  #close(): void {
    this.#expanded.replaceChildren();
    this.#expanded.hidden = true;
    this.#collapsed.hidden = false;
    this.#summarizeButton.focus({ preventScroll: true });
  }
}

/** Creates the line “No time to read? Get a summary (40 s) ⋯”, and the choices behind the dots. */
function createCollapsedView(
  document: Document,
  labels: BannerLabels,
  createButton: ButtonFactory,
  question: string,
  summarizeButton: HTMLElement,
  seconds: number,
  actions: BannerActions,
): HTMLElement {
  const choices = createHideChoices(document, labels, createButton, actions);
  const label = { 'aria-label': labels.more, title: labels.more, 'aria-expanded': 'false' };
  const more = createButton({ class: 'more', text: '⋯', ...label }, () => {
    choices.hidden = !choices.hidden;
    more.setAttribute('aria-expanded', `${!choices.hidden}`);
  });
  const questionText = createElement(document, 'span', { text: question });
  const duration = labels.seconds.replace(
    '{n}',
    new Intl.NumberFormat(labels.lang).format(seconds),
  );
  const time = createElement(document, 'span', { text: `(${duration})` });
  const parts = [questionText, summarizeButton, time, more];
  const row = createElement(document, 'div', { class: 'row' }, ...parts);
  return createElement(document, 'div', {}, row, choices);
}

/** Creates the two choices to hide the banner. */
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

/** Creates the error message with a button to retry. */
function createErrorView(
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
