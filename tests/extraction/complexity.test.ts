/** The cost of extraction is linear in the page. The tests count calls instead of measuring time. */

import { afterEach, describe, expect, it, vi } from 'vitest';
import { findSentence } from '../../src/content/page-script.ts';
import { createBlockReader } from '../../src/extraction/blocks/classify-blocks.ts';
import { findConsentBlocks } from '../../src/extraction/blocks/consent-dialogs.ts';
import { findHiddenBlocks } from '../../src/extraction/blocks/hidden-text.ts';
import { walkDocument } from '../../src/extraction/dom/walk.ts';
import { extractArticle } from '../../src/extraction/extract.ts';
import { readPageMetadata } from '../../src/extraction/metadata/page-metadata.ts';
import { findNextPage } from '../../src/extraction/page/pagination.ts';
import { livePage, page } from './pages.ts';

const depth = 60;
const paragraphs = 60;
const speaking = '<p>We store cookies on your device.</p>'.repeat(paragraphs);
const nested = (open: string, inner: string, close: string) =>
  `${open.repeat(depth)}${inner}${close.repeat(depth)}`;

/** Creates a list that counts how often its entries are read. */
function counted<T>(list: readonly T[]): { list: readonly T[]; looks: () => number } {
  let looks = 0;
  const counting = new Proxy(list, {
    get(target, key, receiver) {
      if (typeof key === 'string' && /^\d+$/.test(key)) looks++;
      return Reflect.get(target, key, receiver);
    },
  });
  return { list: counting, looks: () => looks };
}

describe('the cost of a page', () => {
  it('is linear in its elements for consent dialogs', () => {
    const dialog = `${speaking}<button>Accept all</button>`;
    const walked = walkDocument(page(nested('<div>', dialog, '</div>')));
    const parents = counted(walked.parents);
    const isSelected = walked.blocks.map(() => true);
    expect(findConsentBlocks({ ...walked, parents: parents.list }, isSelected)).not.toContain(
      false,
    );
    expect(parents.looks()).toBeLessThan(10 * walked.parents.length);
  });

  it('is limited to 3,000 buttons for consent dialogs', () => {
    const document = page(`${speaking}${'<button><i></i>More</button>'.repeat(4_000)}`);
    const asked = vi.spyOn(document, 'createTreeWalker');
    const walked = walkDocument(document);
    findConsentBlocks(
      walked,
      walked.blocks.map(() => true),
    );
    expect(asked).toHaveBeenCalledTimes(3_000);
  });

  it('is limited to the label of each link for the next page, even if links are nested', () => {
    const links = '<a href="/2026/03/a-story/2"><b>x</b>'.repeat(depth);
    const document = livePage(links);
    for (
      let at = document.querySelector('a');
      at?.nextElementSibling;
      at = at.nextElementSibling as HTMLAnchorElement
    )
      at.append(at.nextElementSibling);
    let looks = 0;
    const make = document.createTreeWalker.bind(document);
    vi.spyOn(document, 'createTreeWalker').mockImplementation((...args) => {
      const walker = make(...args);
      const next = walker.nextNode.bind(walker);
      walker.nextNode = () => {
        looks++;
        return next();
      };
      return walker;
    });
    findNextPage(readPageMetadata(document));
    expect(looks).toBeGreaterThan(depth);
    expect(looks).toBeLessThanOrEqual(40 * depth);
  });

  it.each([
    ['opacity:0', 'is transparent'],
    ['color:black', 'has the colour of what is behind it'],
  ])('is one style per element for text that is hidden by %s', (style) => {
    const body = nested(
      '<div class="around">',
      '<p class="own">Said.</p>'.repeat(paragraphs),
      '</div>',
    );
    const document = livePage(`<div style="${style}">${body}</div>`);
    const view = document.defaultView as Window & typeof globalThis;
    const walked = walkDocument(document);
    // happy-dom computes the style of every ancestor for this; a browser does not.
    const isVisible = ({ opacityProperty = false } = {}) =>
      !opacityProperty || style !== 'opacity:0';
    vi.spyOn(view.Element.prototype, 'checkVisibility').mockImplementation(isVisible);
    const asked = vi.spyOn(view, 'getComputedStyle');
    findHiddenBlocks(
      walked,
      walked.blocks.map(() => true),
    );
    expect(walked.blocks).toHaveLength(paragraphs);
    expect(asked.mock.calls.length).toBeGreaterThan(paragraphs);
    expect(asked.mock.calls.length).toBeLessThan(4 * (depth + paragraphs));
  });

  it('includes one time budget for both searches of a missing sentence', () => {
    const document = livePage('<i>x</i> '.repeat(2_000));
    let milliseconds = 0;
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => (milliseconds += 100));
    const anchor = { block: 0, start: 0, end: 4, prefix: '', suffix: '', frameId: 0 };
    expect(findSentence(document, { ...anchor, quote: 'Gone' })).toBeUndefined();
    clock.mockRestore();
    // The clock is read at the start, every 64 nodes until 700 ms are over, and once by the second walk.
    expect(milliseconds).toBe(1_000);
  });
});

