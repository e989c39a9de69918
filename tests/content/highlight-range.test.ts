// @vitest-environment happy-dom

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clearHighlight, highlightRange } from '../../src/content/highlight-range.ts';

beforeEach(() => {
  vi.stubGlobal('CSS', { highlights: new Map(), escape: (text: string) => text });
  vi.stubGlobal('Highlight', class {});
});
afterEach(() => {
  clearHighlight();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** Creates a range from the start of one text to the end of another. */
function rangeOver(first: Node | null | undefined, last: Node | null | undefined): Range {
  const range = document.createRange();
  range.setStart(first as Node, 0);
  range.setEnd(last as Node, last?.nodeValue?.length ?? 0);
  return range;
}

/** Returns the selectors in the style sheet after `work`: for the highlight, and for its flash. */
function selectorsAfter(work: () => void): { highlight?: string; flash?: string } {
  const written = vi.spyOn(CSSStyleSheet.prototype, 'replaceSync');
  work();
  const rules = [...`${written.mock.lastCall?.[0]}`.matchAll(/^(.*) \{/gm)];
  const [highlight = '', flash = ''] = rules.map(([, each = '']) => each);
  return { highlight, flash };
}

describe('highlightRange', () => {
  it('styles only the elements around the text of a highlight', () => {
    document.body.innerHTML =
      '<main><h2>The ferry</h2><p>It <b>leaves</b> at <a>noon</a>, <b>today</b>.</p><i>More</i></main>';
    const p = document.querySelector('p');
    const link = p?.querySelector('a')?.firstChild;
    const whole = selectorsAfter(() => highlightRange(rangeOver(p?.firstChild, p?.lastChild)));
    const all = (name: string) =>
      `p::highlight(${name}), b::highlight(${name}), a::highlight(${name})`;
    expect(whole).toEqual({
      highlight: all('no-time-to-read'),
      flash: all('no-time-to-read-flash'),
    });
    const part = selectorsAfter(() => highlightRange(rangeOver(link, link)));
    expect(part.highlight).toBe('a::highlight(no-time-to-read)');
  });

  it('styles all elements for a highlight over hundreds of text nodes', () => {
    document.body.innerHTML = `<p>${'<b>x</b> '.repeat(400)}</p>`;
    const p = document.querySelector('p');
    const first = p?.querySelector('b')?.firstChild;
    const all = selectorsAfter(() => highlightRange(rangeOver(first, p?.lastChild)));
    expect(all.highlight).toBe('::highlight(no-time-to-read)');
  });

  it('leaves nothing in the page once a highlight has ended', () => {
    document.body.innerHTML = '<p>One.</p><div id="host"></div>';
    const root = document.querySelector('#host')?.attachShadow({ mode: 'open' });
    if (root) root.innerHTML = '<p>Two.</p>';
    const own = new CSSStyleSheet();
    document.adoptedStyleSheets = [own];
    for (const text of [document.querySelector('p')?.firstChild, root?.firstChild?.firstChild]) {
      highlightRange(rangeOver(text, text));
      expect(document.adoptedStyleSheets).toHaveLength(2);
      clearHighlight();
      expect(document.adoptedStyleSheets).toEqual([own]);
      expect(root?.adoptedStyleSheets).toEqual([]);
      expect([...CSS.highlights.keys()]).toEqual([]);
    }
    document.adoptedStyleSheets = [];
  });
});
