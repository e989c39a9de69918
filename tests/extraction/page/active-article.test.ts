import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../../src/extraction/extract.ts';
import { livePage } from '../pages.ts';

const story = (name: string) =>
  Array.from(
    { length: 6 },
    (_none, i) =>
      `<p>On day ${i} the ${name} left the northern quay with ${i + 40} passengers on board. Nobody on the quay had expected it to come back before the evening, and it did not. The ${name} has been late ${i + 3} times this month, which the harbour office puts down to the tide and the passengers put down to the harbour office.</p>`,
  ).join('');
const article = (name: string) =>
  `<article id="${name}"><h1>The ${name}</h1>${story(name)}</article>`;
const two = article('ferry') + article('tram');

/** Returns the title of the extracted article, and the words that its text contains. */
function extractOrThrow(document: Document) {
  const result = extractArticle(document, { kind: 'page' });
  if (!result.ok) throw new Error(result.failure.code);
  const { title, blocks, url, canonical } = result.value;
  const names = ['ferry', 'tram'].filter((name) => blocks.some(({ text }) => text.includes(name)));
  return { title, names, isItself: url === canonical };
}

/** Creates a scrolled document whose articles are at these heights on the screen. */
function scrolledTo(tops: Record<string, number>): Document {
  const document = livePage(`<link rel="canonical" href="/2026/03/ferry">${two}`);
  Object.defineProperty(document.defaultView, 'scrollY', { value: 2_000 });
  for (const [id, top] of Object.entries(tops)) {
    const element = document.getElementById(id);
    if (element) element.getBoundingClientRect = () => ({ top }) as DOMRect;
  }
  return document;
}

describe('the active one of several articles', () => {
  it.each([
    { read: 'tram', ferry: -3000, tram: 200 },
    { read: 'ferry', ferry: -2000, tram: 600 },
    { read: 'tram', ferry: -6000, tram: -3000 },
  ])('is the last one that has reached the middle of the screen: %o', ({ read: name, ...tops }) => {
    const { title, names, isItself } = extractOrThrow(scrolledTo(tops));
    expect({ title, names }).toEqual({ title: `The ${name}`, names: [name] });
    expect(isItself).toBe(true);
  });

  it('is the first one until the user has scrolled', () => {
    expect(extractOrThrow(livePage(two))).toMatchObject({ title: 'The ferry', names: ['ferry'] });
  });

  it.each([
    ['a single article', article('ferry'), ['ferry']],
    [
      'comments below it',
      `${article('ferry')}<article><h1>Re:</h1><p>Nonsense.</p></article>`,
      ['ferry'],
    ],
    ['updates inside it', `<article><h1>Live</h1>${two}</article>`, ['ferry', 'tram']],
    ['parts without a headline of their own', two.replaceAll('h1>', 'h2>'), ['ferry', 'tram']],
  ])('excludes nothing from a page with %s', (_name, body, names) => {
    expect(extractOrThrow(livePage(body)).names).toEqual(names);
  });
});
