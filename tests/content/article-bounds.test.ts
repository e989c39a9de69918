import { describe, expect, it } from 'vitest';
import { type ArticleBounds, findArticleBounds } from '../../src/content/article-bounds.ts';
import { extractArticle } from '../../src/extraction/extract.ts';
import { fixtureHtml, livePage } from '../extraction/pages.ts';

const sentence = (n: number) =>
  `On day ${n} the ferry left the northern quay with ${n + 40} passengers on board, and came back late.`;
const text = (from: number, count = 4) =>
  Array.from({ length: count }, (_none, i) => sentence(from * 10 + i)).join(' ');
const paragraphs = (count: number) =>
  Array.from({ length: count }, (_none, i) => `<p id="p${i}">${text(i)}</p>`).join('');

function findBounds(document: Document): ArticleBounds | undefined {
  const article = extractArticle(document, { kind: 'page' });
  return article.ok ? findArticleBounds(document, article.value) : undefined;
}

const getId = (node: ChildNode | undefined) =>
  node?.nodeType === 1 ? (node as Element).id : node?.nodeName;

describe('findArticleBounds', () => {
  it('returns the first and the last paragraph, not the headline or links to other articles', () => {
    const ends = findBounds(
      livePage(
        `<nav><a href="#">News</a></nav><article><h1>The ferry</h1>${paragraphs(6)}</article>
       <footer><p>Previous article</p><a href="#">The swimming pool</a></footer>`,
      ),
    );
    expect([getId(ends?.first), getId(ends?.last)]).toEqual(['p0', 'p5']);
  });

  it.each([
    ['a list', `<ul id="end"><li>${text(8)}</li><li>${text(9)}</li></ul>`],
    ['a quotation', `<blockquote id="end"><p>${text(8)}</p></blockquote>`],
  ])('returns the end of %s that ends the article', (_name, end) => {
    const document = livePage(`<article><h1>The ferry</h1>${paragraphs(6)}${end}</article>`);
    expect(getId(findBounds(document)?.last)).toBe('end');
  });

  it('finds text between line breaks', () => {
    const body = [0, 1, 2, 3, 4].map((n) => text(n)).join('<br><br>');
    const ends = findBounds(livePage(`<h1>The ferry</h1><div id="all">${body}</div>`));
    expect([getId(ends?.first), getId(ends?.last)]).toEqual(['#text', '#text']);
    expect(ends?.first.nodeValue).toBe(text(0));
    expect(ends?.last.nodeValue).toBe(text(4));
  });

  it('returns the reading time of the article and of an average sentence', () => {
    const document = livePage(`<article><h1>The ferry</h1>${paragraphs(6)}</article>`);
    const { readingSeconds = 0, sentenceSeconds = 0 } = findBounds(document) ?? {};
    expect(readingSeconds / sentenceSeconds).toBeCloseTo(24, 5);
  });

  it('returns undefined for a page that is not an article', () => {
    expect(findBounds(livePage(fixtureHtml('home--front-page')))).toBeUndefined();
  });
});

describe('an inserted banner', () => {
  it.each(['news--spanish', 'news--arabic', 'howto--steps', 'docs--code', 'layout--old-tables'])(
    'does not change the extraction of %s',
    (name) => {
      const document = livePage(fixtureHtml(name));
      const before = extractArticle(document, { kind: 'page' });
      const ends = findBounds(document);
      const hosts = [0, 1].map(() => {
        const host = document.createElement('div');
        host.attachShadow({ mode: 'closed' }).textContent = 'No time to read? Get a summary (40 s)';
        return host;
      });
      ends?.first.before(...hosts.slice(0, 1));
      ends?.last.after(...hosts.slice(1));
      expect(hosts.every((host) => host.isConnected)).toBe(true);
      expect(extractArticle(document, { kind: 'page' })).toEqual(before);
    },
  );
});
