import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { measureAll } from '../../../bench/baseline/measure.ts';
import { getFold } from '../../../bench/train/folds.ts';
import type { TreeModel } from '../../../src/nlp/gbdt.ts';

const run = promisify(execFile);
const timeoutMs = 120_000;
const shippedRanker = new URL('../../../src/summarizer/scoring/ranker.data.json', import.meta.url);

const paragraphs = [
  'The harbour bridge will close to cars for nine weeks from Monday so that two of its bearings can be replaced.',
  'The city engineer said that both had cracked during the cold spell in January, and that the work would cost four million pounds.',
  'Ferries will run every ten minutes between the two quays, and cyclists may use the footway throughout.',
  'The council has ruled out compensation for the shops on the east bank, which lost a third of their trade in the last closure.',
  'A second crossing has been on the plans of the county since the great flood, but no money was ever set aside for it.',
  'The bridge itself was built by prisoners of war in eleven months, and its towers still carry the names of some of them.',
  'Drivers of lorries over seven tonnes are asked to take the motorway and leave the old town to the residents and their guests.',
  'The work ends before the regatta in August if the weather holds, and the mayor has promised to row across on the first day.',
];
const html = `<!doctype html><html lang="en"><title>Harbour bridge to close</title><nav><a href="/">Home</a> <a href="/news">News</a></nav>
  <article><h1>Harbour bridge to close</h1>${paragraphs.map((text) => `<p>${text}</p>`).join('')}</article><footer>© Evening Post</footer></html>`;
const label = {
  corpus: 'ports',
  id: 'bridge',
  lang: 'en',
  title: 'Harbour bridge to close',
  kind: 'news',
  gist: 'The bridge closes for nine weeks.',
  best: paragraphs.slice(0, 3),
  good: paragraphs.slice(3, 4),
  bad: paragraphs.slice(5, 6),
  seen: 8,
};

let folder = '';
let pages = '';
let labels = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bench-salience-'));
  pages = join(folder, 'extract');
  mkdirSync(join(pages, 'ports'), { recursive: true });
  writeFileSync(join(pages, 'ports', 'bridge.html'), html);
  labels = join(folder, 'train.jsonl');
  writeFileSync(labels, `${JSON.stringify(label)}\n`);
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Row {
  readonly corpus: string;
  readonly id: string;
  readonly points: readonly { readonly text: string; readonly quotes: readonly string[] }[];
}

async function measure(...args: string[]): Promise<{ report: string; rows: Row[] }> {
  const out = join(folder, 'out.jsonl');
  const { stdout } = await run(process.execPath, [
    ...['--import', 'tsx', 'bench/salience.ts', '--pages', pages, '--out', out],
    ...args,
  ]);
  const lines = readFileSync(out, 'utf8').trim().split('\n');
  return { report: stdout, rows: lines.map((line) => JSON.parse(line)) };
}

function fail(...args: string[]): Promise<unknown> {
  return run(process.execPath, ['--import', 'tsx', 'bench/salience.ts', ...args]).catch(
    (error: unknown) => error,
  );
}