describe('a deeply nested page', () => {
  afterEach(() => vi.restoreAllMocks());

  const deep = 400;

  it('is climbed once for the levels of all headings', () => {
    const document = page(
      `<h2>${'<div>'.repeat(deep)}${'<p>A heading, said to be one.</p>'.repeat(deep)}`,
    );
    const walked = walkDocument(document);
    const parents = counted(walked.parents);
    const readBlock = createBlockReader({ ...walked, parents: parents.list });
    const levels = walked.blocks.map((block) => readBlock(block).level);
    expect(new Set(levels)).toEqual(new Set([2]));
    expect(parents.looks()).toBeLessThan(10 * walked.parents.length);
  });

  it('gets fewer layout queries, because each of them visits all ancestors', () => {
    const document = livePage('<main></main>');
    const depth = 2_000;
    let at: Element = document.querySelector('main') as Element;
    const depths = new Map<Element, number>();
    for (let i = 0; i < depth; i++) {
      const around = document.createElement('div');
      at.append(around);
      at = around;
    }
    for (let i = 0; i < 10_000; i++) {
      const paragraph = document.createElement('p');
      paragraph.className = 'said';
      paragraph.append('Said.');
      at.append(paragraph);
    }
    for (const [i, element] of [...document.querySelectorAll('*')].entries())
      depths.set(element, Math.min(i, depth));
    const view = document.defaultView as Window & typeof globalThis;
    let steps = 0;
    const style = {
      fontSize: '16px',
      textIndent: '0px',
      color: 'rgb(0, 0, 0)',
      overflow: 'visible',
    };
    vi.spyOn(view, 'getComputedStyle').mockImplementation((element) => {
      steps += depths.get(element) ?? 0;
      return { ...style, backgroundColor: 'transparent', getPropertyValue: () => '' } as never;
    });
    vi.spyOn(view.Element.prototype, 'checkVisibility').mockReturnValue(true);
    const walked = walkDocument(document);
    findHiddenBlocks(
      walked,
      walked.blocks.map(() => true),
    );
    expect(walked.blocks.length).toBe(10_000);
    expect(steps).toBeGreaterThan(100_000);
    expect(steps).toBeLessThan(3_000_000);
  });
});

describe('createSelectionClip', () => {
  it('visits the selection once, instead of testing each text of the page', () => {
    const document = livePage(`<main>${'word <i>by</i> '.repeat(1_000)}</main>`);
    const [main] = document.querySelectorAll('main');
    const texts = [...(main?.childNodes ?? [])].filter(({ nodeType }) => nodeType === 3);
    const range = document.createRange();
    range.setStart(texts[100] as Node, 0);
    range.setEnd(texts[900] as Node, 5);
    document.getSelection()?.addRange(range);
    const { Range } = document.defaultView as Window & typeof globalThis;
    const asked = vi.spyOn(Range.prototype, 'intersectsNode');
    const result = extractArticle(document, { kind: 'selection', frameId: 0 });
    expect(result.ok && result.value.blocks[0]?.text).toBe(`${'word by '.repeat(800)}word`);
    expect(asked).not.toHaveBeenCalled();
  });
});
