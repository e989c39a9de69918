// @vitest-environment happy-dom

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { BannerLabels } from '../../../src/browser/banner-api.ts';
import type { HighlightResult } from '../../../src/browser/highlight-api.ts';
import { Banner } from '../../../src/content/banner/banner.ts';
import type { BannerActions } from '../../../src/content/banner/banner-actions.ts';
import { fail, ok } from '../../../src/shared/result.ts';
import { answer, labels } from './labels.ts';

let root: ShadowRoot;
let actions: { [A in keyof BannerActions]: ReturnType<typeof vi.fn> & BannerActions[A] };

/** Inserts a banner, and gets hold of its closed shadow root, which the page could not access. */
function insertBanner(change: Partial<BannerLabels> = {}, dark = false): HTMLElement {
  const attach = vi.spyOn(Element.prototype, 'attachShadow');
  const look = { dark, fontSize: 15, box: '' };
  const { host } = new Banner(
    document,
    { ...labels, ...change },
    labels.question,
    look,
    40,
    actions,
  );
  root = attach.mock.results[0]?.value as ShadowRoot;
  attach.mockRestore();
  document.body.append(host);
  return host;
}

/** Clicks as a user does. Only browsers can create trusted events, so the flag is faked. */
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

const getVisibleButtons = () =>
  [...root.querySelectorAll<HTMLElement>('button')]
    .filter((button) => !button.closest('[hidden]'))
    .map(({ textContent }) => textContent);

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

describe('the collapsed banner', () => {
  it('shows the page only an empty element', () => {
    const host = insertBanner();
    expect(document.body.innerHTML).toBe('<div></div>');
    expect(host.shadowRoot).toBeNull();
    expect(document.body.textContent).toBe('');
  });

  it('asks its question and tells the reading time', () => {
    insertBanner();
    expect(get('.row').textContent).toBe('No time to read?Get a summary(40 s)⋯');
    expect(get('section').className).toBe('no-time-to-read light');
    expect(getVisibleButtons()).toEqual(['Get a summary', '⋯']);
  });

  it('has the language, direction and digits of the UI', () => {
    insertBanner({ lang: 'ar-EG', dir: 'rtl', seconds: '{n} ث' }, true);
    expect(get('section')).toMatchObject({
      lang: 'ar-EG',
      dir: 'rtl',
      className: 'no-time-to-read dark',
    });
    expect(get('.row').textContent).toContain('(٤٠ ث)');
  });

  it('ignores untrusted clicks', () => {
    insertBanner();
    for (const button of root.querySelectorAll('button')) button.click();
    expect(actions.summarize).not.toHaveBeenCalled();
    expect(actions.hide).not.toHaveBeenCalled();
    expect(get('.choices').hidden).toBe(true);
  });

  it('can be hidden on this site or everywhere', () => {
    insertBanner();
    press('.more');
    expect(get('.more').getAttribute('aria-expanded')).toBe('true');
    press('.choices button:first-child');
    press('.choices button:last-child');
    expect(actions.hide.mock.calls).toEqual([['site'], ['all-sites']]);
  });
});

describe('the pressed banner', () => {
  it('shows the points as plain text', async () => {
    insertBanner();
    press('.summarize-button');
    expect(get('[role=status]').textContent).toBe('Reading the page…');
    await vi.waitFor(() => get('.point'));
    const points = [...root.querySelectorAll('.point')].map(({ textContent }) => textContent);
    expect(points).toEqual(answer.points.map(({ text }) => text));
    expect(root.querySelector('b')).toBeNull();
    expect(getVisibleButtons()).toEqual([...points, 'Copy', 'Close', 'Back to where I was']);
  });

  it('requests the summary once, however often it is pressed', async () => {
    insertBanner();
    press('.summarize-button');
    expect(get('.summarize-button')).toHaveProperty('disabled', true);
    await vi.waitFor(() => get('.point'));
    expect(actions.summarize).toHaveBeenCalledTimes(1);
  });

  it('gives the points the direction of their own language', async () => {
    actions.summarize.mockResolvedValue(ok({ ...answer, lang: 'fa' }));
    insertBanner();
    press('.summarize-button');
    await vi.waitFor(() => get('.point'));
    expect(get('ol')).toMatchObject({ lang: 'fa', dir: 'rtl' });
    expect(get('section').dir).toBe('ltr');
  });

  it('leads to the sentence of a point, or quotes a sentence that the page has lost', async () => {
    insertBanner();
    press('.summarize-button');
    await vi.waitFor(() => get('.point'));
    press('li:first-child .point');
    expect(actions.highlight).toHaveBeenCalledWith(answer.points[0]?.sources[0]);
    expect(get('li:first-child .point').getAttribute('aria-current')).toBe('true');
    actions.highlight.mockReturnValue('not-found');
    press('li:last-child .point');
    expect(get('li:last-child p').textContent).toBe(
      'Not found in the page any more: One boat passed <b>inspection</b>.',
    );
    expect(root.querySelectorAll('[aria-current]')).toHaveLength(0);
  });

  it('collapses when it is closed', async () => {
    insertBanner();
    press('.summarize-button');
    await vi.waitFor(() => get('.close'));
    press('.close');
    expect(getVisibleButtons()).toEqual(['Get a summary', '⋯']);
    expect(root.querySelector('.point')).toBeNull();
  });

  it.each([
    [fail('too-short'), 'Too short.'],
    [fail('page-gone'), 'Something went wrong.'],
  ])('explains a failure and tries again', async (failure, text) => {
    actions.summarize.mockResolvedValueOnce(failure);
    insertBanner();
    press('.summarize-button');
    await vi.waitFor(() => expect(get('[role=alert]').textContent).toBe(text));
    press('.error .link');
    await vi.waitFor(() => get('.point'));
  });
});
