/**
 * Measures how well the points match an editor's choice:
 *
 *     npm run --silent bench:salience -- LABELS.jsonl… --pages DIR [--length medium]
 *       [--out FILE.jsonl] [--against FILE.jsonl] [--limit N] [--folds DIR] [--fresh]
 *       [--engine local-server --mode choose|write --model labels|NAME [--server ADDRESS]]
 *
 * DIR has a folder per corpus. Tables are printed to standard output, progress to standard error,
 * and our points are written to FILE. `--against` takes such a file of an earlier version, of the
 * same length. `--folds` takes rankers that were trained without the pages' sites. `--engine
 * local-server` asks a language model instead and compares it with our summary of the same pages:
 * the model `labels` answers as the editors would, any other is requested from `--server`, such as
 * the one of `npm run model-server`.
 */

import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { fetchFromLoopback } from '../src/browser/loopback-fetch.ts';
import type { Fetch } from '../src/engines/model-server.ts';
import { promptVersion } from '../src/engines/prompts.ts';
import { type AiMode, aiModes, type Length, lengths } from '../src/summarizer/summary.ts';
import { findPages } from './salience/find-pages.ts';
import { labelModel } from './salience/label-model.ts';
import { type Label, readLabels } from './salience/labels.ts';
import { type Model, type ModelOutcome, summarizeWithServer } from './salience/model-summaries.ts';
import { toRows } from './salience/page-summaries.ts';
import { formatModelReport, formatReport } from './salience/report.ts';
import { formatRows, readRows } from './salience/rows.ts';
import { scoreLabelledPages } from './salience/score-pages.ts';
import { summarizePages } from './salience/summarize-pages.ts';
import { takeEvenly } from './speed/take-evenly.ts';

const usage =
  'npm run bench:salience -- LABELS.jsonl… --pages DIR [--length short|medium|long] [--out FILE.jsonl]\n' +
  '  [--against FILE.jsonl] [--limit N] [--folds DIR] [--fresh]\n' +
  '  [--engine local-server --mode choose|write --model labels|NAME [--server ADDRESS]]\n';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    pages: { type: 'string' },
    length: { type: 'string', default: 'medium' },
    out: { type: 'string' },
    against: { type: 'string' },
    limit: { type: 'string' },
    folds: { type: 'string' },
    fresh: { type: 'boolean', default: false },
    engine: { type: 'string', default: 'extractive' },
    mode: { type: 'string', default: 'choose' },
    model: { type: 'string', default: 'labels' },
    server: { type: 'string' },
  },
});
const { pages: folder, out, against, limit } = values;
const length = lengths.find((one) => one === values.length);
const isLimitValid = limit === undefined || /^[1-9]\d*$/.test(limit);
const mode = aiModes.find((one) => one === values.mode);
const isEngineValid = values.engine === 'extractive' || values.engine === 'local-server';
const isValid = isLimitValid && isEngineValid && mode !== undefined;
if (positionals.length === 0 || folder === undefined || length === undefined || !isValid) {
  process.stderr.write(usage);
  process.exit(2);
}
try {
  const isModel = values.engine === 'local-server';
  const report = isModel ? await measureModel(folder, length, mode) : await measure(folder, length);
  process.stdout.write(report);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}

async function measure(pagesFolder: string, asked: Length): Promise<string> {
  const labels = readAllLabels();
  const earlier = against === undefined ? [] : readRows(against);
  const summaries = await summarizePages(findPages(labels, pagesFolder), values);
  if (out !== undefined) {
    writeFileSync(out, formatRows(toRows(labels, summaries, asked)));
  }
  const scored = scoreLabelledPages(labels, summaries, earlier);
  return scored.length === 0
    ? `${labels.length} pages, none of them judged\n`
    : `${formatReport(scored, asked)}\n`;
}

function readAllLabels(): Label[] {
  const files = positionals.map(readLabels);
  return limit === undefined ? files.flat() : takeEvenly(files, Number(limit));
}

/**
 * Compares the model's summaries with ours of the same pages; pages without a usable answer are
 * excluded.
 */
async function measureModel(pagesFolder: string, asked: Length, mode: AiMode): Promise<string> {
  const labels = readAllLabels();
  const pages = findPages(labels, pagesFolder);
  const ours = await summarizePages(pages, values);
  const model = getModel();
  const outcome = await summarizeWithServer(pages, labels, model, mode, asked);
  const isAnswered = (_item: unknown, index: number) => outcome.answered.has(index);
  const scored = scoreLabelledPages(
    labels.filter(isAnswered),
    outcome.summaries.filter(isAnswered),
    toRows(labels, ours, asked).filter(isAnswered),
  );
  const report = scored.length === 0 ? 'none of them judged' : formatModelReport(scored, asked);
  return `${formatOutcome(outcome, model.server.model, mode)}\n\n${report}\n`;
}

function getModel(): Model {
  const { model, server: address } = values;
  if (model === 'labels') return labelModel;
  if (address === undefined) throw new Error(`--server is needed for ${model}`);
  const server = { address, model, dialect: 'openai', context: 4_096 } as const;
  // Node reuses connections that the server has closed while a page was being extracted.
  const fetch: Fetch = (url, init) => {
    const headers = new Headers(init.headers);
    headers.set('Connection', 'close');
    return fetchFromLoopback(url, { ...init, headers });
  };
  return { server, fetchFor: () => fetch };
}

/** Formats the counts, and explains the columns of the tables that follow. */
function formatOutcome(outcome: ModelOutcome, model: string, mode: AiMode): string {
  const { answered, failures, points, added, flagged, dropped, summaries } = outcome;
  const reasons = [...failures].map(([reason, count]) => `${reason} ${count}`).join(', ');
  return [
    `${model}, ${mode}, prompts of version ${promptVersion}: ${answered.size} of ${summaries.length} pages (${reasons || 'all'})`,
    `${points} points, ${added} of them added by us, ${flagged} flagged, ${dropped} left out as unsupported`,
    'In the tables “now” are the model’s own points, “before” is our summary of the same pages.',
  ].join('\n');
}
