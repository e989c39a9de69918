/**
 * Trains the block model, which separates the blocks of an article from all others:
 *
 *     npm run --silent train:article -- DIR… [--out FILE.json] [--folds DIR] [--rounds N]
 *
 * The folders are those of `bench:extract`. With `--folds` a model for each fold of sites is
 * written too, trained without them, for unbiased figures.
 */

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Vocabulary } from '../../src/extraction/blocks/block-measures.ts';
import type { BlockModelFile } from '../../src/extraction/blocks/block-model.ts';
import type { TreeFile } from '../../src/nlp/gbdt.ts';
import { listPages } from '../extract/pages.ts';
import { countItems } from '../metrics/counts.ts';
import { startProgress } from '../run/progress.ts';
import { createArticleExamples } from './article-examples.ts';
import { foldCount, type LabelledPage, labelPage } from './article-pages.ts';
import { type BoostOptions, boost } from './boost.ts';
import { crossValidate } from './cross-validate.ts';
import type { Examples } from './examples.ts';
import { computeLogisticLoss } from './logistic-loss.ts';
import { measurePageWords, type PageWords } from './page-words.ts';
import { createSeededRandom } from './random.ts';
import { learnVocabulary } from './vocabulary.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string', default: 'src/extraction/blocks/block-model.data.json' },
    folds: { type: 'string' },
    rounds: { type: 'string', default: '90' },
  },
});
const seed = 1;
/** Small, because the vocabulary is unpacked on every page that is extracted. */
const vocabularySize = { names: 500, words: 400 };

const pages = readPages(positionals);
const provenance = describe(pages);
const options: Partial<BoostOptions> = {
  rounds: Number(values.rounds),
  learningRate: 0.18,
  maxLeaves: 16,
  // Few thresholds and coarse leaves, because every digit is shipped.
  maxBins: 63,
  leafUnit: 2 ** -6,
  rowShare: 0.6,
  seed,
  provenance,
};
const vocabularies = learnFoldVocabularies(pages);
// Every example is measured with the vocabulary that has not seen its fold, for the shipped model
// too, so that the trees learn how reliable a vocabulary is on unseen pages.
const examples = createArticleExamples(
  pages,
  (page) => vocabularies[page.fold] as Vocabulary,
  createSeededRandom(seed),
);
const { model } = boost(examples, options);
write(values.out, model, learnVocabulary(pages.filter(hasGold).map(measureWords), vocabularySize));
if (values.folds !== undefined) await writeFolds(values.folds);

function readPages(folders: readonly string[]): LabelledPage[] {
  const listed = folders.flatMap(listPages);
  const progress = startProgress('Reading', listed.length);
  const read = listed.map((page) => {
    const labelled = labelPage(page);
    progress.step();
    return labelled;
  });
  progress.end();
  return read.filter((page) => page.labels.some((label) => !Number.isNaN(label)));
}

function describe(read: readonly LabelledPage[]): string {
  const counts = countItems(read.map(({ page }) => page.corpus));
  const sets = [...counts].map(([corpus, count]) => `${corpus} (${count} pages)`);
  return `npm run train:article, seed ${seed}, Node ${process.versions.node}: ${sets.join(', ')}`;
}

/** Returns true for a page with a gold text. The others have too few labels to learn words from. */
function hasGold({ page }: LabelledPage): boolean {
  return page.gold.text !== undefined;
}

function measureWords({ site, outline, labels }: LabelledPage): PageWords {
  return measurePageWords(site, outline, labels);
}

function learnFoldVocabularies(read: readonly LabelledPage[]): Vocabulary[] {
  return Array.from({ length: foldCount }, (_, fold) =>
    learnVocabulary(
      read.filter((page) => hasGold(page) && page.fold !== fold).map(measureWords),
      vocabularySize,
    ),
  );
}

async function writeFolds(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const folds = Uint8Array.from(
    pages.flatMap(({ fold, labels }) => Array(labels.length).fill(fold)),
  );
  const { boosted, scores } = await crossValidate(examples, folds, options);
  for (const [fold, { model }] of boosted.entries())
    write(join(folder, `${fold}.json`), model, vocabularies[fold] as Vocabulary);
  process.stderr.write(`Loss out of fold: ${computeUnseenLoss(examples, scores).toFixed(4)}\n`);
}

function computeUnseenLoss(all: Examples, scores: Float32Array): number {
  const used = Uint32Array.from(all.weights.keys()).filter((i) => (all.weights[i] ?? 0) > 0);
  return computeLogisticLoss(all, Float64Array.from(scores), used);
}

function write(file: string, trees: TreeFile, vocabulary: Vocabulary): void {
  const data: BlockModelFile = { vocabulary, trees };
  writeFileSync(file, `${JSON.stringify(data)}\n`);
}
