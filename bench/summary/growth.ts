import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { finish } from '../../src/summary/steps.ts';
import { summarySteps } from '../../src/summary/summarize.ts';
import { median } from '../metrics/statistics.ts';
import { milliseconds, table } from '../run/table.ts';
import { type Document, documentsIn } from './documents.ts';
import { peerSummarizers } from './peer-summarizers.ts';
import { plainArticle } from './plain-article.ts';

const sizes = [10_000, 100_000];
const runs = 5;
const shortText = 600;
const turns = 30;
const warmUp = 10;
const peer = 'ts-textrank';
const wish = { form: 'key-points', length: 'medium' } as const;

interface Run {
  readonly ms: number;
  /** The longest step. */
  readonly longest: number;
  /** Megabytes of the heap at the end, above those at the start. */
  readonly heap: number;
}

/** Processor times and memory of 10,000 and of 100,000 words, and how many times as much the second takes. */
export function growthTable(file: string): string {
  const documents = documentsIn(file);
  const rows = sizes.map((words) => {
    const text = textOf(documents, words);
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

/** The processor time of 600 words, ours and TextRank's, in turns of several runs. */
export async function shortTextTable(file: string): Promise<string> {
  const text = textOf(documentsIn(file), shortText);
  const textRank = await peerSummarizers[peer]?.();
  const own: number[] = [];
  const theirs: number[] = [];
  for (let turn = 0; turn < turns; turn += 1) {
    own.push(await processorTime(async () => finish(summarySteps(plainArticle(text), wish))));
    theirs.push(await processorTime(async () => textRank?.(text.text, 5)));
  }
  const [ours, others] = [median(own.slice(warmUp)), median(theirs.slice(warmUp))];
  return table(
    [`${shortText} words`, 'ms'],
    [
      ['ours', milliseconds(ours)],
      [peer, milliseconds(others)],
      ['ours / theirs', (ours / others).toFixed(2)],
    ],
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
  const files = ['src/summary', 'src/text'].flatMap(dataFilesIn);
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
function textOf(documents: readonly Document[], words: number): Document {
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

function runOnce(text: Document): Run {
  const before = process.memoryUsage().heapUsed;
  const began = process.cpuUsage();
  const steps = summarySteps(plainArticle(text), wish);
  let longest = 0;
  for (;;) {
    const last = process.cpuUsage();
    const { done } = steps.next();
    longest = Math.max(longest, spent(last));
    if (done) break;
  }
  const ms = spent(began);
  return { ms, longest, heap: Math.max(0, process.memoryUsage().heapUsed - before) / 1e6 };
}
