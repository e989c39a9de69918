/**
 * `npm run --silent summarize -- FILE` extracts and summarizes a file as the extension does.
 *
 * Exit codes: 0 summarized, 1 the page could not be extracted or summarized, 2 wrong usage.
 */

import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import process, { argv, stderr, stdin, stdout } from 'node:process';
import { buffer } from 'node:stream/consumers';
import type { Article } from '../extraction/article.ts';
import { detectArticleLanguage } from '../extraction/detect-article-language.ts';
import { extractArticle } from '../extraction/extract.ts';
import { ok, type Result, toUnexpectedFailure } from '../shared/result.ts';
import { summarize } from '../summarizer/summarize.ts';
import type { Summary } from '../summarizer/summary.ts';
import { parseArguments, type Request, UsageError, usage } from './arguments.ts';
import { parseHtml } from './parse-html.ts';
import { isPdf, readPdf } from './read-pdf.ts';
import { explainFailure, formatReport } from './report.ts';

// `exit()` would cut off output that a pipe has not taken yet.
process.exitCode = await main(argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  try {
    const request = parseArguments(args);
    if (request === undefined) {
      stdout.write(`${usage}\n`);
      return 0;
    }
    return await run(request);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    stderr.write(`${error.message}\n\n${usage}\n`);
    return 2;
  }
}

async function run(request: Request): Promise<number> {
  const bytes = await readInput(request.file);
  if (bytes === undefined) {
    stderr.write(`“${request.file}” cannot be read.\n`);
    return 1;
  }
  const page = isPdf(bytes)
    ? await readPdf(bytes, basename(request.file))
    : readHtml(new TextDecoder().decode(bytes));
  const result = summarizePage(page, request);
  if (!result.ok) {
    stderr.write(`${explainFailure(result.failure)}\n`);
    return 1;
  }
  const { article, summary } = result.value;
  stdout.write(
    request.json ? `${JSON.stringify({ article, summary })}\n` : formatReport(article, summary),
  );
  return 0;
}

/** Reads asynchronously because `readFileSync(0)` fails on a pipe that has no data yet. */
async function readInput(file: string): Promise<Uint8Array | undefined> {
  try {
    return await (file === '-' ? buffer(stdin) : readFile(file));
  } catch {
    return undefined;
  }
}

function summarizePage(
  page: Result<Article>,
  { lang, type, length }: Request,
): Result<SummarizedArticle> {
  if (!page.ok) return page;
  const article = lang === undefined ? detectArticleLanguage(page.value) : { ...page.value, lang };
  const summary = summarize(article, { type, length });
  return summary.ok ? ok({ article, summary: summary.value }) : summary;
}

/**
 * Turns exceptions into failures: the third-party parser throws on pages that are too deep or too
 * long.
 */
function readHtml(html: string): Result<Article> {
  try {
    return extractArticle(parseHtml(html), { kind: 'page' });
  } catch (error) {
    return toUnexpectedFailure(error);
  }
}

interface SummarizedArticle {
  readonly article: Article;
  readonly summary: Summary;
}
