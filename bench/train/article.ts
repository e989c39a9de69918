/**
 * Trains the block model that tells an article's blocks from all others:
 *
 *     npm run --silent train:article -- DIR… [--out FILE.json] [--folds DIR] [--rounds N]
 *
 * The folders are those of `bench:extract`. With `--folds` the models that each have not seen a
 * part of the hosts are written too, for figures that are not flattered.
 */

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Vocabulary } from '../../src/extraction/blocks/block-measures.ts';
import type { BlockModelFile } from '../../src/extraction/blocks/block-model.ts';
import type { TreeFile } from '../../src/nlp/gbdt.ts';
import { pagesIn } from '../extract/pages.ts';
import { progress } from '../run/progress.ts';
import { articleExamples } from './article-examples.ts';
import { foldCount, type LabelledPage, labelledPage } from './article-pages.ts';
import { type BoostOptions, boost } from './boost.ts';
import { crossBoost } from './cross-boost.ts';
import type { Examples } from './examples.ts';
import { logisticLoss } from './logistic-loss.ts';
import { type PageWords, pageWords } from './page-words.ts';
import { seededRandom } from './random.ts';
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
/** Every word is unpacked on every page that is read. */
const vocabularySize = { names: 500, words: 400 };

const pages = readPages(positionals);
const provenance = describe(pages);
const options: Partial<BoostOptions> = {
  rounds: Number(values.rounds),
  learningRate: 0.18,
  maxLeaves: 16,
  // Few places to cut and round leaves: every digit is shipped.
  maxBins: 63,
  leafUnit: 2 ** -6,
  rowShare: 0.6,
  seed,
  provenance,
};
const vocabularies = foldVocabularies(pages);
// Every example is measured with the vocabulary that has not seen its fold, for the shipped model
// too: so the trees learn how far a vocabulary can be trusted on pages that it does not know.
const examples = articleExamples(
  pages,
  (page) => vocabularies[page.fold] as Vocabulary,
  seededRandom(seed),
);
const { model } = boost(examples, options);
write(values.out, model, learnVocabulary(pages.filter(hasGold).map(wordsIn), vocabularySize));
if (values.folds !== undefined) await writeFolds(values.folds);

function readPages(folders: readonly string[]): LabelledPage[] {
  const listed = folders.flatMap(pagesIn);
  const shown = progress('Reading', listed.length);
  const read = listed.map((page) => {
    const labelled = labelledPage(page);
    shown.step();
    return labelled;
  });
  shown.end();
  return read.filter((page) => page.labels.some((label) => !Number.isNaN(label)));
}

function describe(read: readonly LabelledPage[]): string {
  const counts = new Map<string, number>();
  for (const { page } of read) counts.set(page.corpus, (counts.get(page.corpus) ?? 0) + 1);
  const sets = [...counts].map(([corpus, count]) => `${corpus} (${count} pages)`);
  return `npm run train:article, seed ${seed}, Node ${process.versions.node}: ${sets.join(', ')}`;
}

/** Pages with snippets only have too few labels to count words on. */
function hasGold({ page }: LabelledPage): boolean {
  return page.gold.text !== undefined;
}

function wordsIn({ site, outline: segmented, labels }: LabelledPage): PageWords {
  return pageWords(site, segmented, labels);
}

function foldVocabularies(read: readonly LabelledPage[]): Vocabulary[] {
  return Array.from({ length: foldCount }, (_, fold) =>
    learnVocabulary(
      read.filter((page) => hasGold(page) && page.fold !== fold).map(wordsIn),
      vocabularySize,
    ),
  );
}

async function writeFolds(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const folds = Uint8Array.from(
    pages.flatMap(({ fold, labels }) => Array(labels.length).fill(fold)),
  );
  const { boosted, scores } = await crossBoost(examples, folds, options);
  for (const [fold, { model }] of boosted.entries())
    write(join(folder, `${fold}.json`), model, vocabularies[fold] as Vocabulary);
  process.stderr.write(`Loss out of fold: ${unseenLoss(examples, scores).toFixed(4)}\n`);
}

function unseenLoss(all: Examples, scores: Float32Array): number {
  const used = Uint32Array.from(all.weights.keys()).filter((i) => (all.weights[i] ?? 0) > 0);
  return logisticLoss(all, Float64Array.from(scores), used);
}

function write(file: string, trees: TreeFile, vocabulary: Vocabulary): void {
  const data: BlockModelFile = { vocabulary, trees };
  writeFileSync(file, `${JSON.stringify(data)}\n`);
}
