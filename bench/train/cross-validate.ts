import { fork } from 'node:child_process';
import { loadTrees, score } from '../../src/nlp/gbdt.ts';
import type { Boosted, BoostOptions } from './boost.ts';
import { type Examples, findRows, pickRows } from './examples.ts';

export interface CrossValidated {
  /** By fold, the model that was trained on all other folds. */
  readonly boosted: readonly Boosted[];
  /** Out-of-fold log-odds: the score of every row by the model that has not seen its fold. */
  readonly scores: Float32Array;
}

/** The message to the process that trains a fold. */
export interface FoldTask {
  readonly examples: Examples;
  readonly options: Partial<BoostOptions>;
}
/** Its answer. */
export type FoldAnswer = { readonly boosted: Boosted } | { readonly error: string };

/** Fold id of rows that every model is trained on, such as those of other data sets. */
export const noFold = 255;

/**
 * Cross-validates `boost`: trains a model for every fold on all other folds, each in a process of
 * its own, and scores each row with the model that has not seen it.
 *
 * @param examples row-major matrix, as `boost` takes it
 * @param folds fold id of each row, from 0; rows of `noFold` are trained on by all models
 * @param atOnce largest number of processes at the same time
 * @returns the models by fold, and the log-odds of each row; NaN for rows of `noFold`
 * @throws Error of `boost`, or if a process ends without an answer
 */
export async function crossValidate(
  examples: Examples,
  folds: Uint8Array,
  options: Partial<Omit<BoostOptions, 'stop'>> = {},
  atOnce = 2,
): Promise<CrossValidated> {
  const boosted = await boostFolds(
    folds,
    (fold) =>
      pickRows(
        examples,
        findRows(folds.length, (i) => folds[i] !== fold),
      ),
    options,
    atOnce,
  );
  return { boosted, scores: scoreUnseen(examples, folds, boosted) };
}

/**
 * Trains a model for every fold in a process of its own, as `crossValidate` does.
 *
 * @param folds fold id of each row, from 0; `noFold` gets no model
 * @param pickExamples returns the examples to train the model of a fold on
 * @param atOnce largest number of processes at the same time
 * @returns the models by fold
 * @throws Error of `boost`, or if a process ends without an answer
 */
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
    boosted[fold] = await boostInProcess({ examples: pickExamples(fold), options });
    return trainNext();
  };
  await Promise.all(Array.from({ length: atOnce }, trainNext));
  return boosted;
}

/** Runs `boost` in a process of its own. */
function boostInProcess(task: FoldTask): Promise<Boosted> {
  const child = fork(new URL('./fold-process.ts', import.meta.url), {
    execArgv: ['--import', 'tsx'],
    serialization: 'advanced',
  });
  return new Promise((resolve, reject) => {
    child.once('message', (answer: FoldAnswer) => {
      if ('boosted' in answer) resolve(answer.boosted);
      else reject(new Error(answer.error));
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
