// @vitest-environment happy-dom

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { BannerLabels, HighlightResult } from '../../../src/browser/content-api.ts';
import { Banner } from '../../../src/content/banner/banner.ts';
import type { BannerActions } from '../../../src/content/banner/points-view.ts';
import { fail, ok } from '../../../src/shared/result.ts';
import { answer, labels } from './labels.ts';

let root: ShadowRoot;
let actions: { [A in keyof BannerActions]: ReturnType<typeof vi.fn> & BannerActions[A] };

/** Adds a banner to the page, and saves its shadow root, which the page itself cannot reach. */
function addBanner(change: Partial<BannerLabels> = {}, dark = false): HTMLElement {
  const attach = vi.spyOn(Element.prototype, 'attachShadow');
  const style = { dark, background: 'Canvas', fontSize: 15, box: '' };
  const { host } = new Banner(
    document,
    { ...labels, ...change },
    labels.question,
    style,
    40,
    actions,
  );
  root = attach.mock.results[0]?.value as ShadowRoot;
  attach.mockRestore();
  document.body.append(host);
  return host;
}

/** Clicks a button. Only a browser creates trusted events, so `isTrusted` is faked. */
function press(selector: string): void {
  const event = new MouseEvent('click', { bubbles: true, composed: true });
  Object.defineProperty(event, 'isTrusted', { value: true });
  get(selector).dispatchEvent(event);
}

function get(selector: string): HTMLElement {
  const element = root.querySelector<HTMLElement>(selector);
  if (!element) throw new Error(`no ${selector}`);
  return element;
}

/** Returns the text that the style sheet paints for an element and its descendants. */
function getPaintedText(element: Element): string {
  return [element, ...element.querySelectorAll('[data-text]')]
    .map((each) => each.getAttribute('data-text') ?? '')
    .join('');
}

const shown = () =>
  [...root.querySelectorAll<HTMLElement>('button')]
    .filter((button) => !button.closest('[hidden]'))
    .map((button) => getPaintedText(button));

beforeEach(() => {
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      observe() {}
      disconnect() {}
    },
  );
  actions = {
    summarize: vi.fn(async () => ok(answer)),
    hide: vi.fn(),
    openSettings: vi.fn(),
    highlight: vi.fn((): HighlightResult => 'shown'),
    reveal: vi.fn(async (): Promise<HighlightResult> => 'shown'),
    clear: vi.fn(),
    goBack: vi.fn(),
    isSeen: vi.fn(() => false),
    onCleared: vi.fn(() => () => undefined),
  } as unknown as typeof actions;
});
afterEach(() => {
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

describe('a collapsed banner', () => {
  it('adds an empty element without attributes to the page', () => {
    const host = addBanner();
    expect(document.body.innerHTML).toBe('<div></div>');
    expect(host.shadowRoot).toBeNull();
    expect(document.body.textContent).toBe('');
  });

  it('shows a question and the reading time', () => {
    addBanner();
    expect(getPaintedText(get('.row'))).toBe('No time to read?Get a summary(40 s)⋯');
    expect(get('section').className).toBe('no-time-to-read light');
    expect(shown()).toEqual(['Get a summary', '⋯']);
  });

  it('uses the user’s language with its direction and digits', () => {
    addBanner({ lang: 'ar-EG', dir: 'rtl', seconds: '{n} ث' }, true);
    expect(get('section')).toMatchObject({
      lang: 'ar-EG',
      dir: 'rtl',
      className: 'no-time-to-read dark',
    });
    expect(getPaintedText(get('.row'))).toContain('(٤٠ ث)');
  });

  it('ignores a click that a script has dispatched', () => {
    addBanner();
    for (const button of root.querySelectorAll('button')) button.click();
    expect(actions.summarize).not.toHaveBeenCalled();
    expect(actions.hide).not.toHaveBeenCalled();
    expect(get('.choices').hidden).toBe(true);
  });

  it('offers to hide it on this site or on all sites behind the dots', () => {
    addBanner();
    press('.more');
    expect(get('.more').getAttribute('aria-expanded')).toBe('true');
    press('.choices button:first-child');
    press('.choices button:last-child');
    expect(actions.hide).toHaveBeenCalledOnce();
    expect(actions.openSettings).toHaveBeenCalledOnce();
  });
});

describe('an expanded banner', () => {
  it('shows the points as text, whatever they contain', async () => {
    addBanner();
    press('.summarize-button');
    expect(getPaintedText(get('[role=status]'))).toBe('Reading the page…');
    await vi.waitFor(() => get('.point'));
    const points = [...root.querySelectorAll('.point')].map((each) => getPaintedText(each));
    expect(points).toEqual(answer.points.map(({ text }) => text));
    expect(root.querySelector('b')).toBeNull();
    expect(shown()).toEqual([...points, 'Copy', 'Close', 'Back to where I was']);
  });

  it('requests one summary, however often the button is pressed', async () => {
    addBanner();
    press('.summarize-button');
    expect(get('.summarize-button')).toHaveProperty('disabled', true);
    await vi.waitFor(() => get('.point'));
    expect(actions.summarize).toHaveBeenCalledTimes(1);
  });

  it('gives points the direction of their own language', async () => {
    actions.summarize.mockResolvedValue(ok({ ...answer, lang: 'fa' }));
    addBanner();
    press('.summarize-button');
    await vi.waitFor(() => get('.point'));
    expect(get('ol')).toMatchObject({ lang: 'fa', dir: 'rtl' });
    expect(get('section').dir).toBe('ltr');
  });

  it('leads to the sentence of a point, or quotes it if the page has lost it', async () => {
    addBanner();
    press('.summarize-button');
    await vi.waitFor(() => get('.point'));
    press('li:first-child .point');
    expect(actions.highlight).toHaveBeenCalledWith(answer.points[0]?.sources[0]);
    expect(get('li:first-child .point').getAttribute('aria-current')).toBe('true');
    actions.highlight.mockReturnValue('gone');
    press('li:last-child .point');
    expect(getPaintedText(get('li:last-child q'))).toBe('One boat passed <b>inspection</b>.');
    expect(root.querySelectorAll('[aria-current]')).toHaveLength(0);
  });

  it('collapses again when it is closed', async () => {
    addBanner();
    press('.summarize-button');
    await vi.waitFor(() => get('.close'));
    press('.close');
    expect(shown()).toEqual(['Get a summary', '⋯']);
    expect(root.querySelector('.point')).toBeNull();
  });

  it.each([
    [fail('too-short'), 'Too short.'],
    [fail('page-gone'), 'Something went wrong.'],
  ])('shows the failure and retries', async (failure, text) => {
    actions.summarize.mockResolvedValueOnce(failure);
    addBanner();
    press('.summarize-button');
    await vi.waitFor(() => expect(getPaintedText(get('.error [role=alert]'))).toBe(text));
    press('.error .link');
    await vi.waitFor(() => get('.point'));
  });
});
