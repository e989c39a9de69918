import { peerVersion } from '../peers/install.ts';
import { openCache } from '../run/cache.ts';
import { hashOf, hashOfSources } from '../run/hash.ts';
import { inPool } from '../run/pool.ts';
import { progress } from '../run/progress.ts';
import type { Budget } from './budget.ts';
import type { Document } from './documents.ts';
import type { SummarizeTask } from './summarize-worker.ts';
import { type Answer, baselines, ours } from './system.ts';

/** What each system made of each text, in the order of the texts; nothing where it broke. */
export type Answers = ReadonlyMap<string, readonly (Answer | undefined)[]>;

interface Work extends SummarizeTask {
  readonly index: number;
  readonly key: string;
}

/** Summarizes all texts with all systems, in two processes; what was done before is not done again. */
export async function summarizeAll(
  documents: readonly Document[],
  systems: readonly string[],
  budget: Budget,
  fresh = false,
): Promise<Answers> {
  const caches = new Map(systems.map((system) => [system, openCache<Answer>(versionOf(system))]));
  const answers = new Map(
    systems.map((system) => [system, new Array<Answer | undefined>(documents.length)]),
  );
  const work: Work[] = [];
  for (const [index, document] of documents.entries()) {
    const { lang, title = '', text, references } = document;
    const key = hashOf(lang, title, text, budget.kind, `${budget.count}`, ...references);
    for (const system of systems) {
      const known = fresh ? undefined : caches.get(system)?.get(key);
      if (known === undefined) work.push({ index, key, system, document, budget });
      else answers.get(system)?.splice(index, 1, known);
    }
  }
  const shown = progress(`Summarizing with ${systems.join(', ')}`, work.length);
  const worker = new URL('./summarize-worker.ts', import.meta.url);
  await inPool<Work, Answer>(worker, work, ({ system, key, index, document }, answer) => {
    if (answer === undefined) process.stderr.write(`${system} broke on ${document.id}\n`);
    else caches.get(system)?.put(key, answer);
    answers.get(system)?.splice(index, 1, answer);
    shown.step();
  });
  shown.end();
  return answers;
}

/** A system's answers are kept by its version: of a peer its release, of the others their sources. */
function versionOf(system: string): string {
  if (system === ours) {
    const sources = ['article/article.ts', 'result.ts', 'summary', 'text', 'trees'];
    const paths = sources.map((path) => `src/${path}`);
    return `summary/ours-${hashOfSources(...paths, 'bench/summary/plain-article.ts')}`;
  }
  const isBaseline = baselines.some((name) => name === system);
  if (isBaseline) {
    const paths = ['src/text', 'bench/metrics', `bench/summary/${system}.ts`];
    return `summary/${system}-${hashOfSources(...paths)}`;
  }
  const glue = hashOfSources('bench/summary/peer-answer.ts', 'bench/summary/peer-summarizers.ts');
  return `summary/${system}-${peerVersion(system)}-${glue}`;
}
