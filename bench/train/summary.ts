/**
 * `npm run train:summary -- DIR[=WEIGHT]…`: learns which sentences belong into a summary, and writes
 * the ranker's weights to `src/summarizer/scoring/ranker.data.json`. Each DIR holds a `train.jsonl`; a weight
 * says how much its documents count.
 *
 * A sentence's label is its membership in the greedy oracle. Learning a sentence's own ROUGE
 * instead picks long sentences, and does worse than taking the first ones.
 */

import { writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { argv, exit, stderr, stdout } from 'node:process';
import { documentsIn } from '../summary/documents.ts';
import { boost } from './boost.ts';
import { createParts, createTable, listJudges } from './summary-examples.ts';

const folders = argv.slice(2);
if (folders.length === 0) {
  stderr.write('Usage: npm run train:summary -- DIR[=WEIGHT]…   (each with a train.jsonl)\n');
  exit(2);
}
train(folders.map(parseFolder));

interface Folder {
  readonly dir: string;
  readonly weight: number;
}

function parseFolder(argument: string): Folder {
  const [, dir = argument, weight = '1'] = /^(.*)=([\d.]+)$/.exec(argument) ?? [];
  return { dir, weight: Number(weight) };
}

function train(all: readonly Folder[]): void {
  const parts = all.flatMap(({ dir, weight }) =>
    documentsIn(join(dir, 'train.jsonl')).flatMap((document) => createParts(document, weight)),
  );
  const names = all.map(({ dir, weight }) => `${basename(resolve(dir))} × ${weight}`).join(', ');
  const { model, losses, judgedLosses } = boost(createTable(parts), {
    rounds: 600,
    learningRate: 0.03,
    maxLeaves: 10,
    l2: 6,
    columnShare: 0.4,
    rowShare: 0.6,
    stop: { judges: listJudges(parts), patience: 30 },
    provenance: `${parts.length} articles of ${names} (train); npm run train:summary`,
  });
  const target = resolve(import.meta.dirname, '../../src/summarizer/scoring/ranker.data.json');
  writeFileSync(target, `${JSON.stringify(model)}\n`);
  const best = Math.min(...judgedLosses);
  stdout.write(`${parts.length} articles, ${losses.length - 1} rounds, loss ${best.toFixed(4)}\n`);
}
