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

  it('makes a long table cell a block of its own despite entities', () => {
    const long = 'A rider with an unrolled banner, and on it the words &lt; Non nobis &gt; in red';
    const document = parseHtml(`<table><tr><td>3</td><td>${long}</td></tr></table>`);
    const article = extractArticle(document, { kind: 'page', force: true });
    const texts = article.ok ? article.value.blocks.map(({ text }) => text) : [];
    expect(texts).toContain(
      'A rider with an unrolled banner, and on it the words < Non nobis > in red',
    );
  });
});
