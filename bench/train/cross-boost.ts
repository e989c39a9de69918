import { fork } from 'node:child_process';
import { loadTrees, score } from '../../src/nlp/gbdt.ts';
import type { Boosted, BoostOptions } from './boost.ts';
import { type Examples, pickRows, rowsWhere } from './examples.ts';

export interface CrossBoosted {
  /** For each fold, what was learned from all the others. */
  readonly boosted: readonly Boosted[];
  /** Log-odds of every example, by the model that has not seen its fold. */
  readonly scores: Float32Array;
}

/** What the process of a fold is sent, and what it answers. */
export interface FoldTask {
  readonly examples: Examples;
  readonly options: Partial<BoostOptions>;
}
export type FoldAnswer = { readonly boosted: Boosted } | { readonly fault: string };

/** The fold of examples that every model may see, such as those of other sources. */
export const noFold = 255;

/**
 * Cross-validation: trains a model for every fold on the examples of all the others, and scores
 * each example with the model that did not see it. `folds` has the fold of each example, from 0;
 * those of `noFold` are learned from by all and get the score NaN. Models are trained in processes
 * of their own, at most `atOnce` at a time.
 */
export async function crossBoost(
  examples: Examples,
  folds: Uint8Array,
  options: Partial<Omit<BoostOptions, 'stop'>> = {},
  atOnce = 2,
): Promise<CrossBoosted> {
  const boosted = await boostFolds(
    folds,
    (fold) =>
      pickRows(
        examples,
        rowsWhere(folds.length, (i) => folds[i] !== fold),
      ),
    options,
    atOnce,
  );
  return { boosted, scores: scoreUnseen(examples, folds, boosted) };
}

/** Trains a model for every fold, on what `pickExamples` says, as `crossBoost` does. */
export async function boostFolds(
  folds: Uint8Array,
  pickExamples: (fold: number) => Examples,
  options: Partial<Omit<BoostOptions, 'stop'>> = {},
  atOnce = 2,
): Promise<Boosted[]> {
  const boosted: Boosted[] = [];
  const waiting = Array.from(new Set(folds))
    .filter((fold) => fold !== noFold)
    .toSorted((a, b) => a - b);
  const trainNext = async (): Promise<void> => {
    const fold = waiting.shift();
    if (fold === undefined) return;
    boosted[fold] = await boostAside({ examples: pickExamples(fold), options });
    return trainNext();
  };
  await Promise.all(Array.from({ length: atOnce }, trainNext));
  return boosted;
}

/** `boost` in a process of its own. */
function boostAside(task: FoldTask): Promise<Boosted> {
  const child = fork(new URL('./fold-process.ts', import.meta.url), {
    execArgv: ['--import', 'tsx'],
    serialization: 'advanced',
  });
  return new Promise((resolve, reject) => {
    child.once('message', (answer: FoldAnswer) => {
      if ('boosted' in answer) resolve(answer.boosted);
      else reject(new Error(answer.fault));
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`Training ended early, with code ${code}`)));
    child.send(task);
  });
}

function scoreUnseen(examples: Examples, folds: Uint8Array, boosted: readonly Boosted[]) {
  const { names, rows } = examples;
  const models = boosted.map(({ model }) => loadTrees(model, names));
  return Float32Array.from(folds, (fold, i) => {
    const trees = models[fold];
    return trees ? score(trees, rows, i * names.length) : Number.NaN;
  });
}
