import { Window } from 'happy-dom';
import { describe, expect, it } from 'vitest';
import { seemsArticle } from '../../src/content/seems-article.ts';
import { fixtureHtml } from '../article/pages.ts';

function documentOf(html: string): Document {
  const window = new Window({ settings: { disableJavaScriptEvaluation: true } as never });
  window.document.write(html);
  return window.document as unknown as Document;
}

const sentence = 'The council met on Tuesday, and the ferry was on its list again. ';
const prose = (paragraphs: number, sentences = 4) =>
  `<p>${sentence.repeat(sentences)}</p>`.repeat(paragraphs);
const page = (body: string, head = '') =>
  documentOf(`<!doctype html><html><head>${head}</head><body>${body}</body></html>`);

describe('seemsArticle', () => {
  it.each(['news--spanish', 'howto--steps', 'live-blog--updates'])('takes %s', (name) => {
    // Fixtures are short; twice the text is what an article of the kind has.
    const html = fixtureHtml(name);
    expect(seemsArticle(documentOf(html.replace('</body>', `${prose(6)}</body>`)))).toBe(true);
  });

  it.each(['home--front-page', 'list--section', 'paywall--stub'])('passes by %s', (name) => {
    expect(seemsArticle(documentOf(fixtureHtml(name)))).toBe(false);
  });

  it('takes less text where the page says that it is an article', () => {
    const body = prose(3, 4);
    const type = (value: string) =>
      `<script type="application/ld+json">{"@type":${value}}</script>`;
    expect(seemsArticle(page(body))).toBe(false);
    expect(seemsArticle(page(body, '<meta property="og:type" content="article">'))).toBe(true);
    expect(seemsArticle(page(body, '<meta property="og:type" content="website">'))).toBe(false);
    expect(seemsArticle(page(body, type('"NewsArticle"')))).toBe(true);
    expect(seemsArticle(page(body, type('["WebPage", "BlogPosting"]')))).toBe(true);
    expect(seemsArticle(page(body, type('"https://schema.org/Article"')))).toBe(true);
    expect(seemsArticle(page(body, type('"Organization"')))).toBe(false);
  });

  it('is not taken in by many labels, nor by one long legal paragraph', () => {
    expect(seemsArticle(page('<p>Read more about it</p>'.repeat(500)))).toBe(false);
    expect(seemsArticle(page(prose(1, 400)))).toBe(false);
  });

  it('survives what hostile pages hold', () => {
    const list = `<script type="application/ld+json">${'"@type": ['.repeat(20_000)}</script>`;
    expect(seemsArticle(page('', list))).toBe(false);
    const empty = documentOf('');
    empty.body?.remove();
    expect(seemsArticle(empty)).toBe(false);
  });
});
