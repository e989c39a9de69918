import { getPeerVersion } from '../peers/install.ts';
import { openCache } from '../run/cache.ts';
import { computeHash, computeSourcesHash } from '../run/hash.ts';
import { runInPool } from '../run/pool.ts';
import { startProgress } from '../run/progress.ts';
import type { Budget } from './budget.ts';
import type { Document } from './documents.ts';
import type { SummarizeTask } from './summarize-worker.ts';
import { type Answer, baselines, ours } from './system.ts';

/** Each system's answers in the order of the texts; `undefined` if it crashed. */
export type Answers = ReadonlyMap<string, readonly (Answer | undefined)[]>;

interface Work extends SummarizeTask {
  readonly index: number;
  readonly key: string;
}

/** Summarizes all texts with all systems in two processes, reusing the results of earlier runs. */
export async function summarizeAll(
  documents: readonly Document[],
  systems: readonly string[],
  budget: Budget,
  fresh = false,
): Promise<Answers> {
  const caches = new Map(systems.map((system) => [system, openCache<Answer>(getVersion(system))]));
  const answers = new Map(
    systems.map((system) => [system, new Array<Answer | undefined>(documents.length)]),
  );
  const keep = ({ system, index }: Work, answer: Answer): void => {
    answers.get(system)?.splice(index, 1, answer);
  };
  const left = createTasks(documents, systems, budget).filter((work) => {
    const known = fresh ? undefined : caches.get(work.system)?.get(work.key);
    if (known !== undefined) keep(work, known);
    return known === undefined;
  });
  const progress = startProgress(`Summarizing with ${systems.join(', ')}`, left.length);
  const worker = new URL('./summarize-worker.ts', import.meta.url);
  await runInPool<Work, Answer>(worker, left, (work, answer) => {
    if (answer === undefined)
      process.stderr.write(`${work.system} failed on ${work.document.id}\n`);
    else {
      keep(work, answer);
      caches.get(work.system)?.put(work.key, answer);
    }
    progress.step();
  });
  progress.end();
  return answers;
}

function createTasks(
  documents: readonly Document[],
  systems: readonly string[],
  budget: Budget,
): Work[] {
  return documents.flatMap((document, index) => {
    const { lang, title = '', text, references } = document;
    const key = computeHash(lang, title, text, budget.kind, `${budget.count}`, ...references);
    return systems.map((system) => ({ index, key, system, document, budget }));
  });
}

/**
 * Returns the version that a system's answers are cached by: a peer's release, or the hash of our
 * sources.
 */
function getVersion(system: string): string {
  if (system === ours) {
    const sources = [
      'anchoring/describe.ts',
      'extraction/article.ts',
      'nlp',
      'shared',
      'summarizer',
    ];
    const paths = sources.map((path) => `src/${path}`);
    return `summary/ours-${computeSourcesHash(...paths, 'bench/summary/plain-article.ts')}`;
  }
  const isBaseline = baselines.some((name) => name === system);
  if (isBaseline) {
    const paths = ['src/nlp', 'src/summarizer', 'bench/metrics', `bench/summary/${system}.ts`];
    return `summary/${system}-${computeSourcesHash(...paths)}`;
  }
  const peerSources = computeSourcesHash(
    'bench/summary/peer-answer.ts',
    'bench/summary/peer-summarizers.ts',
  );
  return `summary/${system}-${getPeerVersion(system)}-${peerSources}`;
}
