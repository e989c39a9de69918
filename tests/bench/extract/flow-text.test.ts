import { describe, expect, it } from 'vitest';
import { flowText } from '../../../bench/extract/flow-text.ts';
import { parseHtml } from '../../../src/cli/parse-html.ts';

const flow = (html: string): string => flowText(parseHtml(`<body>${html}`).body);

describe('flowText', () => {
  it('breaks lines between blocks, at breaks and between cells', () => {
    expect(flow('<p>One</p><p>two</p>three<br>four<table><tr><td>five<td>six</table>')).toBe(
      'One\ntwo\nthree\nfour\nfive\nsix',
    );
  });

  it('collapses white space within a line, including line breaks of the source', () => {
    expect(flow('<p>One\n  <b>two</b> three&nbsp; four</p>')).toBe('One two three four');
  });

  it('leaves out elements that never contain text', () => {
    expect(flow('<p>One</p><script>two()</script><style>p{}</style><p>three</p>')).toBe(
      'One\nthree',
    );
  });

  it('walks deep trees without recursion', () => {
    expect(flow(`${'<div>'.repeat(2_000)}deep`)).toBe('deep');
  });
});
