// @vitest-environment happy-dom

/** What our scripts in a page ask of it grows with the page, and not with its square: counted, not timed. */

import { afterEach, describe, expect, it, vi } from 'vitest';
import { findArticleBounds } from '../../src/content/article-bounds.ts';
import { getBackdrop } from '../../src/content/banner/backdrop.ts';
import { removeOrphanedBanners } from '../../src/content/banner/orphaned-banners.ts';
import { findCrossOriginFrame } from '../../src/content/cross-origin-frame.ts';
import { findSentence } from '../../src/content/find-sentence.ts';
import { Highlighter } from '../../src/content/highlighter.ts';
import { isProbablyArticle } from '../../src/content/is-probably-article.ts';
import { sampleArticle } from '../storage/history/samples.ts';

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  document.body.innerHTML = '';
});

/** Elements in each other; the innermost. */
function nest(tag: string, depth: number): HTMLElement {
  let at: HTMLElement = document.body;
  for (let i = 0; i < depth; i++) at = at.appendChild(document.createElement(tag));
  return at;
}

describe('the place of the banner', () => {
  it('is light or dark by the backgrounds of its nearest 200 elements', () => {
    const inner = nest('div', 3_000);
    const asked = vi.spyOn(window, 'getComputedStyle').mockReturnValue({
      backgroundColor: 'rgba(0, 0, 0, 0)',
      backgroundImage: 'none',
      color: 'rgb(20, 20, 20)',
    } as never);
    expect(getBackdrop(inner).dark).toBe(false);
    expect(asked.mock.calls.length).toBeLessThan(300);
  });

  it('is found out of a form that has a field in the place of the way out', () => {
    const form = document.body.appendChild(document.createElement('form'));
    const field = form.appendChild(document.createElement('input'));
    const text = form.appendChild(document.createElement('p'));
    Object.defineProperty(form, 'parentElement', { value: field });
    vi.spyOn(window, 'getComputedStyle').mockImplementation(
      (element) =>
        ({
          backgroundColor: element === document.body ? 'rgb(0, 0, 0)' : 'transparent',
          backgroundImage: 'none',
          color: 'rgb(0, 0, 0)',
        }) as never,
    );
    expect(getBackdrop(text).dark).toBe(true);
  });

  it('is outside of tables in each other, of which twenty are looked through', () => {
    const quote =
      'The ferry left the northern quay with ninety passengers on board, and came back late.';
    nest('table', 60).append(quote);
    const asked = vi.spyOn(Element.prototype, 'querySelector');
    const article = sampleArticle({ blocks: [{ kind: 'paragraph', text: quote }] });
    expect(findArticleBounds(document, article)).toBeDefined();
    expect(asked.mock.calls.length).toBeLessThan(50);
  });

  it('is cleared of banners of an earlier version among the first 10,000 empty elements', () => {
    const openOrClosedShadowRoot = vi.fn();
    vi.stubGlobal('chrome', { dom: { openOrClosedShadowRoot } });
    document.body.innerHTML = '<div></div>'.repeat(12_000);
    removeOrphanedBanners(document);
    expect(openOrClosedShadowRoot).toHaveBeenCalledTimes(10_000);
  });
});

describe('a first look at a page', () => {
  it('copies no text that stands in paragraphs in each other', () => {
    nest('p', 300).append('word '.repeat(10_000));
    const copied = vi.spyOn(Element.prototype, 'textContent', 'get');
    const walked = vi.spyOn(document, 'createTreeWalker');
    isProbablyArticle(document);
    expect(copied).not.toHaveBeenCalled();
    expect(walked.mock.calls.length).toBeLessThan(250);
  });
});

describe('frames of other sites', () => {
  it('are looked for among the first 500, and their addresses read up to 4,000 characters', () => {
    for (let i = 0; i < 600; i++) document.body.append(document.createElement('frame'));
    const long = `data:text/html,${'x'.repeat(100_000)}`;
    const measured = vi.fn(() => ({ left: 0, top: 0, right: 5_000, bottom: 5_000 }) as DOMRect);
    for (const frame of document.querySelectorAll('frame')) {
      Object.defineProperties(frame, { contentDocument: { value: null }, src: { value: long } });
      frame.getBoundingClientRect = measured;
    }
    const parsed = vi.spyOn(URL, 'canParse');
    expect(findCrossOriginFrame(document)).toBeUndefined();
    expect(measured).toHaveBeenCalledTimes(500);
    expect(parsed).not.toHaveBeenCalled();
  });
});

describe('a part that is opened', () => {
  it('gives the page its turn before the sentence is looked for again', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'performance'] });
    vi.stubGlobal('CSS', { highlights: new Map() });
    const place = document.body.appendChild(document.createElement('p'));
    place.style.display = 'none';
    place.append('The ferry leaves at noon.');
    const looks = vi.spyOn(document, 'createRange');
    const anchor = { block: 0, start: 0, end: 10, prefix: '', suffix: '', frameId: 0 };
    const highlighter = new Highlighter(document, (wanted) => findSentence(document, wanted));
    const found = highlighter.reveal({ ...anchor, quote: 'The ferry leaves at noon.' });
    expect(looks).toHaveBeenCalledOnce();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(looks.mock.calls.length).toBeGreaterThan(2);
    expect(await found).toBe('hidden');
    vi.useRealTimers();
  });
});
