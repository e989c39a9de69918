import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const run = promisify(execFile);
const timeoutMs = 120_000;

const paragraphs = [
  'The harbour bridge will close to cars for nine weeks from Monday so that two of its bearings can be replaced.',
  'The city engineer said that both had cracked during the cold spell in January, and that the work would cost four million pounds.',
  'Ferries will run every ten minutes between the two quays, and cyclists may use the footway throughout.',
  'The council has ruled out compensation for the shops on the east bank, which lost a third of their trade in the last closure.',
];
const html = `<!doctype html><html lang="en"><title>Harbour bridge to close</title><nav><a href="/">Home</a> <a href="/news">News</a></nav>
  <article><h1>Harbour bridge to close</h1>${paragraphs.map((text) => `<p>${text}</p>`).join('')}</article><footer>© Evening Post</footer></html>`;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bench-contract-'));
  writeFileSync(join(folder, 'bridge.html'), html);
  writeFileSync(join(folder, 'bridge.txt'), paragraphs.join('\n'));
  const line = { id: 'a', lang: 'en', text: paragraphs.join(' '), summary: paragraphs[0] };
  writeFileSync(join(folder, 'dev.jsonl'), `${JSON.stringify(line)}\n`);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs a benchmark with these arguments, and returns its tables and its output lines. */
async function runBenchmark(
  program: string,
  ...args: string[]
): Promise<{ table: string; lines: unknown[] }> {
  const out = join(folder, 'out.jsonl');
  const { stdout } = await run(process.execPath, [
    '--import',
    'tsx',
    program,
    ...args,
    '--out',
    out,
  ]);
  const lines = readFileSync(out, 'utf8').trim().split('\n');
  return { table: stdout, lines: lines.map((line) => JSON.parse(line)) };
}

describe('the command line of the benchmarks', () => {
  it(
    'extracts every page of a folder into a line and prints a table of scores',
    async () => {
      const { table, lines } = await runBenchmark('bench/extract.ts', folder, '--fresh');
      expect(lines).toEqual([
        {
          id: 'bridge',
          title: 'Harbour bridge to close',
          byline: null,
          published: null,
          lang: 'en',
          text: paragraphs.join('\n'),
          ms: expect.any(Number),
        },
      ]);
      expect(table).toMatch(/\| ours +\| +1\.000 \| 1\.000 \| 1\.000 \|/);
    },
    timeoutMs,
  );

  it(
    'summarizes every text in sentences or words, in text order',
    async () => {
      const byWords = await runBenchmark(
        'bench/summary.ts',
        join(folder, 'dev.jsonl'),
        '--words',
        '45',
        '--fresh',
      );
      const [line] = byWords.lines as { id: string; sentences: string[]; ms: number }[];
      expect(line).toMatchObject({ id: 'a', ms: expect.any(Number) });
      const picked = line?.sentences ?? [];
      expect(picked.length).toBeGreaterThan(0);
      expect(picked.join(' ').split(/\s+/).length).toBeLessThanOrEqual(45);
      const places = picked.map((sentence) =>
        paragraphs.findIndex((text) => text.includes(sentence)),
      );
      expect(places).toEqual([...places].sort());
      expect(places).not.toContain(-1);

      const bySentences = await runBenchmark(
        'bench/summary.ts',
        join(folder, 'dev.jsonl'),
        '--sentences',
        '2',
        '--fresh',
      );
      expect((bySentences.lines[0] as { sentences: string[] }).sentences).toHaveLength(2);
      expect(bySentences.table).toMatch(/\| lead +\|/);
    },
    timeoutMs,
  );

  it(
    'prints its usage',
    async () => {
      const wrong = run(process.execPath, [
        '--import',
        'tsx',
        'bench/summary.ts',
        join(folder, 'dev.jsonl'),
      ]);
      await expect(wrong).rejects.toMatchObject({
        code: 2,
        stderr: expect.stringContaining('--words N'),
      });
    },
    timeoutMs,
  );
});
