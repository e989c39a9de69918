/** Summarizes pages with a language model, which writes or chooses sentences. */

import { parseHtml } from '../../src/cli/parse-html.ts';
import { localServer } from '../../src/engines/local-server.ts';
import type { Fetch } from '../../src/engines/model-server.ts';
import type { Article } from '../../src/extraction/article.ts';
import { detectArticleLanguage } from '../../src/extraction/detect-article-language.ts';
import { extractArticle } from '../../src/extraction/extract.ts';
import type { Result } from '../../src/shared/result.ts';
import type { LocalServer } from '../../src/storage/settings/local-server.ts';
import type { AiMode, Length, Summary } from '../../src/summarizer/summary.ts';
import { type Page, readHtml } from '../extract/pages.ts';
import { getSentences } from '../extract/sentences.ts';
import { countItems } from '../metrics/counts.ts';
import { startProgress } from '../run/progress.ts';
import type { Label } from './labels.ts';
import { noSummaries, type PageSummaries } from './page-summaries.ts';

/** A model server, or a fake. */
export interface Model {
  readonly server: LocalServer;
  /** @param label of the page that is summarized */
  fetchFor(label: Label): Fetch;
}

/** The model's summaries of all pages, with counts. */
export interface ModelOutcome {
  /** In the order of the pages; only the model's own points, without those that we have added. */
  readonly summaries: PageSummaries[];
  /** Indices of the pages with a usable answer. */
  readonly answered: ReadonlySet<number>;
  /** Number of the other pages by the cause of the failure. */
  readonly failures: ReadonlyMap<string, number>;
  readonly points: number;
  /** Points that we have added to a choice. */
  readonly added: number;
  /** Points with a flag, and points that were dropped as unsupported. */
  readonly flagged: number;
  readonly dropped: number;
}

/** Asks a model about one page after another. */
export async function summarizeWithServer(
  pages: readonly Page[],
  labels: readonly Label[],
  model: Model,
  mode: AiMode,
  length: Length,
): Promise<ModelOutcome> {
  const outcome = { points: 0, added: 0, flagged: 0, dropped: 0 };
  const answered = new Set<number>();
  const failures: string[] = [];
  const summaries: PageSummaries[] = [];
  const progress = startProgress('Asking the model', pages.length);
  for (const [index, page] of pages.entries()) {
    const label = labels[index];
    const article = label && readArticle(page);
    const summary =
      article && (await askModel(article, model.server, model.fetchFor(label), mode, length));
    summaries.push(article ? toPageSummaries(article, summary, length) : noSummaries);
    if (summary?.ok) {
      const { points, droppedPoints } = summary.value;
      answered.add(index);
      outcome.points += points.length;
      outcome.added += points.filter(({ isAdded }) => isAdded).length;
      outcome.flagged += points.filter(({ flags }) => flags.length > 0).length;
      outcome.dropped += droppedPoints;
    } else {
      failures.push(
        summary?.failure.detail?.split(':')[0] ?? summary?.failure.code ?? 'no article',
      );
    }
    progress.step();
  }
  progress.end();
  return { summaries, answered, failures: countItems(failures), ...outcome };
}

function readArticle({ file }: Page): Article | undefined {
  const page = extractArticle(parseHtml(readHtml(file)), { kind: 'page' });
  return page.ok ? detectArticleLanguage(page.value) : undefined;
}

/** Returns the model's summary of an article as key points; `undefined` if it yields nothing. */
export async function askModel(
  article: Article,
  server: LocalServer,
  fetch: Fetch,
  mode: AiMode,
  length: Length,
): Promise<Result<Summary> | undefined> {
  const engine = localServer({ read: async () => server, hasAccess: async () => true, fetch });
  const { signal } = new AbortController();
  const task = { type: 'key-points', length, lang: article.lang, mode, signal } as const;
  let latest: Result<Summary> | undefined;
  for await (const result of engine.summarize({ article, ...task })) latest = result;
  return latest;
}

/** Converts a model's summary to rows, without the points that we have added. */
export function toPageSummaries(
  article: Article,
  summary: Result<Summary> | undefined,
  length: Length,
): PageSummaries {
  const { title, lang } = article;
  const points = summary?.ok
    ? summary.value.points
        .filter(({ isAdded }) => !isAdded)
        .map(({ text, sources }) => ({ text, quotes: sources.map(({ quote }) => quote) }))
    : [];
  const sentences = getSentences(article);
  return {
    ...noSummaries,
    title,
    lang,
    sentences,
    points: { ...noSummaries.points, [length]: points },
  };
}
