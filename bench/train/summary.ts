/**
 * Trains the ranker, which scores how good a point each sentence makes:
 *
 *     npm run --silent train:summary -- LABELS.jsonl… --pages DIR [--summaries DIR[=WEIGHT]]…
 *       [--out FILE.json] [--folds DIR] [--rounds N] [--message-rounds N]
 *
 * LABELS are files of `bench:salience`, DIR the folder of their pages. `--summaries` adds documents
 * with human summaries, a `train.jsonl` in each folder; WEIGHT is the weight of a document relative
 * to a labelled page. With `--folds` a ranker for each fold of sites is written too, trained
 * without them, for unbiased figures.
 */

import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { TreeFile } from '../../src/nlp/gbdt.ts';
import { runInPool } from '../run/pool.ts';
import { startProgress } from '../run/progress.ts';
import { findPages } from '../salience/find-pages.ts';
import { readLabels } from '../salience/labels.ts';
import { readDocuments } from '../summary/documents.ts';
import { type BoostOptions, boost } from './boost.ts';
import { combineTrees } from './combine-trees.ts';
import { boostFolds, noFold } from './cross-validate.ts';
import { type Examples, findRows, pickRows } from './examples.ts';
import { getFold } from './folds.ts';
import type { LabelledPageTask } from './labelled-page-worker.ts';
import { createParts, createTable, type Part } from './summary-examples.ts';
import { WordTrainer } from './word-trainer.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    pages: { type: 'string' },
    summaries: { type: 'string', multiple: true, default: [] },
    out: { type: 'string', default: 'src/summarizer/scoring/ranker.data.json' },
    folds: { type: 'string' },
    rounds: { type: 'string', default: '220' },
    'message-rounds': { type: 'string', default: '140' },
  },
});
if (positionals.length === 0 || values.pages === undefined) {
  process.stderr.write(
    'npm run train:summary -- LABELS.jsonl… --pages DIR [--summaries DIR[=WEIGHT]]…\n',
  );
  process.exit(2);
}

const seed = 1;
/** Number of folds of the sites, by which the ranker is cross-validated. */
const foldCount = 5;

interface FoldedPart extends Part {
  readonly fold: number;
}

const labelled = await readLabelledPages(values.pages);
const summarized = values.summaries.flatMap(readSummaries);
const parts = [...labelled, ...summarized];
const options: Partial<BoostOptions> = {
  rounds: Number(values.rounds),
  learningRate: 0.09,
  maxLeaves: 16,
  minLeafRows: 80,
  l2: 6,
  maxBins: 63,
  leafUnit: 2 ** -7,
  columnShare: 0.3,
  rowShare: 0.6,
  seed,
  provenance: describe(),
};
const table = createTable(parts);
const folds = Uint8Array.from(parts.flatMap(({ fold, labels }) => Array(labels.length).fill(fold)));
const sentences = parts.flatMap((part) => part.sentences);
const words = new WordTrainer(sentences, table, folds, foldCount);
const messageOptions = { ...options, rounds: Number(values['message-rounds']) };
/**
 * The weight of the main-message model in the ranker. A higher weight finds the message on more
 * pages, but more of the other points are bad.
 */
const messageShare = 0.35;
/**
 * Scales the weight of documents with summaries in the training of the main-message model. At 0 the
 * overlap with human summaries falls, at 1 the message of labelled pages is missed more often.
 */
const summaryMessageWeight = 0.3;

const examples = words.completeTable(undefined);
const { model: trees, losses } = boost(examples, options);
const { model: messageTrees } = boost(labelByMessage(examples), messageOptions);
writeRanker(values.out, combineTrees(trees, messageTrees, messageShare), undefined);
process.stderr.write(`${parts.length} documents, loss ${losses.at(-1)?.toFixed(4)}\n`);
if (values.folds !== undefined) await writeFolds(values.folds);

async function readLabelledPages(folder: string): Promise<FoldedPart[]> {
  const labels = positionals.flatMap(readLabels);
  const pages = findPages(labels, folder);
  const tasks = labels.flatMap(({ judgment }, index): LabelledPageTask[] => {
    const file = pages[index]?.file;
    return judgment === undefined || file === undefined ? [] : [{ index, file, judgment }];
  });
  const found = new Map<number, FoldedPart[]>();
  const progress = startProgress('Reading labelled pages', tasks.length);
  const worker = new URL('./labelled-page-worker.ts', import.meta.url);
  await runInPool<LabelledPageTask, Part[]>(worker, tasks, ({ index }, read) => {
    const { url, id = '' } = pages[index] ?? {};
    const fold = getFold(url ?? id, foldCount);
    found.set(
      index,
      (read ?? []).map((part) => ({ ...part, fold })),
    );
    progress.step();
  });
  progress.end();
  // Sorted by label, because processes finish in any order and a seed must give one ranker.
  return tasks.flatMap(({ index }) => found.get(index) ?? []);
}

function readSummaries(argument: string): FoldedPart[] {
  const [, folder = argument, weight = '1'] = /^(.*)=([\d.]+)$/.exec(argument) ?? [];
  return readDocuments(join(folder, 'train.jsonl'))
    .flatMap((document) => createParts(document, Number(weight)))
    .map((part) => ({ ...part, fold: noFold }));
}

function describe(): string {
  const sets = values.summaries.map((argument) => basename(resolve(argument)).replace('=', ' × '));
  return [
    `npm run train:summary, seed ${seed}, Node ${process.versions.node}`,
    `${labelled.length} pages whose sentences a large language model labelled as an editor`,
    ...(sets.length > 0 ? [`${summarized.length} documents of ${sets.join(', ')}`] : []),
  ].join(': ');
}

async function writeFolds(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const others = (fold: number) => findRows(folds.length, (i) => folds[i] !== fold);
  const boosted = await boostFolds(
    folds,
    (fold) => pickRows(words.completeTable(fold), others(fold)),
    options,
  );
  const boostedMessage = await boostFolds(
    folds,
    (fold) => pickRows(labelByMessage(words.completeTable(fold)), others(fold)),
    messageOptions,
  );
  for (const [fold, { model }] of boosted.entries()) {
    const message = boostedMessage[fold]?.model;
    if (message === undefined) throw new Error(`Fold ${fold} has no main-message model`);
    writeRanker(join(folder, `${fold}.json`), combineTrees(model, message, messageShare), fold);
  }
}

/** Returns the same rows with the labels and weights of the main-message model. */
function labelByMessage(all: Examples): Examples {
  return {
    ...all,
    labels: Float32Array.from(parts.flatMap(({ messageLabels }) => messageLabels)),
    weights: all.weights.map((weight, row) =>
      folds[row] === noFold ? weight * summaryMessageWeight : weight,
    ),
  };
}

/** Writes trees with the word models whose scores they were trained on. */
function writeRanker(file: string, model: TreeFile, fold: number | undefined): void {
  writeFileSync(file, `${JSON.stringify({ ...model, wordModels: words.packModels(fold) })}\n`);
}
