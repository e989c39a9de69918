/**
 * Articles that give orders to whoever summarizes them. What nobody sees is not read; what a model
 * says that obeyed becomes plain text, is left out or marked, or leads back to the order itself.
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
  /** Whether a browser shows nothing of it. */
  readonly hidden: boolean;
  readonly markup: string;
  /** What it orders; of a hidden one, a word of it. */
  readonly order: string;
  /** What a model puts out that obeys. */
  readonly obeys: string;
}

const folder = join(import.meta.dirname, '../fixtures/injection');
const attacks = fixture<Attack[]>('attacks.json');
const carriers = fixture<Record<string, { title: string; paragraphs: string[] }>>('carriers.json');

beforeEach(() => {
  vi.stubGlobal('fetch', () => expect.unreachable('something was fetched'));
});
afterEach(() => void vi.unstubAllGlobals());

test('there are enough of them, and no two are the same', () => {
  expect(new Set(attacks.map(({ name }) => name)).size).toBe(attacks.length);
  expect(attacks.length).toBeGreaterThanOrEqual(40);
});

describe.each(attacks)('$name', (attack) => {
  const article = articleWith(attack);

  test('a model is given the article, and nothing that is hidden', () => {
    const given = getArticleText(article);
    expect(given).toContain(carriers[attack.lang]?.paragraphs[0]);
    expect(given.includes(attack.order)).toBe(!attack.hidden && isPlain(attack.order));
    expect(given).not.toMatch(invisible);
  });

  test('a model that obeys says nothing that looks borne out', async () => {
    for (const point of await summarizeAttack(article, attack)) {
      expect(point.text).not.toMatch(/https?:|<[a-z/]|\]\(|onerror/i);
      expect(point.text).not.toMatch(invisible);
      expect(isTold(point, attack), point.text).toBe(true);
    }
  });
});

/** Zero-width and bidirectional characters, and the tags that spell in secret. */
const invisible = /[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\u{e0000}-\u{e007f}]/u;

/** Whether the reader of a point can tell that something is wrong with it. */
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

/** What our engines make of the output of a model that obeyed. */
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

/** Whether a text comes out of a page as it went in: without markup and invisible characters. */
function isPlain(text: string): boolean {
  return !invisible.test(text) && !text.includes('&');
}

function fixture<T>(name: string): T {
  return JSON.parse(readFileSync(join(folder, name), 'utf8')) as T;
}
