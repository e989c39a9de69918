import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { peerVersion } from '../peers/install.ts';
import { type Cache, openCache } from '../run/cache.ts';
import { findUnseenModel, listFoldModels } from '../run/fold-models.ts';
import { computeHash, computeSourcesHash } from '../run/hash.ts';
import { runInPool } from '../run/pool.ts';
import { startProgress } from '../run/progress.ts';
import { type Page, readHtml } from './pages.ts';
import { nothingRead, type ReaderName, type Reading, type ReadTask } from './reading.ts';

export interface ReadOptions {
  /**
   * Folder of block models, each trained without the sites of its fold (`train/article.ts`), for
   * scores on pages that the shipped model was trained on.
   */
  readonly folds?: string | undefined;
  /** Read anew what an earlier run has read already. */
  readonly fresh?: boolean | undefined;
}

/** What each reader made of each page, in the order of the pages. */
export type Readings = ReadonlyMap<ReaderName, readonly Reading[]>;

interface Work extends ReadTask {
  readonly index: number;
  readonly key: string;
}

const require = createRequire(import.meta.url);
const glue = [
  'bench/extract/peer-readers.ts',
  'bench/extract/flow-text.ts',
  'src/cli/parse-html.ts',
];
const ownSources = [
  'bench/extract/our-reader.ts',
  'src/extraction',
  'src/cli/parse-html.ts',
  'src/shared/result.ts',
  'src/nlp',
];

/** Reads all pages with all readers, in two processes; what was read before is not read again. */
export async function readAll(
  pages: readonly Page[],
  readers: readonly ReaderName[],
  { folds, fresh = false }: ReadOptions = {},
): Promise<Readings> {
  const caches = new Map(readers.map((reader) => [reader, openReaderCache(reader, folds)]));
  const readings = new Map(readers.map((reader) => [reader, pages.map(() => nothingRead)]));
  const keep = ({ reader, index }: Work, reading: Reading): void => {
    readings.get(reader)?.splice(index, 1, reading);
  };
  const left = tasksFor(pages, readers, listFoldModels(folds)).filter((work) => {
    const known = fresh ? undefined : caches.get(work.reader)?.get(work.key);
    if (known !== undefined) keep(work, known);
    return known === undefined;
  });
  const progress = startProgress(`Reading with ${readers.join(', ')}`, left.length);
  const worker = new URL('./read-worker.ts', import.meta.url);
  await runInPool<Work, Reading>(worker, left, (work, reading) => {
    if (reading === undefined) process.stderr.write(`${work.reader} broke on ${work.file}\n`);
    else {
      keep(work, reading);
      caches.get(work.reader)?.put(work.key, reading);
    }
    progress.step();
  });
  progress.end();
  return readings;
}

/** Every page for every reader; ours takes the model that has not seen the page's site. */
function tasksFor(
  pages: readonly Page[],
  readers: readonly ReaderName[],
  models: readonly string[],
): Work[] {
  return pages.flatMap((page, index) => {
    const { file, url } = page;
    const key = computeHash(readHtml(file), url ?? '');
    const model = findUnseenModel(models, page);
    return readers.map((reader) => ({
      index,
      key,
      reader,
      file,
      ...(url && { url }),
      ...(model && { model }),
    }));
  });
}

/** A reader's answers are kept by its version: of a peer its release, of ours its sources. */
function openReaderCache(reader: ReaderName, folds: string | undefined): Cache<Reading> {
  if (reader === 'ours') {
    const models = folds === undefined ? [] : [resolve(folds)];
    return openCache(`extract/ours-${computeSourcesHash(...ownSources, ...models)}`);
  }
  const version = reader === 'defuddle' ? peerVersion('defuddle') : readabilityVersion();
  return openCache(`extract/${reader}-${version}-${computeSourcesHash(...glue)}`);
}

function readabilityVersion(): string {
  const { version } = require('@mozilla/readability/package.json') as { version: string };
  return version;
}
