/**
 * Measures the quality and speed of the summaries:
 *
 *     npm run --silent bench:summary -- FILE.jsonl… (--sentences K | --words N)
 *       [--out FILE.jsonl] [--peers] [--tf-idf] [--scorecard] [--fresh]
 *     npm run --silent bench:summary -- --scorecard DIR… [--flagged FILE.txt]
 *     npm run --silent bench:summary -- --tags FILE.jsonl
 *
 * Texts are scored against their reference summaries. The scorecard counts faults of the points,
 * for texts or for the HTML pages of folders; `--tags` compares its rule for dangling points with
 * points that people have judged (`{lang, text, isDangling}`). Tables are printed to standard
 * output, progress to standard error; our summaries and the flagged points are written to files.
 */

import { statSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { installPeers } from './peers/install.ts';
import { formatAgreement, readTaggedPoints } from './scorecard/agreement.ts';
import { fillCards } from './scorecard/fill-cards.ts';
import { formatFlaggedPoints, formatScorecard } from './scorecard/report.ts';
import type { Budget } from './summary/budget.ts';
import { readDocuments } from './summary/documents.ts';
import { peerSummarizers } from './summary/peer-summarizers.ts';
import { formatSummaryReport } from './summary/report.ts';
import { scoreDocuments } from './summary/score.ts';
import { summarizeAll } from './summary/summarize-all.ts';
import { baselines, leadName, ours, tfIdfName } from './summary/system.ts';

const usage =
  'npm run bench:summary -- FILE.jsonl… (--sentences K | --words N) [--out FILE.jsonl]\n' +
  '  [--peers] [--tf-idf] [--scorecard] [--fresh]\n' +
  'npm run bench:summary -- --scorecard DIR… [--flagged FILE.txt]\n' +
  'npm run bench:summary -- --tags FILE.jsonl\n';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sentences: { type: 'string' },
    words: { type: 'string' },
    out: { type: 'string' },
    peers: { type: 'boolean', default: false },
    'tf-idf': { type: 'boolean', default: false },
    scorecard: { type: 'boolean', default: false },
    flagged: { type: 'string' },
    tags: { type: 'string' },
    fresh: { type: 'boolean', default: false },
  },
});

const folders = positionals.filter((path) => statSync(path).isDirectory());
const files = positionals.filter((path) => !folders.includes(path));
const budget = parseBudget(values.sentences, values.words);
const asksNothing = budget === undefined && !values.scorecard;
if (values.tags !== undefined) {
  process.stdout.write(`${formatAgreement(readTaggedPoints(values.tags))}\n`);
} else if (positionals.length === 0 || asksNothing || (folders.length > 0 && !values.scorecard)) {
  process.stderr.write(usage);
  process.exit(2);
}
if (budget !== undefined && files.length > 0) await measureTexts(files, budget);
if (values.scorecard) {
  const filled = await fillCards(folders, files.flatMap(readDocuments));
  process.stdout.write(`${formatScorecard(filled)}\n`);
  if (values.flagged !== undefined) writeFileSync(values.flagged, formatFlaggedPoints(filled));
}

async function measureTexts(paths: readonly string[], size: Budget): Promise<void> {
  if (values.peers) installPeers();
  const peers = values.peers
    ? [...baselines, ...Object.keys(peerSummarizers)]
    : [leadName, ...(values['tf-idf'] ? [tfIdfName] : [])];
  const documents = paths.flatMap(readDocuments);
  const answers = await summarizeAll(documents, [ours, ...peers], size, values.fresh);
  if (values.out !== undefined) {
    const lines = documents.map(({ id }, index) => {
      const { sentences = [], ms = null } = answers.get(ours)?.[index] ?? {};
      return `${JSON.stringify({ id, sentences, ms })}\n`;
    });
    writeFileSync(values.out, lines.join(''));
  }
  process.stdout.write(`${formatSummaryReport(scoreDocuments(documents, answers, size))}\n`);
}

function parseBudget(sentences: string | undefined, words: string | undefined): Budget | undefined {
  const count = Number(sentences ?? words);
  if (!Number.isInteger(count) || count < 1 || (sentences && words)) return undefined;
  return { kind: words === undefined ? 'sentences' : 'words', count };
}
