import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { runToCompletion } from '../../src/summarizer/cooperative.ts';
import { summarizeSteps } from '../../src/summarizer/summarize.ts';
import { median } from '../metrics/statistics.ts';
import { formatMs, formatTable } from '../run/table.ts';
import { type Document, readDocuments } from './documents.ts';
import { peerSummarizers } from './peer-summarizers.ts';
import { toPlainArticle } from './plain-article.ts';

const sizes = [10_000, 100_000];
const runs = 5;
const shortText = 600;
/** Number of texts of that length. */
const texts = 5;
/** Number of times that each is summarized, of which the first ones are a warm-up. */
const rounds = 8;
const warmUpRounds = 3;
const request = { type: 'key-points', length: 'medium' } as const;

interface Run {
  readonly ms: number;
  /** Milliseconds of the longest step. */
  readonly longest: number;
  /** Peak heap in MB above the start, including memory that is freed meanwhile. */
  readonly heap: number;
}

/** Formats CPU times and memory for 10,000 and 100,000 words, and their ratios. */
export function formatGrowthTable(file: string): string {
  const documents = readDocuments(file);
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
  return formatTable(
    ['words', 'ms', 'longest step, ms', 'heap, MB'],
    [
      ...rows.map(({ words, ms, longest, heap }) => [
        String(words),
        formatMs(ms),
        formatMs(longest),
        heap.toFixed(1),
      ]),
      ['growth', growth(({ ms }) => ms), '', growth(({ heap }) => heap)],
    ],
  );
}

/** Formats the CPU time for 600 words, ours and each peer's, as the median over several texts. */
export async function formatShortTextTable(file: string): Promise<string> {
  const documents = readDocuments(file);
  const share = Math.floor(documents.length / texts);
  const each = Array.from({ length: texts }, (_, i) =>
    concatenateDocuments(documents.slice(i * share, (i + 1) * share), shortText),
  );
  const summarizeByUs = async (text: Document): Promise<unknown> =>
    runToCompletion(summarizeSteps(toPlainArticle(text), request));
  const systems: [name: string, work: (text: Document) => Promise<unknown>][] = [
    ['ours', summarizeByUs],
  ];
  for (const [name, load] of Object.entries(peerSummarizers)) {
    const summarize = await load();
    // For one sentence the peers rank all of them too, and those that return one more sentence for
    // each call are called once.
    systems.push([name, ({ text }) => summarize(text, 1)]);
  }
  const times = systems.map((): number[] => []);
  for (const text of each)
    for (let round = 0; round < rounds; round++)
      for (const [i, [, work]] of systems.entries()) {
        const ms = await measureCpuTime(() => work(text));
        if (round >= warmUpRounds) times[i]?.push(ms);
      }
  const medians = times.map(median);
  return formatTable(
    [`${shortText} words`, 'ms', 'ours to it'],
    systems.map(([name], i) => {
      const ms = medians[i] ?? Number.NaN;
      return [name, formatMs(ms), ((medians[0] ?? Number.NaN) / ms).toFixed(2)];
    }),
  );
}

/** Returns the CPU time of work in ms, which other processes do not affect. */
async function measureCpuTime(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  for (let run = 0; run < runs; run += 1) await work();
  return computeSpentMs(before) / runs;
}

function computeSpentMs(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Returns the gzipped size of the ranker, the phrase lists and the data of `nlp`, as one file. */
export function formatShippedSize(): string {
  const files = ['src/summarizer', 'src/nlp'].flatMap(listDataFiles);
  const bytes = gzipSync(Buffer.concat(files.map((path) => readFileSync(path)))).length;
  return `weights, lists and stop words: ${files.length} files, ${(bytes / 1000).toFixed(1)} kB gzipped`;
}

function listDataFiles(folder: string): string[] {
  const root = fileURLToPath(new URL(`../../${folder}/`, import.meta.url));
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.data.json'))
    .map((name) => `${root}${name}`);
}

/** Concatenates texts up to a number of words, starting again if they run out. */
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
  const steps = summarizeSteps(toPlainArticle(text), request);
  let maxStepMs = 0;
  let peakHeap = before;
  for (;;) {
    const last = process.cpuUsage();
    const { done } = steps.next();
    maxStepMs = Math.max(maxStepMs, computeSpentMs(last));
    peakHeap = Math.max(peakHeap, getHeapStatistics().used_heap_size);
    if (done) break;
  }
  return { ms: computeSpentMs(began), longest: maxStepMs, heap: (peakHeap - before) / 1e6 };
}
