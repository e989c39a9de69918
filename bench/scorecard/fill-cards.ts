import { listPages, type Page } from '../extract/pages.ts';
import { runInPool } from '../run/pool.ts';
import { startProgress } from '../run/progress.ts';
import type { Document } from '../summary/documents.ts';
import type { Card } from './card.ts';
import type { CardAnswer, CardTask } from './card-worker.ts';

/** A card with its origin, or the reason why there is none. */
export interface FilledCard {
  readonly id: string;
  readonly corpus: string;
  /** Kind of the page. */
  readonly kind: string;
  readonly card?: Card;
  readonly refused?: string;
}

interface Work {
  readonly task: CardTask;
  readonly id: string;
  readonly corpus: string;
  readonly kind: string;
}

/** Summarizes the pages of folders and the given texts, with five points each. */
export async function fillCards(
  folders: readonly string[],
  documents: readonly Document[],
): Promise<FilledCard[]> {
  const work: Work[] = [
    ...folders.flatMap(listPages).map(toWork),
    ...documents.map((document) => ({
      task: { document },
      id: document.id,
      corpus: document.corpus,
      kind: 'text',
    })),
  ];
  const progress = startProgress('Filling in scorecards', work.length);
  const filled: FilledCard[] = [];
  const tasks = work.map((item, index) => ({ ...item.task, index }));
  await runInPool<CardTask & { index: number }, CardAnswer>(
    new URL('./card-worker.ts', import.meta.url),
    tasks,
    ({ index }, answer = { refused: 'crashed' }) => {
      const item = work[index];
      if (item !== undefined)
        filled.push({ id: item.id, corpus: item.corpus, kind: item.kind, ...answer });
      progress.step();
    },
  );
  progress.end();
  return filled;
}

function toWork({ file, url, id, corpus, type }: Page): Work {
  return { task: { file, ...(url && { url }) }, id, corpus, kind: type ?? 'unknown' };
}
