// @vitest-environment happy-dom

/**
 * The cost of the content scripts grows linearly with the page. The tests count calls instead of
 * measuring time.
 */

import { afterEach, describe, expect, it, vi } from 'vitest';
import { findArticleBounds } from '../../src/content/article-bounds.ts';
import { getBackdrop } from '../../src/content/banner/backdrop.ts';
import { removeOrphanedBanners } from '../../src/content/banner/placement.ts';
import { findCrossOriginFrame } from '../../src/content/cross-origin-frame.ts';
import { Highlighter } from '../../src/content/highlighter.ts';
import { isProbablyArticle } from '../../src/content/is-probably-article.ts';
import { findSentence } from '../../src/content/page-script.ts';
import { sampleArticle } from '../storage/history/samples.ts';

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  document.body.innerHTML = '';
});

/** Nests elements and returns the innermost one. */
function nest(tag: string, depth: number): HTMLElement {
  let at: HTMLElement = document.body;
  for (let i = 0; i < depth; i++) at = at.appendChild(document.createElement(tag));
  return at;
}

describe('placing a banner', () => {
  it('reads the backgrounds of at most 200 ancestors', () => {
    const inner = nest('div', 3_000);
    const styleReads = vi.spyOn(window, 'getComputedStyle').mockReturnValue({
      backgroundColor: 'rgba(0, 0, 0, 0)',
      backgroundImage: 'none',
      color: 'rgb(20, 20, 20)',
    } as never);
    expect(getBackdrop(inner).dark).toBe(false);
    expect(styleReads.mock.calls.length).toBeLessThan(300);
  });

  it('climbs out of a form with a field named parentElement', () => {
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

  it('examines at most twenty nested tables', () => {
    const quote =
      'The ferry left the northern quay with ninety passengers on board, and came back late.';
    nest('table', 60).append(quote);
    const styleReads = vi.spyOn(Element.prototype, 'querySelector');
    const article = sampleArticle({ blocks: [{ kind: 'paragraph', text: quote }] });
    expect(findArticleBounds(document, article)).toBeDefined();
    expect(styleReads.mock.calls.length).toBeLessThan(50);
  });

  it('examines at most 10,000 empty elements for orphaned banners', () => {
    const openOrClosedShadowRoot = vi.fn();
    vi.stubGlobal('chrome', { dom: { openOrClosedShadowRoot } });
    document.body.innerHTML = '<div></div>'.repeat(12_000);
    removeOrphanedBanners(document);
    expect(openOrClosedShadowRoot).toHaveBeenCalledTimes(10_000);
  });
});

describe('isProbablyArticle', () => {
  it('copies no text of nested paragraphs', () => {
    nest('p', 300).append('word '.repeat(10_000));
    const copied = vi.spyOn(Element.prototype, 'textContent', 'get');
    const walked = vi.spyOn(document, 'createTreeWalker');
    isProbablyArticle(document);
    expect(copied).not.toHaveBeenCalled();
    expect(walked.mock.calls.length).toBeLessThan(250);
  });
});

describe('findCrossOriginFrame', () => {
  it('examines 500 frames and addresses of up to 4,000 characters only', () => {
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

describe('revealing a sentence', () => {
  it('lets the page run before it searches the sentence again', async () => {
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
