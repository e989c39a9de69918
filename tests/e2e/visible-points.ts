/**
 * Counts the points that are visible without scrolling, in a summary view of a given size, for
 * articles of several languages and lengths.
 */

import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createSeededRandom } from '../../bench/train/random.ts';
import type { ArticleMeta, Job } from '../../src/background/jobs/job.ts';
import { parseHtml } from '../../src/cli/parse-html.ts';
import type { Article } from '../../src/extraction/article.ts';
import { detectArticleLanguage } from '../../src/extraction/detect-article-language.ts';
import { extractArticle } from '../../src/extraction/extract.ts';
import { countWords } from '../../src/nlp/tokenize.ts';
import { estimateReadingSeconds } from '../../src/summarizer/reading-time.ts';
import { summarize } from '../../src/summarizer/summarize.ts';
import { samplePoint } from '../storage/history/samples.ts';
import { sampleJob } from '../storage/stores/samples.ts';
import { loadSample } from '../summarizer/samples.ts';
import type { Tab, View } from './drivers/browser.ts';
import { showJob } from './states.ts';

const fixtures = resolve(import.meta.dirname, '../fixtures');

/** Summaries with fewer points fit anyway. */
const minPoints = 4;

/**
 * Returns jobs of the sample articles with five points each. The samples are short, so the points
 * get the lengths that points have on real pages.
 */
export function typicalJobs(): Job[] {
  const random = createSeededRandom(1);
  const lengthIn = (lengths: readonly number[]) =>
    lengths[Math.floor(random() * lengths.length)] ?? 0;
  return fixtureJobs().map((job) => {
    const points = job.summaries[0]?.points ?? [];
    const text = points.map((point) => point.text).join(' ');
    return {
      ...job,
      ...(job.article && {
        article: { ...job.article, title: cut(text, lengthIn(titleLengths)) },
      }),
      summaries: job.summaries.map((summary) => ({
        ...summary,
        points: Array.from({ length: 5 }, (_none, at) => ({
          ...samplePoint(`${at + 1} ${cut(text, lengthIn(pointLengths))}.`),
          sources: points[at % points.length]?.sources ?? [],
        })),
      })),
    };
  });
}

/**
 * Character lengths of points and titles at the 5th, 15th … 95th percentile of 211 pages in four
 * public data sets.
 */
const pointLengths = [53, 76, 91, 106, 121, 137, 154, 174, 203, 248];
const titleLengths = [21, 31, 42, 49, 54, 59, 62, 70, 79, 99];

/** Letters of other scripts that correspond to a Chinese or Japanese character. */
const lettersInCharacter = 2.5;

/**
 * Returns a text of about this many letters that ends with a whole word; it repeats the text if
 * needed.
 */
function cut(text: string, letters: number): string {
  const isDense = isCjkText(text);
  const length = Math.round(isDense ? letters / lettersInCharacter : letters);
  const long = text.repeat(Math.ceil((length + 1) / text.length));
  const end = long.lastIndexOf(' ', length);
  return long.slice(0, end > length / 2 ? end : length);
}

function isCjkText(text: string): boolean {
  return /\p{Script=Han}/u.test(text);
}

/** Returns finished jobs of the sample articles, each with its medium key points. */
export function fixtureJobs(): Job[] {
  const texts = namesIn('articles', '.txt').map(
    (name): Article => ({ ...loadSample(name), byline }),
  );
  const pages = namesIn('pages', '.html').flatMap((name) => articleIn(toHtml(name)));
  return [...texts, ...pages].flatMap(toJobs);
}

/**
 * Returns a finished job of an article as a list; empty if it has no summary or very few points.
 */
export function toJobs(article: Article, at: number): Job[] {
  const summary = summarize(article, { type: 'key-points', length: 'medium' });
  if (!summary.ok || summary.value.points.length < minPoints) return [];
  const { title, url, site, byline, published, lang, dir, visibleShare, textHash, blocks } =
    article;
  const text = blocks.map((block) => block.text).join('\n');
  const meta: ArticleMeta = {
    title,
    url,
    document: { id: 'document', url },
    ...(site !== undefined && { site }),
    ...(byline !== undefined && { byline }),
    ...(published !== undefined && { published }),
    ...{ lang, dir, visibleShare, textHash },
    blocks: blocks.length,
    words: countWords(text, lang),
    readingSeconds: estimateReadingSeconds(text, lang),
    hasNextPage: false,
    excludedCounts: {},
  };
  // A job that is still being written is not looked up in a page that does not exist.
  return [
    sampleJob({
      id: `article ${at}`,
      status: 'summarizing',
      article: meta,
      summaries: [summary.value],
    }),
  ];
}

/** Extracts the article of an HTML page; `undefined` if it is none. */
export function articleIn(
  html: string,
  url = 'https://www.harbour-weekly.example/2026/story',
): Article[] {
  const article = extractArticle(parseHtml(html, url), { kind: 'page' });
  return article.ok ? [detectArticleLanguage(article.value)] : [];
}

/** What a summary view shows of a job without scrolling. */
export interface Visible {
  readonly points: number;
  /** Number of points that are visible to their last line. */
  readonly visible: number;
}

/** Shows a job in an open summary view and counts its visible points. */
export async function countVisible(view: View, job: Job): Promise<Visible> {
  await showJob(view, job);
  return view.evaluate(visibleNow);
}

/** Gives an open summary view the size and style of a surface. */
export async function dressAs(view: Tab, surface: 'popup' | 'panel', size: Size): Promise<void> {
  await view.resize(...size);
  await view.evaluate((wanted) => {
    document.documentElement.dataset.surface = wanted;
  }, surface);
}

/** Width and height in CSS pixels. */
export type Size = readonly [width: number, height: number];

/** Runs in the summary view. */
function visibleNow(): { points: number; visible: number } {
  const { top, bottom } = document.querySelector('.body')?.getBoundingClientRect() ?? new DOMRect();
  const floor = Math.min(bottom, innerHeight);
  const points = [...document.querySelectorAll('.points .point')];
  const visible = points.filter((point) => {
    const text = document.createRange();
    text.selectNodeContents(point);
    const box = text.getBoundingClientRect();
    return box.top >= top - 1 && box.bottom <= floor + 1;
  });
  return { points: points.length, visible: visible.length };
}

/** The samples name no author; most articles do, which takes up room. */
const byline = 'Ida Holm and Mara Lindqvist';

function namesIn(folder: string, ending: string): string[] {
  return readdirSync(join(fixtures, folder))
    .filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, -ending.length));
}

function toHtml(name: string): string {
  return readFileSync(join(fixtures, 'pages', `${name}.html`), 'utf8');
}
