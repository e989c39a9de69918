import { describe, expect, it } from 'vitest';
import { noFold } from '../../../bench/train/cross-validate.ts';
import { WordTrainer } from '../../../bench/train/word-trainer.ts';
import {
  hashSentence,
  loadWordModel,
  scoreWords,
} from '../../../src/summarizer/scoring/word-models.ts';

const names = ['length', 'acceptableWords', 'bestWords', 'badWords'];
const foldCount = 3;
/** In the first fold alone, “harbour” makes the best sentences. */
const examples = Array.from({ length: 120 }, (_, i) => {
  const fold = i % foldCount;
  const isBest = fold === 0 && i % 2 === 0;
  return { fold, text: isBest ? 'harbour' : 'weather', grade: isBest ? 1 : 0.2 };
});
const other = { fold: noFold, text: 'harbour', grade: Number.NaN };
const all = [...examples, other];

const trainer = new WordTrainer(
  all.map(({ text }) => hashSentence(text)),
  {
    names,
    rows: new Float32Array(all.length * names.length).fill(Number.NaN),
    labels: Float32Array.from(all, ({ grade }) => grade),
    weights: new Float32Array(all.length).fill(1),
  },
  Uint8Array.from(all, ({ fold }) => fold),
  foldCount,
);

/** The column of the best words, by row. */
const scoresOf = (fold: number | undefined) =>
  trainer.completeTable(fold).rows.filter((_, at) => at % names.length === 2);

/** The score of words that the models have not seen. */
const getBias = (fold: number | undefined) => trainer.packModels(fold).best.bias;

describe('WordTrainer', () => {
  it('trains the shipped models on all folds', () => {
    const model = loadWordModel(trainer.packModels(undefined).best);
    expect(scoreWords(model, hashSentence('harbour'))).toBeGreaterThan(getBias(undefined));
    expect(scoreWords(model, hashSentence('weather'))).toBeLessThan(getBias(undefined));
  });

  it('scores a row by models that have not seen its fold', () => {
    const [harbour] = scoresOf(undefined);
    expect(harbour).toBeCloseTo(getBias(0), 5);
  });

  it('scores rows outside all folds by the models of all, except a fold that is left out', () => {
    expect(scoresOf(undefined).at(-1)).toBeGreaterThan(getBias(undefined));
    expect(scoresOf(0).at(-1)).toBeCloseTo(getBias(0), 5);
    expect(scoresOf(1).at(-1)).toBeGreaterThan(getBias(1));
  });

  it('leaves the other columns as they are', () => {
    const { rows } = trainer.completeTable(undefined);
    expect(rows.filter((_, at) => at % names.length === 0).every(Number.isNaN)).toBe(true);
  });
});
