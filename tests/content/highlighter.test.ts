// @vitest-environment happy-dom

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PageState } from '../../src/browser/content-api.ts';
import { Highlighter } from '../../src/content/highlighter.ts';
import { findSentence } from '../../src/content/page-script.ts';
import { connectView } from '../../src/content/scroll-spy.ts';
import type { Anchor } from '../../src/extraction/article.ts';

const texts = [
  'The council approved it.',
  'Only one boat has passed.',
  'Fishermen fear for moorings.',
];
const anchors = texts.map(
  (quote, block): Anchor => ({
    block,
    start: 0,
    end: quote.length,
    quote,
    prefix: '',
    suffix: '',
    frameId: 0,
  }),
);
const [first, second, third] = anchors as [Anchor, Anchor, Anchor];
const gone: Anchor = { ...first, quote: 'Nobody says so.' };

const registry = new Map<string, { ranges: Range[] }>();
let highlighter: Highlighter;

/** Returns the texts that are highlighted now. */
const getHighlightedTexts = () => (registry.get('no-time-to-read')?.ranges ?? []).map(String);

const isThere = () => registry.get('no-time-to-read')?.ranges[0]?.startContainer.isConnected;

beforeEach(() => {
  document.body.innerHTML = texts.map((text) => `<p>${text}</p>`).join('');
  vi.stubGlobal('CSS', { highlights: registry, escape: (text: string) => text });
  vi.stubGlobal(
    'Highlight',
    class {
      ranges: Range[];
      constructor(...ranges: Range[]) {
        this.ranges = ranges;
      }
    },
  );
  vi.spyOn(Element.prototype, 'checkVisibility').mockReturnValue(true);
  document.elementsFromPoint = () => [];
  document.elementFromPoint = () => null;
  highlighter = new Highlighter(document, (anchor) => findSentence(document, anchor));
});
afterEach(() => {
  highlighter.highlight('follow', null);
  registry.clear();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('a highlight in a page', () => {
  it('shows the preview first, then speech, then the followed sentence', () => {
    expect(highlighter.highlight('follow', first)).toBe('shown');
    highlighter.highlight('speak', second);
    expect(getHighlightedTexts()).toEqual([texts[1]]);
    highlighter.highlight('preview', third);
    expect(getHighlightedTexts()).toEqual([texts[2]]);
    highlighter.highlight('preview', null);
    expect(getHighlightedTexts()).toEqual([texts[1]]);
    highlighter.highlight('speak', null);
    expect(getHighlightedTexts()).toEqual([texts[0]]);
    highlighter.highlight('follow', null);
    expect(getHighlightedTexts()).toEqual([]);
  });

  it('stays when the page is clicked', () => {
    highlighter.highlight('follow', first);
    document.body.dispatchEvent(new Event('pointerdown', { bubbles: true }));
    document.body.click();
    expect(getHighlightedTexts()).toEqual([texts[0]]);
  });

  it('is not ended by a synthesized key press', () => {
    highlighter.highlight('follow', first);
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    expect(getHighlightedTexts()).toEqual([texts[0]]);
  });

  it('is removed if the next sentence to follow is missing', () => {
    highlighter.highlight('follow', first);
    expect(highlighter.highlight('follow', gone)).toBe('not-found');
    expect(getHighlightedTexts()).toEqual([]);
    expect(highlighter.getState().followed).toBeNull();
  });

  it('returns to a sentence that a script has rerendered', async () => {
    highlighter.highlight('follow', first);
    document.body.innerHTML = texts.map((text) => `<p>${text}</p>`).join('');
    expect(isThere()).toBe(false);
    await vi.waitFor(() => expect(isThere()).toBe(true));
    expect(getHighlightedTexts()).toEqual([texts[0]]);
  });

  it('moves from speech to the sentence that is followed', () => {
    highlighter.highlight('speak', first);
    highlighter.highlight('follow', second);
    expect(getHighlightedTexts()).toEqual([texts[1]]);
    expect(highlighter.getState().followed).toEqual(second);
  });
});

describe('a sentence whose part of the page is being opened', () => {
  const isVisible = () => vi.mocked(Element.prototype.checkVisibility);

  it('does not end the highlight of another that is followed meanwhile', async () => {
    isVisible().mockImplementation(function (this: Element) {
      return this.textContent !== texts[0];
    });
    const opening = highlighter.reveal(first);
    highlighter.highlight('follow', second);
    await opening;
    expect(getHighlightedTexts()).toEqual([texts[1]]);
  });

  it('is not highlighted once the user has ended the highlights', async () => {
    isVisible().mockReturnValue(false);
    const opening = highlighter.reveal(first);
    await new Promise((resume) => setTimeout(resume, 0));
    highlighter.highlight('follow', null);
    isVisible().mockReturnValue(true);
    await opening;
    expect(getHighlightedTexts()).toEqual([]);
  });
});

describe('a connected summary view', () => {
  function connect(wanted: Anchor[] = anchors, items: Anchor[] = []) {
    const told: PageState[] = [];
    const view = connectView(
      highlighter,
      () => [],
      (state) => told.push(state),
    );
    view.onMessage({ anchors: wanted, items, wantsInView: false, bounds: null });
    return { told, view };
  }

  it('gets the sentence that was followed before it connected', () => {
    highlighter.highlight('follow', second);
    const { told, view } = connect();
    expect(told).toMatchObject([{ followed: 1, canGoBack: false, visibility: null }]);
    view.onClose();
  });

  it('gets the index of a followed item after those of the points', () => {
    highlighter.highlight('follow', third);
    const { told, view } = connect([first], [second, third]);
    expect(told).toMatchObject([{ followed: 2 }]);
    view.onClose();
  });

  it('can scroll back once the page has left its position, unless the sentence is missing', () => {
    const { told, view } = connect();
    highlighter.highlight('follow', first);
    document.documentElement.scrollTop = 5_000;
    highlighter.highlight('follow', second);
    expect(told.at(-1)).toMatchObject({ followed: 1, canGoBack: true });
    highlighter.highlight('follow', gone);
    expect(told.at(-1)).toMatchObject({ followed: null, canGoBack: false });
    highlighter.highlight('follow', third);
    expect(told.at(-1)).toMatchObject({ followed: 2, canGoBack: true });
    highlighter.goBack();
    expect(document.documentElement.scrollTop).toBe(0);
    expect(told.at(-1)).toMatchObject({ followed: null, canGoBack: false });
    view.onClose();
  });

  it('gets nothing about a sentence that is not its own', () => {
    highlighter.highlight('follow', second);
    const { told, view } = connect([first, third]);
    expect(told).toMatchObject([{ followed: null }]);
    view.onClose();
  });

  it('gets the changes of another view, each once', () => {
    const one = connect();
    highlighter.highlight('follow', third);
    highlighter.highlight('preview', first);
    highlighter.highlight('preview', null);
    expect(one.told).toMatchObject([{ followed: null }, { followed: 2 }]);
    one.view.onClose();
  });

  it('ends previews and speech when it is the last to close', () => {
    const [one, other] = [connect(), connect()];
    highlighter.highlight('follow', first);
    highlighter.highlight('speak', second);
    one.view.onClose();
    expect(getHighlightedTexts()).toEqual([texts[1]]);
    other.view.onClose();
    expect(getHighlightedTexts()).toEqual([texts[0]]);
  });
});
