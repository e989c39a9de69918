import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseHtml } from '../../src/cli/parse-html.ts';
import { extractArticle } from '../../src/extraction/extract.ts';
import { summarize } from '../../src/summarizer/summarize.ts';
import type { Length } from '../../src/summarizer/summary.ts';

const file = join(resolve(import.meta.dirname, '../..'), 'scripts/sample/article.html');

/** Returns the points of the sample article from `npm run summarize`, without a browser. */
export function pointsFromTerminal(length: Length = 'medium'): string[] {
  const article = extractArticle(parseHtml(readFileSync(file, 'utf8')), { kind: 'page' });
  if (!article.ok) throw new Error(article.failure.code);
  const summary = summarize(article.value, { type: 'key-points', length });
  if (!summary.ok) throw new Error(summary.failure.code);
  return summary.value.points.map(({ text }) => text);
}

/**
 * Returns the text of the article between its headline and last paragraph, without other page
 * content.
 */
export function articleText(): string {
  const document = parseHtml(readFileSync(file, 'utf8'));
  const paragraphs = [...document.querySelectorAll('article > p')];
  return paragraphs.map(({ textContent }) => textContent?.replace(/\s+/g, ' ')).join(' ');
}
