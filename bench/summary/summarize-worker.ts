/** Worker process that summarizes texts with the requested system. */

import { splitSentences } from '../../src/nlp/sentences/split-sentences.ts';
import { answerTasks } from '../run/worker.ts';
import type { Budget } from './budget.ts';
import type { Document } from './documents.ts';
import { takeLead } from './lead.ts';
import { selectByOracle } from './oracle.ts';
import { summarizeByPeer } from './peer-answer.ts';
import type { Summarize } from './peer-summarizers.ts';
import { type Answer, leadName, ours, tfIdfName } from './system.ts';

export interface SummarizeTask {
  readonly system: string;
  readonly document: Document;
  readonly budget: Budget;
}

const loaded = new Map<string, Summarize>();

answerTasks(async ({ system, document, budget }: SummarizeTask): Promise<Answer> => {
  const summarize = await prepare(system, document, budget);
  const start = performance.now();
  const sentences = await summarize();
  return { sentences, ms: performance.now() - start };
});

/** Prepares what is not timed: loads the system and splits the text for the baselines. */
async function prepare(
  system: string,
  document: Document,
  budget: Budget,
): Promise<() => Promise<string[]> | string[]> {
  if (system === ours) {
    const { summarizeText } = await import('./our-summarizer.ts');
    return () => summarizeText(document, budget);
  }
  if (system === tfIdfName) {
    const { summarizeByTfIdf } = await import('./tf-idf.ts');
    return () => summarizeByTfIdf(document, budget);
  }
  if (system === leadName || system === 'oracle') {
    const { text, lang, references } = document;
    const sentences = splitSentences(text, lang).map(({ start, end }) => text.slice(start, end));
    return system === leadName
      ? () => takeLead(sentences, lang, budget)
      : () => selectByOracle(sentences, references[0] ?? '', lang, budget);
  }
  const summarize = await loadPeerSummarizer(system);
  return () => summarizeByPeer(summarize, document, budget);
}

async function loadPeerSummarizer(name: string): Promise<Summarize> {
  const known = loaded.get(name);
  if (known !== undefined) return known;
  const { peerSummarizers } = await import('./peer-summarizers.ts');
  const load = peerSummarizers[name];
  if (load === undefined) throw new Error(`No system is called ${name}`);
  const summarize = await load();
  loaded.set(name, summarize);
  return summarize;
}
