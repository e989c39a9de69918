import { describe, expect, it } from 'vitest';
import { parseHtml } from '../../src/cli/parse-html.ts';
import { extractArticle } from '../../src/extraction/extract.ts';

describe('parseHtml', () => {
  it('creates one text node for a text with entities, as browsers do', () => {
    const document = parseHtml('<p>Bread &amp; butter, 3 &lt; 4</p>');
    const nodes = [...(document.querySelector('p')?.childNodes ?? [])].map(
      (node) => node.nodeValue,
    );
    expect(nodes).toEqual(['Bread & butter, 3 < 4']);
  });

  it('reads a page with a class of more words than a call can have arguments', () => {
    const classes = Array.from({ length: 130_000 }, (_none, i) => `c${i}`).join(' ');
    const document = parseHtml(`<main class="${classes}"><p>The ferry is back.</p></main>`);
    expect(document.querySelector('main p')?.textContent).toBe('The ferry is back.');
    expect(document.querySelector('main')?.classList.contains('c1')).toBe(true);
  });

  it('so cuts a long cell off its row wherever the entities stand', () => {
    const long = 'A rider with an unrolled banner, and on it the words &lt; Non nobis &gt; in red';
    const document = parseHtml(`<table><tr><td>3</td><td>${long}</td></tr></table>`);
    const article = extractArticle(document, { kind: 'page', force: true });
    const texts = article.ok ? article.value.blocks.map(({ text }) => text) : [];
    expect(texts).toContain(
      'A rider with an unrolled banner, and on it the words < Non nobis > in red',
    );
  });
});
