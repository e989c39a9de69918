import { readFileSync } from 'node:fs';
import { type Page, readHtml } from '../extract/pages.ts';
import { openCache } from '../run/cache.ts';
import { findUnseenModel, listFoldModels } from '../run/fold-models.ts';
import { groupBy } from '../run/group-by.ts';
import { computeHash, computeSourcesHash } from '../run/hash.ts';
import { runInPool } from '../run/pool.ts';
import { startProgress } from '../run/progress.ts';
import { noSummaries, type PageSummaries, type PageTask } from './page-summaries.ts';

export interface SummarizeOptions {
  /**
   * Folder of rankers that were each trained without the sites of a fold, to score pages that the
   * shipped one was trained on: `0.json`, `1.json` … in the format of
   * `src/summarizer/scoring/ranker.data.json`.
   */
  readonly folds?: string | undefined;
  /** Ignores the results of earlier runs. */
  readonly fresh?: boolean | undefined;
}

interface Work extends PageTask {
  readonly index: number;
  readonly key: string;
}

const sources = [
  'bench/extract/sentences.ts',
  'bench/salience/our-summaries.ts',
  'src/extraction',
  'src/cli/parse-html.ts',
  'src/shared/result.ts',
  'src/summarizer',
  'src/nlp',
];

/**
 * Extracts and summarizes pages in two processes, reusing the results of earlier runs.
 *
 * @returns the results in the order of the pages; a page that crashes has an empty one
 */
export async function summarizePages(
  pages: readonly Page[],
  { folds, fresh = false }: SummarizeOptions = {},
): Promise<PageSummaries[]> {
  const models = listFoldModels(folds);
  const hashes = new Map(models.map((model) => [model, computeHash(readFileSync(model))]));
  const cache = openCache<PageSummaries>(`salience/ours-${computeSourcesHash(...sources)}`);
  const answers = pages.map(() => noSummaries);
  const left = pages
    .map((page, index): Work => {
      const { file } = page;
      const model = findUnseenModel(models, page);
      const key = computeHash(readHtml(file), hashes.get(model ?? '') ?? '');
      return { index, key, file, ...(model && { model }) };
    })
    .filter(({ index, key }) => {
      const known = fresh ? undefined : cache.get(key);
      if (known !== undefined) answers[index] = known;
      return known === undefined;
    });
  const progress = startProgress('Extracting and summarizing', left.length);
  const worker = new URL('./page-worker.ts', import.meta.url);
  // A process cannot change its ranker, so each ranker has its own pool.
  for (const tasks of groupBy(left, ({ model }) => model ?? '').values()) {
    await runInPool<Work, PageSummaries>(worker, tasks, ({ index, key, file }, answer) => {
      if (answer === undefined) process.stderr.write(`${file} failed\n`);
      else {
        answers[index] = answer;
        cache.put(key, answer);
      }
      progress.step();
    });
  }
  progress.end();
  return answers;
}
