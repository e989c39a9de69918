import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { runToCompletion } from '../../src/summarizer/cooperative.ts';
import { summarySteps } from '../../src/summarizer/summarize.ts';
import { median } from '../metrics/statistics.ts';
import { milliseconds, table } from '../run/table.ts';
import { type Document, documentsIn } from './documents.ts';
import { peerSummarizers } from './peer-summarizers.ts';
import { plainArticle } from './plain-article.ts';

const sizes = [10_000, 100_000];
const runs = 5;
const shortText = 600;
/** Texts of that length; each is summarized in turns, of which the first do not count. */
const texts = 5;
const turns = 8;
const warmUp = 3;
const wish = { type: 'key-points', length: 'medium' } as const;

interface Run {
  readonly ms: number;
  /** The longest step. */
  readonly longest: number;
  /** Megabytes of the heap at its highest, above those at the start; what is let go of by then counts. */
  readonly heap: number;
}

/** Processor times and memory of 10,000 and of 100,000 words, and how many times as much the second takes. */
export function growthTable(file: string): string {
  const documents = documentsIn(file);
  const rows = sizes.map((words) => {
    const text = concatenateDocuments(documents, words);
    runOnce(text);
    const done = Array.from({ length: runs }, () => runOnce(text));
    return {
      words,
      ms: median(done.map(({ ms }) => ms)),
      longest: median(done.map(({ longest }) => longest)),
      heap: median(done.map(({ heap }) => heap)),
    };
  });
  const [small, large] = rows;
  const growth = (of: (row: Run) => number) =>
    small && large ? `× ${(of(large) / of(small)).toFixed(1)}` : '';
  return table(
    ['words', 'ms', 'longest step, ms', 'heap, MB'],
    [
      ...rows.map(({ words, ms, longest, heap }) => [
        String(words),
        milliseconds(ms),
        milliseconds(longest),
        heap.toFixed(1),
      ]),
      ['growth', growth(({ ms }) => ms), '', growth(({ heap }) => heap)],
    ],
  );
}

/** The processor time of 600 words, ours and each peer's, in turns; the median over several texts. */
export async function shortTextTable(file: string): Promise<string> {
  const documents = documentsIn(file);
  const share = Math.floor(documents.length / texts);
  const each = Array.from({ length: texts }, (_, i) =>
    concatenateDocuments(documents.slice(i * share, (i + 1) * share), shortText),
  );
  const own = async (text: Document): Promise<unknown> =>
    runToCompletion(summarySteps(plainArticle(text), wish));
  const systems: [name: string, work: (text: Document) => Promise<unknown>][] = [['ours', own]];
  for (const [name, load] of Object.entries(peerSummarizers)) {
    const summarize = await load();
    // For one sentence the peers rank as many, and those that are asked again for each are asked once.
    systems.push([name, ({ text }) => summarize(text, 1)]);
  }
  const times = systems.map((): number[] => []);
  for (const text of each)
    for (let turn = 0; turn < turns; turn++)
      for (const [i, [, work]] of systems.entries()) {
        const ms = await processorTime(() => work(text));
        if (turn >= warmUp) times[i]?.push(ms);
      }
  const medians = times.map(median);
  return table(
    [`${shortText} words`, 'ms', 'ours to it'],
    systems.map(([name], i) => {
      const ms = medians[i] ?? Number.NaN;
      return [name, milliseconds(ms), ((medians[0] ?? Number.NaN) / ms).toFixed(2)];
    }),
  );
}

/** Milliseconds that one of several runs takes of the processor: what others do does not count. */
async function processorTime(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  for (let run = 0; run < runs; run += 1) await work();
  return spent(before) / runs;
}

function spent(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** What the ranker, the phrase lists and the data of the text room take gzipped, as one file. */
export function shippedSize(): string {
  const files = ['src/summarizer', 'src/nlp'].flatMap(dataFilesIn);
  const bytes = gzipSync(Buffer.concat(files.map((path) => readFileSync(path)))).length;
  return `weights, lists and stop words: ${files.length} files, ${(bytes / 1000).toFixed(1)} kB gzipped`;
}

function dataFilesIn(folder: string): string[] {
  const root = fileURLToPath(new URL(`../../${folder}/`, import.meta.url));
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.data.json'))
    .map((name) => `${root}${name}`);
}

/** So many words of the texts, one after the other, again from the start where they run out. */
function concatenateDocuments(documents: readonly Document[], words: number): Document {
  const paragraphs: string[] = [];
  let count = 0;
  while (count < words) {
    for (const paragraph of documents.flatMap(({ text }) => text.split('\n'))) {
      if (count >= words) break;
      paragraphs.push(paragraph);
      count += paragraph.split(/\s+/).length;
    }
  }
  const [first] = documents;
  const { lang = 'en', title = '' } = first ?? {};
  return { id: 'growth', corpus: '', lang, title, text: paragraphs.join('\n'), references: [] };
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

function runOnce(text: Document): Run {
  collectGarbage();
  const before = getHeapStatistics().used_heap_size;
  const began = process.cpuUsage();
  const steps = summarySteps(plainArticle(text), wish);
  let longestStep = 0;
  let peakHeap = before;
  for (;;) {
    const last = process.cpuUsage();
    const { done } = steps.next();
    longestStep = Math.max(longestStep, spent(last));
    peakHeap = Math.max(peakHeap, getHeapStatistics().used_heap_size);
    if (done) break;
  }
  return { ms: spent(began), longest: longestStep, heap: (peakHeap - before) / 1e6 };
}
