import { describe, expect, it } from 'vitest';
import { locate, locateAll } from '../../src/anchoring/locate.ts';
import { type Anchor, blockSeparator } from '../../src/extraction/article.ts';
import { livePage } from '../extraction/pages.ts';

function anchor(quote: string, parts: Partial<Anchor> = {}): Anchor {
  const end = quote.length;
  return { block: 0, start: 0, end, quote, prefix: '', suffix: '', frameId: 0, ...parts };
}

describe('locate', () => {
  it('finds a sentence across inline elements and unusual white space', () => {
    const document = livePage(
      '<p>Before.</p><p>The <b>tide</b>\n   turned&nbsp;at noon. After.</p>',
    );
    const range = locate(document, anchor('The tide turned at noon.'));
    expect(range?.toString().replace(/\s+/g, ' ')).toBe('The tide turned at noon.');
    expect(range?.startContainer.nodeValue).toBe('The ');
  });

  it('finds a sentence across soft hyphens and text-transform', () => {
    const document = livePage(
      '<p style="text-transform: uppercase">The ti\u00adde <wbr>turned at&#8203; noon.</p>',
    );
    const range = locate(document, anchor('The tide turned at noon.'));
    expect(range?.toString().replace(/[\u00ad\u200b]/g, '')).toBe('The tide turned at noon.');
  });

  it('prefers the occurrence between the anchor’s prefix and suffix', () => {
    const document = livePage(
      '<p id="a">One. It rained. Two.</p><p id="b">Three. It rained. Four.</p>',
    );
    const range = locate(document, anchor('It rained.', { prefix: 'Three. ', suffix: ' Four.' }));
    expect(range?.startContainer.parentElement?.id).toBe('b');
  });

  it('prefers the occurrence at the anchor’s offset if the context is equal', () => {
    const document = livePage('<p id="a">Yes, it rained.</p><p id="b">It rained, it rained.</p>');
    const range = locate(document, anchor('it rained', { start: 11 }));
    expect(range?.startContainer.parentElement?.id).toBe('b');
  });

  it('distinguishes equal lines by neighbouring blocks, skipping excluded ones', () => {
    const meal = (name: string) => `<h3>${name}</h3><p>Eat every two hours.</p><p>Drink.</p>`;
    const document = livePage(
      `<nav><p>Eat every two hours.</p></nav>${meal('Monday')}<figcaption>A plate.</figcaption>${meal('Tuesday')}`,
    );
    const place = (prefix: string) => {
      const range = locate(document, anchor('Eat every two hours.', { prefix }));
      return range?.startContainer.parentElement?.previousElementSibling?.textContent;
    };
    expect(place(`Monday${blockSeparator}`)).toBe('Monday');
    expect(place(`Tuesday${blockSeparator}`)).toBe('Tuesday');
    expect(place(`Drink.${blockSeparator}Tuesday${blockSeparator}`)).toBe('Tuesday');
    const last = locate(
      document,
      anchor('Drink.', {
        prefix: `Eat every two hours.${blockSeparator}`,
        suffix: `${blockSeparator}Tuesday`,
      }),
    );
    expect(last?.startContainer.parentElement?.nextElementSibling?.textContent).toBe('A plate.');
  });

  it('checks only the first 2,000 occurrences', () => {
    const rows = Array.from({ length: 2_500 }, (_none, i) => `<p id="p${i}">${i}: rain ${i}</p>`);
    const document = livePage(rows.join(''));
    const find = (at: number) =>
      locate(document, anchor('rain', { prefix: `${at}: `, suffix: ` ${at}` }))?.startContainer
        .parentElement?.id;
    expect(find(1_999)).toBe('p1999');
    expect(find(2_499)).not.toBe('p2499');
  });

  it('finds several anchors in their order', () => {
    const document = livePage('<p>One. Two.</p>');
    const found = locateAll(document, [anchor('Two.'), anchor('Three.'), anchor('One.')]);
    expect(found.map((range) => range?.toString())).toEqual(['Two.', undefined, 'One.']);
  });

  it('finds a sentence after the page has inserted a box above it', () => {
    const document = livePage('<aside>New box.</aside><p>Kept as it was.</p>');
    expect(locate(document, anchor('Kept as it was.'))?.toString()).toBe('Kept as it was.');
  });

  it('returns undefined if the page does not contain the sentence', () => {
    const document = livePage('<p>Something else.</p>');
    expect(locate(document, anchor('Never said.'))).toBeUndefined();
    expect(locate(document, anchor('  '))).toBeUndefined();
  });

  it('finds text in an open shadow tree', () => {
    const document = livePage('<story-page></story-page>');
    const root = document.querySelector('story-page')?.attachShadow({ mode: 'open' });
    if (root) root.innerHTML = '<p>Deep inside.</p>';
    expect(locate(document, anchor('Deep inside.'))?.startContainer.nodeValue).toBe('Deep inside.');
  });
});
