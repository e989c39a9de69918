/**
 * Worker process that reads pages and writes two summaries of each: ours, and Lead of the same
 * length.
 */

import { parseHtml } from '../../src/cli/parse-html.ts';
import { detectArticleLanguage } from '../../src/extraction/detect-article-language.ts';
import { extractArticle } from '../../src/extraction/extract.ts';
import { summarize } from '../../src/summarizer/summarize.ts';
import { readHtml } from '../extract/pages.ts';
import { getSentences } from '../extract/sentences.ts';
import { answerTasks } from '../run/worker.ts';

export interface PairTask {
  readonly file: string;
  readonly url?: string;
}

/** Two summaries of a page; `null` if it cannot be summarized. */
export type Pair = {
  readonly lang: string;
  readonly title: string;
  readonly ours: readonly string[];
  readonly lead: readonly string[];
} | null;

const request = { type: 'key-points', length: 'medium' } as const;

answerTasks(({ file, url }: PairTask): Pair => {
  const page = extractArticle(parseHtml(readHtml(file), url), { kind: 'page' });
  if (!page.ok) return null;
  const article = detectArticleLanguage(page.value);
  const summary = summarize(article, request);
  if (!summary.ok) return null;
  const ours = summary.value.points.map(({ text }) => text);
  const { lang, title } = article;
  return { lang, title, ours, lead: getSentences(article).slice(0, ours.length) };
});
