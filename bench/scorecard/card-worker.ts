/** Worker process that summarizes pages or texts and fills in their cards. */

import { parseHtml } from '../../src/cli/parse-html.ts';
import type { Article } from '../../src/extraction/article.ts';
import { detectArticleLanguage } from '../../src/extraction/detect-article-language.ts';
import { extractArticle } from '../../src/extraction/extract.ts';
import type { Result } from '../../src/shared/result.ts';
import { summarize } from '../../src/summarizer/summarize.ts';
import { pointLimits } from '../../src/summarizer/summary.ts';
import { readHtml } from '../extract/pages.ts';
import { answerTasks } from '../run/worker.ts';
import type { Document } from '../summary/documents.ts';
import { toPlainArticle } from '../summary/plain-article.ts';
import { type Card, createCard } from './card.ts';

/** A page to extract, or a plain text. */
export type CardTask =
  | { readonly file: string; readonly url?: string }
  | { readonly document: Document };

/** A card, or the failure code if there is none. */
export type CardAnswer = { readonly card: Card } | { readonly refused: string };

const request = { type: 'key-points', length: 'medium' } as const;

answerTasks((task: CardTask): CardAnswer => {
  const article = loadArticle(task);
  if (!article.ok) return { refused: article.failure.code };
  const start = performance.now();
  const summary = summarize(article.value, request);
  const ms = performance.now() - start;
  if (!summary.ok) return { refused: summary.failure.code };
  const wanted = pointLimits[request.type][request.length];
  return { card: createCard(article.value, summary.value.points, wanted, ms) };
});

function loadArticle(task: CardTask): Result<Article> {
  if ('document' in task) return { ok: true, value: toPlainArticle(task.document) };
  const page = extractArticle(parseHtml(readHtml(task.file), task.url), { kind: 'page' });
  return page.ok ? { ok: true, value: detectArticleLanguage(page.value) } : page;
}
