import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { getPeerVersion } from '../peers/install.ts';
import { type Cache, openCache } from '../run/cache.ts';
import { findUnseenModel, listFoldModels } from '../run/fold-models.ts';
import { computeHash, computeSourcesHash } from '../run/hash.ts';
import { runInPool } from '../run/pool.ts';
import { startProgress } from '../run/progress.ts';
import {
  type Extraction,
  type ExtractorName,
  type ExtractTask,
  emptyExtraction,
} from './extraction.ts';
import { type Page, readHtml } from './pages.ts';

export interface ExtractAllOptions {
  /**
   * Folder of block models, each trained without the sites of its fold (`train/article.ts`), for
   * scores on pages that the shipped model was trained on.
   */
  readonly folds?: string | undefined;
  /** True to ignore the results of earlier runs. */
  readonly fresh?: boolean | undefined;
}

/** The results of each extractor, in the order of the pages. */
export type Extractions = ReadonlyMap<ExtractorName, readonly Extraction[]>;

interface Work extends ExtractTask {
  readonly index: number;
  readonly key: string;
}

const require = createRequire(import.meta.url);
const peerSources = [
  'bench/extract/peer-extractors.ts',
  'bench/extract/plain-text.ts',
  'src/cli/parse-html.ts',
];
const ownSources = [
  'bench/extract/our-extractor.ts',
  'src/extraction',
  'src/cli/parse-html.ts',
  'src/shared/result.ts',
  'src/nlp',
];

/** Extracts all pages with all extractors in two processes, reusing the results of earlier runs. */
export async function extractAll(
  pages: readonly Page[],
  extractors: readonly ExtractorName[],
  { folds, fresh = false }: ExtractAllOptions = {},
): Promise<Extractions> {
  const caches = new Map(
    extractors.map((extractor) => [extractor, openExtractorCache(extractor, folds)]),
  );
  const extractions = new Map(
    extractors.map((extractor) => [extractor, pages.map(() => emptyExtraction)]),
  );
  const keep = ({ extractor, index }: Work, extraction: Extraction): void => {
    extractions.get(extractor)?.splice(index, 1, extraction);
  };
  const left = createTasks(pages, extractors, listFoldModels(folds)).filter((work) => {
    const known = fresh ? undefined : caches.get(work.extractor)?.get(work.key);
    if (known !== undefined) keep(work, known);
    return known === undefined;
  });
  const progress = startProgress(`Extracting with ${extractors.join(', ')}`, left.length);
  const worker = new URL('./extract-worker.ts', import.meta.url);
  await runInPool<Work, Extraction>(worker, left, (work, extraction) => {
    if (extraction === undefined)
      process.stderr.write(`${work.extractor} failed on ${work.file}\n`);
    else {
      keep(work, extraction);
      caches.get(work.extractor)?.put(work.key, extraction);
    }
    progress.step();
  });
  progress.end();
  return extractions;
}

/**
 * Creates a task for each page and extractor; ours has the model that has not seen the page's site.
 */
function createTasks(
  pages: readonly Page[],
  extractors: readonly ExtractorName[],
  models: readonly string[],
): Work[] {
  return pages.flatMap((page, index) => {
    const { file, url } = page;
    const key = computeHash(readHtml(file), url ?? '');
    const model = findUnseenModel(models, page);
    return extractors.map((extractor) => ({
      index,
      key,
      extractor,
      file,
      ...(url && { url }),
      ...(model && { model }),
    }));
  });
}

/** Opens the cache of a version of an extractor: a peer's release, or the hash of our sources. */
function openExtractorCache(
  extractor: ExtractorName,
  folds: string | undefined,
): Cache<Extraction> {
  if (extractor === 'ours') {
    const models = folds === undefined ? [] : [resolve(folds)];
    return openCache(`extract/ours-${computeSourcesHash(...ownSources, ...models)}`);
  }
  const version = extractor === 'defuddle' ? getPeerVersion('defuddle') : getReadabilityVersion();
  return openCache(`extract/${extractor}-${version}-${computeSourcesHash(...peerSources)}`);
}

function getReadabilityVersion(): string {
  const { version } = require('@mozilla/readability/package.json') as { version: string };
  return version;
}
