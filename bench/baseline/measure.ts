import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { extractAll } from '../extract/extract-all.ts';
import { computeFigures } from '../extract/figures.ts';
import { listPages, type Page, readHtml } from '../extract/pages.ts';
import { scorePages } from '../extract/score.ts';
import { mean, median } from '../metrics/statistics.ts';
import { computeHash } from '../run/hash.ts';
import { findPages } from '../salience/find-pages.ts';
import { readLabels } from '../salience/labels.ts';
import { acceptable, bad, badPages, best, coverage } from '../salience/score.ts';
import { scoreLabelledPages } from '../salience/score-pages.ts';
import { summarizePages } from '../salience/summarize-pages.ts';
import { computeNoHardFlagShare, computeShareWithout } from '../scorecard/figures.ts';
import { fillCards } from '../scorecard/fill-cards.ts';
import type { Budget } from '../summary/budget.ts';
import { readDocuments } from '../summary/documents.ts';
import { scoreDocuments } from '../summary/score.ts';
import { summarizeAll } from '../summary/summarize-all.ts';
import { ours } from '../summary/system.ts';
import type { Measured } from './judge.ts';

/** A measured data set with the time per item. */
export interface Timed extends Measured {
  readonly medianMs: number;
}

const budget: Budget = { kind: 'words', count: 60 };

export interface MeasureOptions {
  /** Block models by fold, for pages that the shipped one was trained on. */
  readonly folds?: string | undefined;
  /**
   * Folder with labels of the pages in `extract`, in a file `train.jsonl`; salience is not measured
   * without it.
   */
  readonly salience?: string | undefined;
}

/**
 * Measures every data set of a folder: `extract/<set>/` has pages to extract and summarize for the
 * scorecard, and `summary/<set>/dev.jsonl` has texts. If there are labels, salience is measured
 * too.
 */
export async function* measureAll(
  folder: string,
  { folds, salience }: MeasureOptions,
): AsyncGenerator<[set: string, measured: Timed]> {
  for (const name of listFolders(join(folder, 'extract'))) {
    const path = join(folder, 'extract', name);
    const pages = listPages(path);
    const data = hashPages(pages);
    yield [`extract/${name}`, { data, ...(await measureExtraction(pages, folds)) }];
    yield [`scorecard/${name}`, { data, ...(await measureCards(path)) }];
  }
  for (const name of listFolders(join(folder, 'summary'))) {
    const file = join(folder, 'summary', name, 'dev.jsonl');
    if (!existsSync(file)) continue;
    yield [
      `summary/${name}`,
      { data: computeHash(readFileSync(file)), ...(await measureTexts(file)) },
    ];
  }
  if (salience !== undefined) {
    yield [
      'salience',
      await measureSalience(join(salience, 'train.jsonl'), join(folder, 'extract')),
    ];
  }
}

/** Measures the salience of the points, with five points per page. */
async function measureSalience(file: string, folder: string): Promise<Timed> {
  const labels = readLabels(file);
  const pages = findPages(labels, folder);
  const summaries = await summarizePages(pages);
  const scores = scoreLabelledPages(labels, summaries).map(({ ours }) => ours.medium);
  const figures = {
    best: best.over(scores),
    acceptable: acceptable.over(scores),
    'not bad': toRest(bad.over(scores)),
    coverage: coverage.over(scores),
    'pages without a bad point': toRest(badPages.over(scores)),
  };
  return {
    data: computeHash(readFileSync(file), ...pages.map((page) => readHtml(page.file))),
    figures: roundKnown(figures),
    medianMs: median(summaries.map(({ ms }) => ms)),
  };
}

/** Converts a share of bad items to one of good items, so that higher is better. */
function toRest(share: number | undefined): number | undefined {
  return share === undefined ? undefined : 1 - share;
}

async function measureExtraction(
  pages: readonly Page[],
  folds: string | undefined,
): Promise<Omit<Timed, 'data'>> {
  const extractions = await extractAll(pages, ['ours'], { folds });
  const scores = scorePages(pages, extractions).flatMap((page) => page.scores.get('ours') ?? []);
  const { shingles, bag, snippets, title, author, date, article, medianMs } =
    computeFigures(scores);
  const figures = {
    'shingle F1': shingles?.f1,
    'bag F1': bag,
    'snippet F1': snippets?.f1,
    title,
    author,
    date,
    'article or not': article,
  };
  return { figures: roundKnown(figures), medianMs };
}

async function measureCards(folder: string): Promise<Omit<Timed, 'data'>> {
  const cards = (await fillCards([folder], [])).flatMap(({ card }) => card ?? []);
  const figures = {
    'pages with no hard flag': computeNoHardFlagShare(cards),
    'points that do not dangle': computeShareWithout(cards, 'dangling'),
    'points not too long': computeShareWithout(cards, 'long'),
    'points that are grounded': computeShareWithout(cards, 'ungrounded'),
    'points said once': computeShareWithout(cards, 'redundant'),
  };
  return { figures: roundKnown(figures), medianMs: median(cards.map(({ ms }) => ms)) };
}

async function measureTexts(file: string): Promise<Omit<Timed, 'data'>> {
  const documents = readDocuments(file);
  const answers = await summarizeAll(documents, [ours], budget);
  const scores = scoreDocuments(documents, answers, budget).flatMap(
    (document) => document.scores.get(ours) ?? [],
  );
  const figures = {
    R1: mean(scores.map(({ rouge }) => rouge.r1)),
    R2: mean(scores.map(({ rouge }) => rouge.r2)),
    RLsum: mean(scores.map(({ rouge }) => rouge.rlsum)),
    'in budget': mean(scores.map(({ keepsBudget }) => (keepsBudget ? 1 : 0))),
  };
  return { figures: roundKnown(figures), medianMs: median(scores.flatMap(({ ms }) => ms ?? [])) };
}

/** Rounds to four digits, which is the precision of the baseline, and drops unknown figures. */
function roundKnown(figures: Readonly<Record<string, number | undefined>>): Record<string, number> {
  const kept: Record<string, number> = {};
  for (const [name, value] of Object.entries(figures)) {
    if (value !== undefined) kept[name] = Math.round(value * 10_000) / 10_000;
  }
  return kept;
}

function hashPages(pages: readonly Page[]): string {
  return computeHash(
    ...pages.flatMap(({ id, file, gold }) => [id, readHtml(file), JSON.stringify(gold)]),
  );
}

function listFolders(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}
