import { describe, expect, it } from 'vitest';
import { toPlainText } from '../../../bench/extract/plain-text.ts';
import { parseHtml } from '../../../src/cli/parse-html.ts';

const readText = (html: string): string => toPlainText(parseHtml(`<body>${html}`).body);

describe('flowText', () => {
  it('breaks lines between blocks, at breaks and between cells', () => {
    expect(readText('<p>One</p><p>two</p>three<br>four<table><tr><td>five<td>six</table>')).toBe(
      'One\ntwo\nthree\nfour\nfive\nsix',
    );
  });

  it('collapses white space within a line, including line breaks of the source', () => {
    expect(readText('<p>One\n  <b>two</b> three&nbsp; four</p>')).toBe('One two three four');
  });

  it('leaves out elements that never contain text', () => {
    expect(readText('<p>One</p><script>two()</script><style>p{}</style><p>three</p>')).toBe(
      'One\nthree',
    );
  });

  it('walks deep trees without recursion', () => {
    expect(readText(`${'<div>'.repeat(2_000)}deep`)).toBe('deep');
  });
});
