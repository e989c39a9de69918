// @vitest-environment happy-dom

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { clearMark, mark } from '../../src/platform/mark.ts';

beforeEach(() => {
  vi.stubGlobal('CSS', { highlights: new Map(), escape: (text: string) => text });
  vi.stubGlobal('Highlight', class {});
});
afterEach(() => {
  clearMark();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** A range from the beginning of one text to the end of another. */
function rangeOver(first: Node | null | undefined, last: Node | null | undefined): Range {
  const range = document.createRange();
  range.setStart(first as Node, 0);
  range.setEnd(last as Node, last?.nodeValue?.length ?? 0);
  return range;
}

/** The selectors of the sheet that `work` has made. */
function selectorsAfter(work: () => void): string[] {
  const written = vi.spyOn(CSSStyleSheet.prototype, 'replaceSync');
  work();
  return [...`${written.mock.lastCall?.[0]}`.matchAll(/^(.*) \{/gm)].map(([, each = '']) => each);
}

test('a highlight styles the elements right around its texts, and no others', () => {
  document.body.innerHTML =
    '<main><h2>The ferry</h2><p>It <b>leaves</b> at <a>noon</a>, <b>today</b>.</p><i>More</i></main>';
  const p = document.querySelector('p');
  const link = p?.querySelector('a')?.firstChild;
  const whole = selectorsAfter(() => mark(rangeOver(p?.firstChild, p?.lastChild), false));
  expect(whole).toEqual(['p', 'b', 'a'].map((tag) => `${tag}::highlight(no-time-to-read)`));
  const part = selectorsAfter(() => mark(rangeOver(link, link), false));
  expect(part).toEqual(['a::highlight(no-time-to-read)']);
});

test('a highlight over hundreds of texts styles all elements', () => {
  document.body.innerHTML = `<p>${'<b>x</b> '.repeat(400)}</p>`;
  const p = document.querySelector('p');
  const first = p?.querySelector('b')?.firstChild;
  const all = selectorsAfter(() => mark(rangeOver(first, p?.lastChild), false));
  expect(all).toEqual(['::highlight(no-time-to-read)']);
});

test('a form with a field in the place of the way out does not lead in a circle', () => {
  document.body.innerHTML = '<form><p>The ferry leaves at noon.</p><input></form>';
  const [p, form, field] = ['p', 'form', 'input'].map((name) => document.querySelector(name));
  Object.defineProperty(form, 'parentElement', { value: field });
  vi.stubGlobal('matchMedia', () => ({ matches: true }));
  const tall = { top: 0, height: 5_000 } as DOMRect;
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockReturnValue(tall);
  vi.spyOn(Range.prototype, 'getBoundingClientRect').mockReturnValue(tall);
  vi.spyOn(window, 'getComputedStyle').mockReturnValue({ overflowY: 'visible' } as never);
  Element.prototype.scrollIntoView = vi.fn();
  const scrolled = vi.spyOn(window, 'scrollBy').mockReturnValue(undefined);
  mark(rangeOver(p?.firstChild, p?.firstChild), true);
  expect(scrolled).toHaveBeenCalledOnce();
});
