/** What is asked of a page grows with the page, and not with its square: counted, not timed. */

import { describe, expect, it, vi } from 'vitest';
import { consentBlocks } from '../../src/article/consent.ts';
import { hiddenBlocks } from '../../src/article/hidden-text.ts';
import { nextPage } from '../../src/article/next-page.ts';
import { pageFacts } from '../../src/article/page-facts.ts';
import { walk } from '../../src/article/walk.ts';
import { findSentence } from '../../src/content/find-sentence.ts';
import { livePage, page } from './pages.ts';

const depth = 60;
const paragraphs = 60;
const speaking = '<p>We store cookies on your device.</p>'.repeat(paragraphs);
const nested = (open: string, inner: string, close: string) =>
  `${open.repeat(depth)}${inner}${close.repeat(depth)}`;

/** A list that counts how often an entry of it is looked up. */
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

describe('what is asked of a page', () => {
  it('for consent dialogs is its elements, not the way out of every block', () => {
    const dialog = `${speaking}<button>Accept all</button>`;
    const walked = walk(page(nested('<div>', dialog, '</div>')));
    const parents = counted(walked.parents);
    const isChosen = walked.blocks.map(() => true);
    expect(consentBlocks({ ...walked, parents: parents.list }, isChosen)).not.toContain(false);
    expect(parents.looks()).toBeLessThan(10 * walked.parents.length);
  });

  it('for consent dialogs is asked of 3,000 buttons at the most', () => {
    const document = page(`${speaking}${'<button><i></i>More</button>'.repeat(4_000)}`);
    const asked = vi.spyOn(document, 'createTreeWalker');
    const walked = walk(document);
    consentBlocks(
      walked,
      walked.blocks.map(() => true),
    );
    expect(asked).toHaveBeenCalledTimes(3_000);
  });

  it('for the next page is no more of each link than a label, though links hold all other links', () => {
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
    nextPage(pageFacts(document));
    expect(looks).toBeGreaterThan(depth);
    expect(looks).toBeLessThanOrEqual(40 * depth);
  });

  it.each([
    ['opacity:0', 'is transparent'],
    ['color:black', 'has the colour of what is behind it'],
  ])('for text that %s hides is each element, once', (style) => {
    const body = nested(
      '<div class="around">',
      '<p class="own">Said.</p>'.repeat(paragraphs),
      '</div>',
    );
    const document = livePage(`<div style="${style}">${body}</div>`);
    const view = document.defaultView as Window & typeof globalThis;
    const walked = walk(document);
    // happy-dom answers this by asking for every style around; a browser does not.
    const isVisible = ({ opacityProperty = false } = {}) =>
      !opacityProperty || style !== 'opacity:0';
    vi.spyOn(view.Element.prototype, 'checkVisibility').mockImplementation(isVisible);
    const asked = vi.spyOn(view, 'getComputedStyle');
    hiddenBlocks(
      walked,
      walked.blocks.map(() => true),
    );
    expect(walked.blocks).toHaveLength(paragraphs);
    expect(asked.mock.calls.length).toBeGreaterThan(paragraphs);
    expect(asked.mock.calls.length).toBeLessThan(4 * (depth + paragraphs));
  });

  it('to find a sentence that is gone is no longer for two looks than for one', () => {
    const document = livePage('<i>x</i> '.repeat(2_000));
    let milliseconds = 0;
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => (milliseconds += 100));
    const anchor = { block: 0, start: 0, end: 4, prefix: '', suffix: '', frameId: 0 };
    expect(findSentence(document, { ...anchor, quote: 'Gone' })).toBeUndefined();
    clock.mockRestore();
    // It is asked once at the start, every 64 nodes until 700 ms are over, and once by the second walk.
    expect(milliseconds).toBe(1_000);
  });
});
