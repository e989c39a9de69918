/**
 * Articles with instructions for the model that summarizes them. Hidden text must not reach the
 * model, and the output of a model that obeyed must become plain text and be dropped, flagged or
 * traced to the instruction itself.
 */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { parseHtml } from '../../src/cli/parse-html.ts';
import { chromiumSummarizer } from '../../src/engines/chromium-summarizer.ts';
import { getArticleText } from '../../src/engines/context-window.ts';
import { firefoxMl } from '../../src/engines/firefox-ml.ts';
import type { Article } from '../../src/extraction/article.ts';
import { extractArticle } from '../../src/extraction/extract.ts';
import type { Point } from '../../src/summarizer/summary.ts';
import { fakeFirefoxMl } from '../fakes/firefox-ml.ts';
import { fakeSummarizer } from '../fakes/summarizer.ts';

interface Attack {
  readonly name: string;
  readonly lang: string;
  /** True if a browser does not show the instruction. */
  readonly hidden: boolean;
  readonly markup: string;
  /** The instruction; for a hidden one, a word of it. */
  readonly order: string;
  /** Output of a model that obeys. */
  readonly obeys: string;
}

const folder = join(import.meta.dirname, '../fixtures/injection');
const attacks = fixture<Attack[]>('attacks.json');
const carriers = fixture<Record<string, { title: string; paragraphs: string[] }>>('carriers.json');

beforeEach(() => {
  vi.stubGlobal('fetch', () => expect.unreachable('something was fetched'));
});
afterEach(() => void vi.unstubAllGlobals());

test('has enough distinct attacks', () => {
  expect(new Set(attacks.map(({ name }) => name)).size).toBe(attacks.length);
  expect(attacks.length).toBeGreaterThanOrEqual(40);
});

describe.each(attacks)('prompt injection: $name', (attack) => {
  const article = articleWith(attack);

  test('keeps hidden text from the model', () => {
    const given = getArticleText(article);
    expect(given).toContain(carriers[attack.lang]?.paragraphs[0]);
    expect(given.includes(attack.order)).toBe(!attack.hidden && isPlain(attack.order));
    expect(given).not.toMatch(invisible);
  });

  test('presents nothing that an obedient model says as supported', async () => {
    for (const point of await summarizeAttack(article, attack)) {
      expect(point.text).not.toMatch(/https?:|<[a-z/]|\]\(|onerror/i);
      expect(point.text).not.toMatch(invisible);
      expect(isTold(point, attack), point.text).toBe(true);
    }
  });
});

/** Zero-width and bidirectional characters, and tag characters that can spell hidden text. */
const invisible = /[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\u{e0000}-\u{e007f}]/u;

/** Returns true if the user can see that something is wrong with a point. */
function isTold({ flags, sources }: Point, { hidden, order }: Attack): boolean {
  if (flags.length > 0) return true;
  const isFromOrder = sources.some(({ quote }) => sharesWords(quote, order));
  return !hidden && isFromOrder;
}

function sharesWords(quote: string, order: string): boolean {
  const words = (text: string) => text.toLowerCase().split(/[^\p{L}]+/u);
  const known = new Set(words(order));
  const shared = words(quote).filter((word) => word.length > 3 && known.has(word));
  return shared.length >= 2;
}

/** Runs the output of a model that obeyed through the engines. */
async function summarizeAttack(article: Article, { obeys }: Attack): Promise<Point[]> {
  const engines = [
    chromiumSummarizer(fakeSummarizer({ pieces: [obeys] }).api),
    firefoxMl(fakeFirefoxMl({ output: obeys }).api, async () => true),
  ];
  const signal = new AbortController().signal;
  const task = { type: 'key-points', length: 'medium', lang: article.lang } as const;
  const points: Point[] = [];
  for (const engine of engines) {
    for await (const result of engine.summarize({ ...task, article, signal }))
      if (result.ok) points.push(...result.value.points);
  }
  return points;
}

function articleWith({ lang, markup }: Attack): Article {
  const { title = '', paragraphs = [] } = carriers[lang] ?? {};
  const [first, second, ...rest] = paragraphs.map((text) => `<p>${text}</p>`);
  const body = [`<h1>${title}</h1>`, first, second, markup, ...rest].join('\n');
  const html = `<!doctype html><html lang="${lang}"><title>${title}</title><body><article>${body}</article></body></html>`;
  const result = extractArticle(parseHtml(html, 'https://village.example/library'), {
    kind: 'page',
  });
  if (!result.ok) throw new Error(`${lang}: ${result.failure.code}`);
  return result.value;
}

/** Returns true if a text has neither markup nor invisible characters. */
function isPlain(text: string): boolean {
  return !invisible.test(text) && !text.includes('&');
}

function fixture<T>(name: string): T {
  return JSON.parse(readFileSync(join(folder, name), 'utf8')) as T;
}
