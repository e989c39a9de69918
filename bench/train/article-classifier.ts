/**
 * Trains the article classifier, a logistic regression that separates articles from home, section,
 * search, product and login pages:
 *
 *     npm run --silent train:article-classifier -- DIR… --folds DIR [--out FILE.json]
 *
 * The folders are those of `bench:extract`, of which the pages with a type are taken; `--folds` has
 * block models that have not seen the page's site (`train:article`). The cross-validated F1 is
 * written to standard error.
 */

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parseHtml } from '../../src/cli/parse-html.ts';
import {
  type BlockModel,
  type BlockModelFile,
  loadBlockModel,
} from '../../src/extraction/blocks/block-model.ts';
import { computeArticleFeatures } from '../../src/extraction/extract.ts';
import {
  articleFeatureNames,
  type LinearModel,
} from '../../src/extraction/page/article-classifier.ts';
import { computeDecisionF1 } from '../extract/figures.ts';
import { listPages, type Page, readHtml } from '../extract/pages.ts';
import { startProgress } from '../run/progress.ts';
import { foldCount } from './article-pages.ts';
import { type Examples, findRows, pickRows } from './examples.ts';
import { getFold } from './folds.ts';
import { fitLogistic, type LogisticModel, scoreLinear } from './logistic.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string', default: 'src/extraction/page/article-classifier.data.json' },
    folds: { type: 'string', default: 'folds' },
  },
});
/**
 * Forum threads and manuals are not articles but worth a summary, so they are positive examples.
 */
const alsoAccepted = new Set(['forum', 'documentation']);
const alsoAcceptedWeight = 0.5;
/**
 * The recall of articles, which matters more than the precision: a refusal is worse than a list.
 */
const articleRecall = 0.98;
const options = { l2: 3 };

const pages = positionals.flatMap(listPages).filter(({ type }) => type && type !== 'mixed');
const folds = pages.map(({ url, id }) => getFold(url ?? id, foldCount));
const examples = measure(pages);
const unseen = scoreUnseen(examples);
const threshold = chooseThreshold(unseen);
report(unseen, threshold);
write(fitLogistic(examples, options), threshold);

function measure(read: readonly Page[]): Examples {
  const models = Array.from({ length: foldCount }, (_, fold) => loadModel(fold));
  const progress = startProgress('Measuring', read.length);
  const rows = read.flatMap((page, i) => {
    progress.step();
    const model = models[folds[i] ?? 0] as BlockModel;
    return computeArticleFeatures(parseHtml(readHtml(page.file), page.url), { model });
  });
  progress.end();
  return {
    names: articleFeatureNames,
    rows: Float32Array.from(rows),
    labels: Float32Array.from(read, ({ type = '' }) =>
      Number(type === 'article' || alsoAccepted.has(type)),
    ),
    weights: Float32Array.from(read, ({ type = '' }) =>
      alsoAccepted.has(type) ? alsoAcceptedWeight : 1,
    ),
  };
}

function loadModel(fold: number): BlockModel {
  const file = join(values.folds, `${fold}.json`);
  return loadBlockModel(JSON.parse(readFileSync(file, 'utf8')) as BlockModelFile);
}

/** Computes out-of-fold log-odds: the score of every page by a model that has not seen its fold. */
function scoreUnseen(all: Examples): Float32Array {
  const scores = new Float32Array(pages.length);
  for (let fold = 0; fold < foldCount; fold++) {
    const others = findRows(pages.length, (i) => folds[i] !== fold);
    const own = findRows(pages.length, (i) => folds[i] === fold);
    const model = fitLogistic(pickRows(all, others), options);
    const scored = scoreLinear(model, pickRows(all, own).rows);
    for (const [at, i] of own.entries()) scores[i] = scored[at] ?? 0;
  }
  return scores;
}

/** Returns the log-odds that `articleRecall` of the articles reach. */
function chooseThreshold(scores: Float32Array): number {
  const ofArticles = scores.filter((_, i) => pages[i]?.type === 'article').toSorted();
  return ofArticles[Math.floor((1 - articleRecall) * ofArticles.length)] ?? 0;
}

function describe(): string {
  const sets = [...new Set(pages.map(({ corpus }) => corpus))].join(', ');
  return `${sets} (${pages.length} pages)`;
}

function report(scores: Float32Array, from: number): void {
  const lines = [...new Set(pages.map(({ type }) => type))].map((type) => {
    const ofType = scores.filter((_, i) => pages[i]?.type === type);
    return `${type}: ${ofType.filter((score) => score >= from).length} of ${ofType.length} pass`;
  });
  const decisions = pages.map(({ type }, i) => ({
    actual: type === 'article',
    predicted: (scores[i] ?? 0) >= from,
  }));
  process.stderr.write(
    `${lines.join('\n')}\nF1 out of fold: ${computeDecisionF1(decisions)?.toFixed(3)}\n`,
  );
}

function write({ bias, weights, centres }: LogisticModel, from: number): void {
  const rounded = weights.map((weight) => Number(weight.toPrecision(4)));
  const data: LinearModel = {
    provenance: `npm run train:article-classifier, Node ${process.versions.node}: ${describe()}`,
    bias: Number((bias - weights.reduce((sum, w, i) => sum + w * (centres[i] ?? 0), 0)).toFixed(4)),
    weights: rounded,
    threshold: Number(from.toFixed(3)),
  };
  writeFileSync(values.out, `${JSON.stringify(data)}\n`);
}