describe('npm run bench:salience', () => {
  it(
    'writes the same points as npm run summarize',
    async () => {
      const { rows } = await measure(labels, '--length', 'short', '--fresh');
      const { stdout } = await run(process.execPath, [
        ...['--import', 'tsx', 'src/cli/summarize.ts', '--json', '--length', 'short'],
        join(pages, 'ports', 'bridge.html'),
      ]);
      const { summary } = JSON.parse(stdout) as {
        summary: { points: { text: string; sources: { quote: string }[] }[] };
      };
      const points = summary.points.map(({ text, sources }) => ({
        text,
        quotes: sources.map(({ quote }) => quote),
      }));
      expect(points).toHaveLength(3);
      expect(rows).toEqual([{ corpus: 'ports', id: 'bridge', points }]);
    },
    timeoutMs,
  );

  it(
    'prints the judgment of the points and the difference to earlier rows',
    async () => {
      const earlier = join(folder, 'earlier.jsonl');
      const point = { text: paragraphs[5], quotes: [paragraphs[5]] };
      writeFileSync(
        earlier,
        `${JSON.stringify({ corpus: 'ports', id: 'bridge', points: [point] })}\n`,
      );
      const { report } = await measure(labels, '--against', earlier);
      expect(report).toContain('## 1 pages');
      expect(report).toContain('5 of 5 label sentences (1.000)');
      expect(report).toMatch(/\| before +\| +1\.00 \| +\.000 \| +\.000 \| +1\.000 \|/);
    },
    timeoutMs,
  );

  it(
    'writes rows without figures if no page has labels',
    async () => {
      const names = join(folder, 'names.jsonl');
      writeFileSync(names, '{"corpus":"ports","id":"bridge"}\n');
      const { report, rows } = await measure(names);
      expect(report).toBe('1 pages, none of them judged\n');
      expect(rows[0]?.points.length).toBeGreaterThan(2);
    },
    timeoutMs,
  );

  it(
    'stops at the limit of pages',
    async () => {
      const twice = join(folder, 'twice.jsonl');
      writeFileSync(twice, `${JSON.stringify(label)}\n`.repeat(2));
      expect((await measure(twice)).rows).toHaveLength(2);
      expect((await measure(twice, '--limit', '1')).rows).toHaveLength(1);
    },
    timeoutMs,
  );

  it(
    'ranks a page with the model that was trained without its site',
    async () => {
      const shipped = JSON.parse(readFileSync(shippedRanker, 'utf8')) as TreeModel;
      const reversed = {
        ...shipped,
        values: shipped.values.map((value, at) => (shipped.columns[at] === -1 ? -value : value)),
      };
      const fold = getFold('bridge', 2);
      const others = ['ferry', 'quay', 'lock', 'pier', 'buoy'];
      const near = others.find((id) => getFold(id, 2) === fold) ?? '';
      const far = others.find((id) => getFold(id, 2) !== fold) ?? '';
      for (const id of [near, far]) writeFileSync(join(pages, 'ports', `${id}.html`), html);
      // Two processes run, so the third page goes to one that has ranked another before.
      const names = ['bridge', near, far].map((id) => `{"corpus":"ports","id":"${id}"}\n`);
      const three = join(folder, 'three.jsonl');
      writeFileSync(three, names.join(''));
      const folds = join(folder, 'folds');
      mkdirSync(folds);
      writeFileSync(join(folds, `${fold}.json`), JSON.stringify(reversed));
      writeFileSync(join(folds, `${1 - fold}.json`), JSON.stringify(shipped));
      const { rows: own } = await measure(three, '--length', 'short');
      const byFold = [three, '--length', 'short', '--folds', folds];
      const { rows } = await measure(...byFold, '--fresh');
      const [first, second, third] = rows.map(({ points }) => points);
      const shippedPoints = own[0]?.points;
      expect(third).toEqual(shippedPoints);
      expect(first).not.toEqual(shippedPoints);
      expect(first).toHaveLength(3);
      expect(second).toEqual(first);
      // The cache distinguishes models too.
      expect((await measure(...byFold)).rows).toEqual(rows);
    },
    timeoutMs,
  );

  it(
    'prints its usage and names what it cannot find',
    async () => {
      const usage = expect.stringContaining('LABELS.jsonl… --pages DIR');
      expect(await fail(labels)).toMatchObject({ code: 2, stderr: usage });
      const strange = [labels, '--pages', pages, '--length', 'endless'];
      expect(await fail(...strange)).toMatchObject({ code: 2, stderr: usage });
      const none = [labels, '--pages', pages, '--limit', '0'];
      expect(await fail(...none)).toMatchObject({ code: 2, stderr: usage });
      expect(await fail(labels, '--pages', folder)).toMatchObject({
        code: 1,
        stderr: `${folder} has no page ports/bridge\n`,
      });
    },
    timeoutMs,
  );
});

describe('measureAll', () => {
  it(
    'includes salience if it is given the folder of labels',
    async () => {
      const texts = join(folder, 'texts');
      cpSync(pages, join(texts, 'extract'), { recursive: true });
      const getModelSets = async (options: { salience?: string }) => {
        const sets = new Map<string, Readonly<Record<string, number>>>();
        for await (const [set, { figures }] of measureAll(texts, options)) sets.set(set, figures);
        return sets;
      };
      const measured = await getModelSets({ salience: folder });
      const figures = measured.get('salience') ?? {};
      expect(Object.keys(figures)).toEqual([
        'best',
        'acceptable',
        'not bad',
        'coverage',
        'pages without a bad point',
      ]);
      expect(figures.best).toBeGreaterThan(0);
      expect(figures['not bad']).toBeGreaterThan(0.5);
      expect([...(await getModelSets({})).keys()]).toEqual(['extract/ports', 'scorecard/ports']);
    },
    timeoutMs,
  );
});
