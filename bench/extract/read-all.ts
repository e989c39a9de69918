import { createRequire } from 'node:module';
import { peerVersion } from '../peers/install.ts';
import { type Cache, openCache } from '../run/cache.ts';
import { hashOf, hashOfSources } from '../run/hash.ts';
import { inPool } from '../run/pool.ts';
import { progress } from '../run/progress.ts';
import { htmlOf, type Page } from './pages.ts';
import { nothingRead, type ReaderName, type Reading, type ReadTask } from './reading.ts';

export interface ReadOptions {
  /** Folder of block models by fold, for scores on pages that the shipped model was trained on. */
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
  'src/article',
  'src/cli/parse-html.ts',
  'src/result.ts',
  'src/text',
  'src/trees',
];

/** Reads all pages with all readers, in two processes; what was read before is not read again. */
export async function readAll(
  pages: readonly Page[],
  readers: readonly ReaderName[],
  { folds, fresh = false }: ReadOptions = {},
): Promise<Readings> {
  const keys = pages.map(({ file, url }) => hashOf(htmlOf(file), url ?? ''));
  const caches = new Map(readers.map((reader) => [reader, cacheOf(reader, folds)]));
  const readings = new Map(readers.map((reader) => [reader, new Array<Reading>(pages.length)]));
  const work: Work[] = [];
  for (const [index, { file, url }] of pages.entries()) {
    const key = keys[index] ?? '';
    for (const reader of readers) {
      const known = fresh ? undefined : caches.get(reader)?.get(key);
      if (known !== undefined) set(readings, reader, index, known);
      else work.push({ index, key, reader, file, ...(url && { url }), ...(folds && { folds }) });
    }
  }
  const shown = progress(`Reading with ${readers.join(', ')}`, work.length);
  await inPool<Work, Reading>(
    new URL('./read-worker.ts', import.meta.url),
    work,
    (task, answer) => {
      if (answer === undefined) process.stderr.write(`${task.reader} broke on ${task.file}\n`);
      const reading = answer ?? nothingRead;
      set(readings, task.reader, task.index, reading);
      if (answer !== undefined) caches.get(task.reader)?.put(task.key, reading);
      shown.step();
    },
  );
  shown.end();
  return readings;
}

function set(
  readings: ReadonlyMap<ReaderName, Reading[]>,
  reader: ReaderName,
  index: number,
  reading: Reading,
): void {
  const list = readings.get(reader);
  if (list !== undefined) list[index] = reading;
}

/** A reader's answers are kept by its version: of a peer its release, of ours its sources. */
function cacheOf(reader: ReaderName, folds: string | undefined): Cache<Reading> {
  if (reader === 'ours') {
    const models = folds === undefined ? [] : [folds];
    return openCache(`extract/ours-${hashOfSources(...ownSources, ...models)}`);
  }
  const version = reader === 'defuddle' ? peerVersion('defuddle') : readabilityVersion();
  return openCache(`extract/${reader}-${version}-${hashOfSources(...glue)}`);
}

function readabilityVersion(): string {
  const { version } = require('@mozilla/readability/package.json') as { version: string };
  return version;
}
