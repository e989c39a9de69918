/**
 * Trains the word models of the ranker. Their out-of-fold scores are features of the trees
 * (stacking: Wolpert 1992, “Stacked generalization”), because the score of a sentence that a model
 * was trained on is more accurate than that of a new one.
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
import { noFold } from './cross-validate.ts';
import type { Examples } from './examples.ts';
import { grades } from './grades.ts';
import { fitSparseLogistic } from './sparse-logistic.ts';

/** The column of the ranker that each model fills, and its positive labels, which have 32 bits. */
const targets = {
  acceptable: {
    column: 'acceptableWords',
    isPositive: (grade: number) => grade > (grades.unnamed + grades.good) / 2,
  },
  best: {
    column: 'bestWords',
    isPositive: (grade: number) => grade > (grades.good + grades.best) / 2,
  },
  bad: {
    column: 'badWords',
    isPositive: (grade: number) => grade < (grades.bad + grades.unnamed) / 2,
  },
} satisfies Record<WordTarget, { column: string; isPositive: (grade: number) => boolean }>;
/** Weights are clipped to so many standard deviations, so that all others have a finer unit. */
const maxDeviations = 4;

export class WordTrainer {
  private readonly fitted = new Map<string, WordModelFile>();

  /**
   * @param sentences words of each row
   * @param table row-major; the columns of the word models are still empty, and labels are grades
   * @param folds fold id of each row; rows of `noFold` are not trained on
   */
  constructor(
    private readonly sentences: readonly HashedSentence[],
    private readonly table: Examples,
    private readonly folds: Uint8Array,
    private readonly foldCount: number,
  ) {}

  /** Returns the models that have not seen the fold; those of all folds if it is `undefined`. */
  packModels(fold: number | undefined): Record<WordTarget, WordModelFile> {
    return {
      acceptable: this.fit('acceptable', [fold]),
      best: this.fit('best', [fold]),
      bad: this.fit('bad', [fold]),
    };
  }

  /**
   * Returns the table with the columns of the word models, to train trees without the fold: each
   * row is scored by models that have seen neither this fold nor the row's own.
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
    const excluded = [...new Set(without.filter((fold) => fold !== undefined))].toSorted();
    const key = `${target} ${excluded.join(' ')}`;
    const model = this.fitted.get(key) ?? this.train(target, new Set(excluded));
    this.fitted.set(key, model);
    return model;
  }

  private train(target: WordTarget, without: ReadonlySet<number>): WordModelFile {
    const { labels, weights } = this.table;
    const { isPositive } = targets[target];
    const model = fitSparseLogistic({
      rows: this.sentences,
      width: bucketCount,
      labels: labels.map((grade) => (isPositive(grade) ? 1 : 0)),
      weights: weights.map((weight, row) => {
        const fold = this.folds[row] ?? noFold;
        const isExcluded = fold === noFold || without.has(fold) || Number.isNaN(labels[row]);
        return isExcluded ? 0 : weight;
      }),
    });
    const variance = model.weights.reduce((sum, weight) => sum + weight ** 2, 0) / bucketCount;
    return packWordModel(
      model,
      Number(((maxDeviations * Math.sqrt(variance)) / maxCode).toPrecision(3)),
    );
  }
}
