import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { toSingleLine } from '../../../src/storage/export/document.ts';
import { toHtml, toRichText } from '../../../src/storage/export/html.ts';
import {
  anyRecord,
  anyText,
  samplePoint,
  sampleRecord,
  sampleSummary,
} from '../history/samples.ts';
import { labels } from './labels.ts';

describe('toRichText', () => {
  it('writes title, credits, address and points', () => {
    const points = [samplePoint('Eleven & a half.', { sources: [] })];
    const record = sampleRecord({ summaries: [sampleSummary({ points })] });
    expect(toRichText([record], labels)).toBe(`<article lang="en" dir="ltr">
<h1><a href="https://www.tide.example/harbour/pilots" rel="noreferrer">The last pilots of the harbour</a></h1>
<p>Ida Holm · The Tide · 2026-03-04</p>
<p dir="ltr">https://www.tide.example/harbour/pilots</p>
<h2 dir="auto">Key points by extractive</h2>
<div lang="en" dir="ltr"><ul>
<li>Eleven &amp; a half.</li>
</ul></div>
</article>`);
  });

  it('writes a tl;dr as a paragraph, and no link that could run a script', () => {
    const summary = sampleSummary({ type: 'tldr' });
    const html = toRichText(
      [sampleRecord({ url: 'javascript:alert(1)', summaries: [summary] })],
      labels,
    );
    expect(html).toContain('<p>Eleven pilots still guide ships. Two will retire in May.</p>');
    expect(html).not.toContain('href');
  });
});

describe('toHtml', () => {
  it('keeps a value within its attribute, whatever quotation marks it has', () => {
    const lang = `en" onload="alert(1)' data-a='`;
    const summaries = [sampleSummary({ lang })];
    const html = toHtml([sampleRecord({ lang, summaries })], labels, 'History');
    const { document } = parseHTML(html);
    expect(document.querySelector('[onload], [data-a]')).toBeNull();
    expect(document.querySelector('article')?.getAttribute('lang')).toBe(lang);
    expect(html).not.toMatch(/[^=]"[^"<>]*'/);
  });

  it('allows nothing to run or load', () => {
    const { document } = parseHTML(toHtml([sampleRecord()], labels, 'History'));
    expect(document.title).toBe('History');
    expect(
      document.querySelector('meta[http-equiv=Content-Security-Policy]')?.getAttribute('content'),
    ).toBe("default-src 'none'; style-src 'unsafe-inline'");
  });

  it('escapes any text of a record', () => {
    const tags = new Set('html head meta title style body article h1 h2 p div ul li a'.split(' '));
    const names = new Set([
      'lang',
      'dir',
      'href',
      'rel',
      'charset',
      'http-equiv',
      'content',
      'name',
    ]);
    fc.assert(
      fc.property(anyRecord, anyText, (record, title) => {
        const { document } = parseHTML(toHtml([record], labels, title));
        for (const element of document.querySelectorAll('*')) {
          expect(tags).toContain(element.localName);
          for (const { name } of element.attributes) expect(names).toContain(name);
          const href = element.getAttribute('href');
          if (href !== null) expect(href).toMatch(/^https?:/);
        }
        const said = toSingleLine(record.title);
        if (said !== '') expect(document.querySelector('h1')?.textContent).toBe(said);
      }),
    );
  });
});
