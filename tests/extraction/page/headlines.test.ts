import { describe, expect, it } from 'vitest';
import { findHeadlines } from '../../../src/extraction/page/headlines.ts';
import { findPageKind } from '../../../src/extraction/page/page-kind.ts';
import { headlineLimits } from '../../../src/extraction/page/refused-page.ts';
import { fixture, page } from '../pages.ts';

const list = (items: readonly string[]) => page(items.join(''));
const numbers = Array.from({ length: 30 }, (_none, i) => i + 1);
const headed = (i: number) =>
  `<h2><a href="/story-${i}">Ferry number ${i} leaves the quay</a></h2>`;

describe('findHeadlines', () => {
  it('returns the links of a front page in or around headings, in document order', () => {
    expect(findHeadlines(fixture('home--front-page')).map(({ text }) => text)).toEqual([
      'Harbour towns agree on a shared ferry fleet',
      'Storm takes the roof of the fish hall',
      'A seal in the swimming pool',
      'Eels return to the river',
      'How the new pier was paid for',
    ]);
  });

  it('returns each absolute address once, without its fragment', () => {
    const twice = [1, 2, 3, 4, 5].flatMap((i) => [
      `<h3><a href="/story-${i}#top">Ferry number ${i} leaves the quay</a></h3>`,
      `<a href="/story-${i}">Ferry number ${i} leaves the quay once more</a>`,
    ]);
    expect(findHeadlines(list(twice)).map(({ url }) => url)).toEqual(
      [1, 2, 3, 4, 5].map((i) => `https://example.org/story-${i}`),
    );
  });

  it('excludes menus, buttons, sections and other sites', () => {
    const others = [
      '<nav><h2><a href="/news-of-the-day">All the news of the whole day</a></h2></nav>',
      '<a href="/2026/04/a-long-story">Read on</a>',
      '<a href="/sports">Everything about sports in our town</a>',
      '<h2><a href="https://shop.example/ferry">Buy your ferry tickets here</a></h2>',
      '<h2><a href="javascript:alert(1)">Click to see a great surprise</a></h2>',
      '<h2><a href="data:text/html,x">Click to see another surprise</a></h2>',
    ];
    const found = findHeadlines(list([...others, ...[1, 2, 3, 4, 5].map(headed)]));
    expect(found.map(({ url }) => url)).toEqual(
      [1, 2, 3, 4, 5].map((i) => `https://example.org/story-${i}`),
    );
  });

  it('accepts a link without a heading if it reads as a sentence and leads to an article', () => {
    const links = [1, 2, 3, 4, 5].map(
      (i) => `<p><a href="/2026/0${i}/the-ferry-leaves">The ferry of day ${i} has left</a></p>`,
    );
    expect(findHeadlines(list(links))).toHaveLength(5);
  });

  it('accepts shorter headlines in scripts without spaces', () => {
    const links = [1, 2, 3, 4, 5].map((i) => `<a href="/20260${i}/a">渡轮第${i}号今天离开码头</a>`);
    expect(findHeadlines(list(links))).toHaveLength(5);
  });

  it('returns none if the page has only a few', () => {
    expect(findHeadlines(list([1, 2, 3, 4].map(headed)))).toEqual([]);
  });

  it('returns no more and no longer headlines than the limits', () => {
    const long = `<h2><a href="/long">${'very '.repeat(100)}</a></h2>`;
    const found = findHeadlines(list([long, ...numbers.map(headed)]));
    expect(found).toHaveLength(headlineLimits.count);
    expect(found[0]?.url).toBe('https://example.org/story-1');
  });

  it('visits a limited number of nodes for nested links', () => {
    const nested = page('<div id="root"></div>');
    let around = nested.querySelector('#root') as Element;
    for (let i = 0; i < 2_000; i++) {
      const link = nested.createElement('a');
      link.setAttribute('href', `/2026/story-number-${i}`);
      link.append('word '.repeat(20));
      around.append(link);
      around = link;
    }
    let visited = 0;
    const create = nested.createTreeWalker.bind(nested);
    nested.createTreeWalker = (...args) => {
      const walker = create(...args);
      const next = walker.nextNode.bind(walker);
      walker.nextNode = () => {
        visited += 1;
        return next();
      };
      return walker;
    };
    findHeadlines(nested);
    expect(visited).toBeLessThan(2_000 * 300);
  });
});

describe('findPageKind', () => {
  const text = (length: number) => page(`<p>${'A ferry. '.repeat(length / 9)}</p>`);

  it.each([
    ['a page with status 404', text(900), 404, 'missing'],
    ['a page with status 410', text(900), 410, 'missing'],
    ['a page with status 503', text(900), 503, 'site-error'],
    ['a page with status 403', text(900), 403, 'site-error'],
    ['a list of articles', fixture('home--front-page'), 200, 'list'],
    [
      'a page with the metadata of a video',
      page('<p>Watch the ferry.</p>', '<meta property="og:type" content="video.other">'),
      200,
      'video',
    ],
    ['a sign-in page', page('<form><input type="password"></form>'), 200, 'sign-in'],
    ['a few sentences', text(300), 200, 'short'],
    ['an empty page', page(''), 200, 'empty'],
    ['a page with more text', text(900), 200, undefined],
    ['a page without a known status', text(900), 0, undefined],
  ])('recognizes %s', (_name, document, status, kind) => {
    expect(findPageKind(document, status)).toBe(kind);
  });
});
