import { describe, expect, it } from 'vitest';
import { read } from '../../src/article/read.ts';
import { articleInView, onlyWithin } from '../../src/content/article-in-view.ts';
import { livePage } from '../article/pages.ts';

const story = (name: string) =>
  Array.from(
    { length: 6 },
    (_none, i) =>
      `<p>On day ${i} the ${name} left the northern quay with ${i + 40} passengers on board. Nobody on the quay had expected it to come back before the evening, and it did not. The ${name} has been late ${i + 3} times this month, which the harbour office puts down to the tide and the passengers put down to the harbour office.</p>`,
  ).join('');
const article = (name: string) =>
  `<article id="${name}"><h1>The ${name}</h1>${story(name)}</article>`;

/** A document whose articles stand at these heights on a screen of 768 pixels. */
function scrolledTo(body: string, tops: Record<string, number>): Document {
  const document = livePage(body);
  for (const [id, top] of Object.entries(tops)) {
    const element = document.getElementById(id);
    if (element) element.getBoundingClientRect = () => ({ top }) as DOMRect;
  }
  return document;
}

describe('articleInView', () => {
  const two = article('ferry') + article('tram');

  it('is the last one that has reached the middle of the screen', () => {
    expect(articleInView(scrolledTo(two, { ferry: -3000, tram: 200 }))?.id).toBe('tram');
    expect(articleInView(scrolledTo(two, { ferry: -2000, tram: 600 }))?.id).toBe('ferry');
    expect(articleInView(scrolledTo(two, { ferry: 500, tram: 3500 }))?.id).toBe('ferry');
  });

  it.each([
    ['a single article', article('ferry')],
    ['comments below it', `${article('ferry')}<article><h1>Re:</h1><p>Nonsense.</p></article>`],
    ['updates inside it', `<article><h1>Live</h1>${article('ferry')}${article('tram')}</article>`],
    ['updates without a headline of their own', two.replaceAll('h1>', 'h2>')],
  ])('is nothing on a page with %s', (_name, body) => {
    expect(articleInView(livePage(body))).toBeUndefined();
  });
});

describe('onlyWithin', () => {
  it('is the article of one element, with its own title and no other’s', () => {
    const document = livePage(article('ferry') + article('tram'));
    const result = read(document, { kind: 'page' });
    const element = document.getElementById('tram');
    if (!result.ok || !element) throw new Error('the page does not read as an article');
    const given = { ...result.value, byline: 'A. Ferryman' };
    const tram = onlyWithin(document, given, element);
    expect(tram.title).toBe('The tram');
    expect(tram.byline).toBeUndefined();
    expect(tram.blocks).toHaveLength(6);
    expect(tram.blocks.every(({ text }) => text.includes('tram'))).toBe(true);
    expect(tram.textHash).not.toBe(given.textHash);
  });
});
