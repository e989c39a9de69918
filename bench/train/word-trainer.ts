/**
 * Models of words for the ranker. The trees learn from what these models say of sentences that they
 * have not been trained on (stacking: Wolpert 1992, “Stacked generalization”): a model that has seen a
 * sentence would seem to know more than it will of a new page.
 */

import {
  bucketCount,
  type HashedSentence,
  loadWordModel,
  maxCode,
  packWordModel,
  scoreWords,
  type WordModelFile,
  type WordTarget,
  wordTargets,
} from '../../src/summarizer/scoring/word-models.ts';
import { noFold } from './cross-boost.ts';
import type { Examples } from './examples.ts';
import { grades } from './grades.ts';
import { fitSparseLogistic } from './sparse-logistic.ts';

/** Which column of the ranker each model fills, and which grades, rounded to 32 bits, are a yes. */
const targets = {
  acceptable: {
    column: 'acceptableWords',
    isYes: (grade: number) => grade > (grades.unnamed + grades.good) / 2,
  },
  best: { column: 'bestWords', isYes: (grade: number) => grade > (grades.good + grades.best) / 2 },
  bad: { column: 'badWords', isYes: (grade: number) => grade < (grades.bad + grades.unnamed) / 2 },
} satisfies Record<WordTarget, { column: string; isYes: (grade: number) => boolean }>;
/** Weights beyond so many standard deviations are cut: a finer unit serves all others. */
const maxDeviations = 4;

export class WordTrainer {
  private readonly known = new Map<string, WordModelFile>();

  /**
   * @param table whose columns of words are still empty; its labels are grades
   * @param folds of the rows; the models learn from no row of `noFold`
   */
  constructor(
    private readonly sentences: readonly HashedSentence[],
    private readonly table: Examples,
    private readonly folds: Uint8Array,
    private readonly foldCount: number,
  ) {}

  /** The models that have not seen the fold; those of all rows for none. */
  packModels(fold: number | undefined): Record<WordTarget, WordModelFile> {
    return {
      acceptable: this.fit('acceptable', [fold]),
      best: this.fit('best', [fold]),
      bad: this.fit('bad', [fold]),
    };
  }

  /**
   * The table with its columns of words, for trees that are not to see the fold: each row is scored
   * by models that have seen neither this fold nor the row's own.
   */
  completeTable(fold: number | undefined): Examples {
    const { names, labels } = this.table;
    const rows = this.table.rows.slice();
    for (const target of wordTargets) {
      const column = names.indexOf(targets[target].column);
      for (const own of [...Array(this.foldCount).keys(), noFold]) {
        const model = loadWordModel(this.fit(target, [fold, own === noFold ? undefined : own]));
        for (let row = 0; row < labels.length; row++) {
          const sentence = this.sentences[row];
          if (this.folds[row] !== own || sentence === undefined) continue;
          rows[row * names.length + column] = scoreWords(model, sentence);
        }
      }
    }
    return { ...this.table, rows };
  }

  private fit(target: WordTarget, without: readonly (number | undefined)[]): WordModelFile {
    const left = [...new Set(without.filter((fold) => fold !== undefined))].toSorted();
    const key = `${target} ${left.join(' ')}`;
    const model = this.known.get(key) ?? this.train(target, new Set(left));
    this.known.set(key, model);
    return model;
  }

  private train(target: WordTarget, without: ReadonlySet<number>): WordModelFile {
    const { labels, weights } = this.table;
    const { isYes } = targets[target];
    const model = fitSparseLogistic({
      rows: this.sentences,
      width: bucketCount,
      labels: labels.map((grade) => (isYes(grade) ? 1 : 0)),
      weights: weights.map((weight, row) => {
        const fold = this.folds[row] ?? noFold;
        const isLeftOut = fold === noFold || without.has(fold) || Number.isNaN(labels[row]);
        return isLeftOut ? 0 : weight;
      }),
    });
    const square = model.weights.reduce((sum, weight) => sum + weight ** 2, 0) / bucketCount;
    return packWordModel(
      model,
      Number(((maxDeviations * Math.sqrt(square)) / maxCode).toPrecision(3)),
    );
  }
}
