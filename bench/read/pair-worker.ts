/** A process that reads pages and writes two summaries of each: ours, and Lead of the same length. */

import type { Article } from '../../src/article/article.ts';
import { withLanguage } from '../../src/article/language.ts';
import { read } from '../../src/article/read.ts';
import { parseHtml } from '../../src/cli/parse-html.ts';
import { summarize } from '../../src/summary/summarize.ts';
import { splitSentences } from '../../src/text/sentences.ts';
import { htmlOf } from '../extract/pages.ts';
import { answerTasks } from '../run/worker.ts';

export interface PairTask {
  readonly file: string;
  readonly url?: string;
}

/** Two summaries of a page; `null` where it cannot be summarized. */
export type Pair = {
  readonly lang: string;
  readonly title: string;
  readonly ours: readonly string[];
  readonly lead: readonly string[];
} | null;

const wish = { form: 'key-points', length: 'medium' } as const;

answerTasks(({ file, url }: PairTask): Pair => {
  const page = read(parseHtml(htmlOf(file), url), { kind: 'page' });
  if (!page.ok) return null;
  const article = withLanguage(page.value);
  const summary = summarize(article, wish);
  if (!summary.ok) return null;
  const ours = summary.value.points.map(({ text }) => text);
  const { lang, title } = article;
  return { lang, title, ours, lead: firstSentences(article, ours.length) };
});

function firstSentences({ blocks, lang }: Article, count: number): string[] {
  const sentences: string[] = [];
  for (const { kind, text } of blocks) {
    if (sentences.length >= count) break;
    if (kind === 'heading' || kind === 'code') continue;
    const spans = splitSentences(text, lang);
    sentences.push(...spans.map(({ start, end }) => text.slice(start, end)));
  }
  return sentences.slice(0, count);
}
