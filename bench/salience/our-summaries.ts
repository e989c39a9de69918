import { readFileSync } from 'node:fs';
import { parseHtml } from '../../src/cli/parse-html.ts';
import type { Article } from '../../src/extraction/article.ts';
import { detectArticleLanguage } from '../../src/extraction/detect-article-language.ts';
import { extractArticle } from '../../src/extraction/extract.ts';
import shippedRanker from '../../src/summarizer/scoring/ranker.data.json' with { type: 'json' };
import type { Length } from '../../src/summarizer/summary.ts';
import { getSentences } from '../extract/sentences.ts';
import { noSummaries, type PageSummaries } from './page-summaries.ts';
import type { PointRow } from './rows.ts';

type Summarizer = typeof import('../../src/summarizer/summarize.ts');

let loaded: { readonly model: string | undefined; readonly summarizer: Summarizer } | undefined;

/**
 * Loads the summarizer with another ranker than the shipped one. The ranker is a data module that
 * is read once, so the replacement must be installed before, and stays for the life of the process.
 */
async function loadSummarizer(model: string | undefined): Promise<Summarizer> {
  if (loaded === undefined) {
    if (model !== undefined) {
      Object.assign(shippedRanker, JSON.parse(readFileSync(model, 'utf8')));
    }
    loaded = { model, summarizer: await import('../../src/summarizer/summarize.ts') };
  }
  if (loaded.model !== model) throw new Error('A process summarizes with one ranker only');
  return loaded.summarizer;
}

/**
 * Extracts and summarizes a page like `npm run summarize`: without an address, as key points, in
 * all lengths. A refused page has no points.
 *
 * @param model file of a ranker that replaces the shipped one
 */
export async function summarizePage(
  html: string,
  model: string | undefined,
): Promise<PageSummaries> {
  const { summarize } = await loadSummarizer(model);
  const document = parseHtml(html);
  const start = performance.now();
  const page = extractArticle(document, { kind: 'page' });
  if (!page.ok) return { ...noSummaries, ms: performance.now() - start };
  const article = detectArticleLanguage(page.value);
  const summarizeTo = (length: Length): PointRow[] =>
    toPointRows(summarize(article, { type: 'key-points', length }));
  const points = {
    short: summarizeTo('short'),
    medium: summarizeTo('medium'),
    long: summarizeTo('long'),
  };
  const ms = performance.now() - start;
  return { ...toSentences(article), points, ms };
}

function toSentences(article: Article): Pick<PageSummaries, 'title' | 'lang' | 'sentences'> {
  const { title, lang } = article;
  return { title, lang, sentences: getSentences(article) };
}

function toPointRows(summary: ReturnType<Summarizer['summarize']>): PointRow[] {
  if (!summary.ok) return [];
  return summary.value.points.map(({ text, sources }) => ({
    text,
    quotes: sources.map(({ quote }) => quote),
  }));
}
