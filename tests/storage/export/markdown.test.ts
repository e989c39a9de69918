import { Parser } from 'commonmark';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { toSingleLine } from '../../../src/storage/export/document.ts';
import { escapeMarkdown, toMarkdown } from '../../../src/storage/export/markdown.ts';
import {
  anyRecord,
  anyText,
  sampleAnchor,
  samplePoint,
  sampleRecord,
  sampleSummary,
} from '../history/samples.ts';
import { labels } from './labels.ts';

const link = 'https://www.tide.example/harbour/pilots#:~:text=';

describe('toMarkdown', () => {
  it('writes one record with front matter', () => {
    const record = sampleRecord({ savedAt: Date.UTC(2026, 2, 5, 9, 30) });
    expect(toMarkdown([record], labels)).toBe(`---
title: "The last pilots of the harbour"
address: "https://www.tide.example/harbour/pilots"
author: "Ida Holm"
site: "The Tide"
published: "2026-03-04"
date: "2026-03-05T09:30:00.000Z"
engine: "extractive"
---

# The last pilots of the harbour

Ida Holm · The Tide · 2026-03-04

<https://www.tide.example/harbour/pilots>

## Key points by extractive

- Eleven pilots still guide ships. [↗](${link}Eleven%20pilots%20still%20guide%20ships.)
- Two will retire in May. [↗](${link}Two%20will%20retire%20in%20May.)
`);
  });

  it('writes several records one after the other, and a tl;dr as a paragraph', () => {
    const short = sampleSummary({
      type: 'tldr',
      points: [samplePoint('One.', { sources: [] }), samplePoint('Two.', { sources: [] })],
    });
    const { byline: _, site: __, published: ___, ...bare } = sampleRecord({ summaries: [short] });
    expect(
      toMarkdown([bare, { ...bare, title: 'Another', url: '' }], labels),
    ).toBe(`# The last pilots of the harbour

<https://www.tide.example/harbour/pilots>

## In short by extractive

One. Two.

---

# Another

## In short by extractive

One. Two.
`);
  });

  it('links every source sentence of a point, and flags what the article does not support', () => {
    const point = samplePoint('Twelve pilots remain.', {
      sources: [
        sampleAnchor({ quote: 'There are now a dozen pilots.' }),
        sampleAnchor({ quote: 'No more than that will remain.' }),
      ],
      flags: [{ kind: 'number', start: 0, end: 6 }],
    });
    const text = toMarkdown(
      [sampleRecord({ summaries: [sampleSummary({ points: [point] })] })],
      labels,
    );
    expect(text).toContain('- Twelve \\[not in the article\\] pilots remain. [↗](');
    expect(text.match(/\[↗]/g)).toHaveLength(2);
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'https://tide.example/a#cut-0123456789abcdef',
  ])('does not link %s', (url) => {
    const text = toMarkdown([sampleRecord({ url })], labels);
    expect(text).not.toContain('](');
    expect(text).not.toContain(`<${url}`);
  });

  it('keeps brackets and entities of an address within the link', () => {
    const record = sampleRecord({ url: 'https://tide.example/a_(b)?c=1&copy;=2' });
    expect(toMarkdown([record], labels)).toContain(
      '[↗](https://tide.example/a_%28b%29?c=1&amp;copy;=2#:~:text=',
    );
  });

  it('writes front matter that YAML parses to the record’s values, whatever they are', () => {
    fc.assert(
      fc.property(anyRecord, (record) => {
        const [, yaml = ''] = toMarkdown([record], labels).split(/^---$/m);
        const fields = parseYaml(yaml) as Record<string, string>;
        expect(fields.title ?? '').toBe(toSingleLine(record.title));
        expect(fields.author ?? '').toBe(toSingleLine(record.byline ?? ''));
        expect(fields.address).toBe(record.url);
        expect(fields.date).toBe(new Date(record.savedAt).toISOString());
      }),
    );
  });

  it('opens no template, neither in front matter nor in its body', () => {
    const opening = /<%|\{\{|\{%|\$\{|#\{|\[\[/;
    for (const code of [
      '<%* app.vault.delete() %>',
      '{{ title }}',
      '{% raw %}',
      '$'.concat('{a}'),
      '#{a}',
      '[[a]]',
    ]) {
      const points = [samplePoint(code)];
      const url = `https://www.tide.example/a?${code.replace(/[[\]]/g, '')}`;
      const summaries = [sampleSummary({ points })];
      const text = toMarkdown(
        [sampleRecord({ title: code, byline: code, site: code, url, summaries })],
        labels,
      );
      expect(text).not.toMatch(opening);
      expect((parseYaml(text.split(/^---$/m)[1] ?? '') as { title: string }).title).toBe(code);
    }
  });

  it('has a body of headings, lists, text and links alone, whatever the record says', () => {
    const allowed = new Set(['document', 'heading', 'paragraph', 'text', 'list', 'item', 'link']);
    fc.assert(
      fc.property(anyRecord, (record) => {
        const body = toMarkdown([record], labels).replace(/^---\n[\s\S]*?\n---\n/, '');
        for (const { type, destination } of nodes(body)) {
          expect(allowed).toContain(type);
          if (type === 'link') expect(destination).toMatch(/^https?:/);
        }
      }),
    );
  });

  it('links no address but the record’s', () => {
    const url = 'https://tide.example/a_(b)?c=1&copy;=2&amp;d=*e*';
    const [own] = nodes(toMarkdown([sampleRecord({ url, summaries: [] })], labels)).filter(
      ({ type }) => type === 'link',
    );
    expect(own?.destination).toBe(url.replace('(', '%28').replace(')', '%29'));
  });
});

describe('escapeMarkdown', () => {
  const places: [string, string][] = [
    ['a heading', '# '],
    ['a list', '- '],
    ['a paragraph', ''],
  ];
  const tricky = [
    '# a',
    'a #',
    '###',
    '- a',
    '+ a',
    '1. a',
    '12) a',
    '> a',
    '---',
    '===',
    '```',
    '~~~',
    '[a](b)',
    '![a](b)',
    '<b>',
    '&amp;',
    '\\',
    '*a*',
    '_a_',
    '`a`',
    '[a]: b',
    '- [ ] a',
    '{{ a }}',
    '    a',
  ];

  it.each([
    ['$x$ and $$y$$', '\\$x\\$ and \\$\\$y\\$\\$'],
    ['a | b', 'a \\| b'],
    ['{{ a }}', '\\{\\{ a \\}\\}'],
    ['{% a %}', '\\{\\% a \\%\\}'],
    ['<% a %>', '\\<\\% a \\%\\>'],
    ['80 % of it', '80 % of it'],
  ])('leaves %j neither a formula, a table nor a template', (text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped);
  });

  it.each(places)('keeps text as text in %s', (_, start) => {
    const text = fc.oneof(anyText, fc.constantFrom(...tricky), fc.string()).map(toSingleLine);
    fc.assert(
      fc.property(text, (said) => {
        const read = nodes(start + escapeMarkdown(said));
        const words = read.filter(({ type }) => type === 'text').map(({ literal }) => literal);
        expect(words.join('')).toBe(said);
      }),
      { numRuns: 500 },
    );
  });
});

function nodes(markdown: string) {
  const found: { type: string; literal: string | null; destination: string | null }[] = [];
  const walker = new Parser().parse(markdown).walker();
  for (let event = walker.next(); event !== null; event = walker.next()) {
    if (!event.entering) continue;
    const { type, literal, destination } = event.node;
    found.push({ type, literal, destination });
  }
  return found;
}
