import { Window } from 'happy-dom';
import { describe, expect, it } from 'vitest';
import { isProbablyArticle } from '../../src/content/is-probably-article.ts';
import { fixtureHtml } from '../extraction/pages.ts';

function parseDocument(html: string): Document {
  const window = new Window({ settings: { disableJavaScriptEvaluation: true } as never });
  window.document.write(html);
  return window.document as unknown as Document;
}

const sentence = 'The council met on Tuesday, and the ferry was on its list again. ';
const prose = (paragraphs: number, sentences = 4) =>
  `<p>${sentence.repeat(sentences)}</p>`.repeat(paragraphs);
const page = (body: string, head = '') =>
  parseDocument(`<!doctype html><html><head>${head}</head><body>${body}</body></html>`);

describe('isProbablyArticle', () => {
  it.each(['news--spanish', 'howto--steps', 'live-blog--updates'])('accepts %s', (name) => {
    // The fixtures are short, so text is added to reach the length of real articles.
    const html = fixtureHtml(name);
    expect(isProbablyArticle(parseDocument(html.replace('</body>', `${prose(6)}</body>`)))).toBe(
      true,
    );
  });

  it.each(['home--front-page', 'list--section', 'paywall--stub'])('rejects %s', (name) => {
    expect(isProbablyArticle(parseDocument(fixtureHtml(name)))).toBe(false);
  });

  it('requires less text if the page declares an article', () => {
    const body = prose(3, 4);
    const type = (value: string) =>
      `<script type="application/ld+json">{"@type":${value}}</script>`;
    expect(isProbablyArticle(page(body))).toBe(false);
    expect(isProbablyArticle(page(body, '<meta property="og:type" content="article">'))).toBe(true);
    expect(isProbablyArticle(page(body, '<meta property="og:type" content="website">'))).toBe(
      false,
    );
    expect(isProbablyArticle(page(body, type('"NewsArticle"')))).toBe(true);
    expect(isProbablyArticle(page(body, type('["WebPage", "BlogPosting"]')))).toBe(true);
    expect(isProbablyArticle(page(body, type('"https://schema.org/Article"')))).toBe(true);
    expect(isProbablyArticle(page(body, type('"Organization"')))).toBe(false);
  });

  it('rejects many labels, and a single long legal paragraph', () => {
    expect(isProbablyArticle(page('<p>Read more about it</p>'.repeat(500)))).toBe(false);
    expect(isProbablyArticle(page(prose(1, 400)))).toBe(false);
  });

  it('survives hostile metadata and a missing body', () => {
    const list = `<script type="application/ld+json">${'"@type": ['.repeat(20_000)}</script>`;
    expect(isProbablyArticle(page('', list))).toBe(false);
    const empty = parseDocument('');
    empty.body?.remove();
    expect(isProbablyArticle(empty)).toBe(false);
  });
});
