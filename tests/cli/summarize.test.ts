import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { layOut, makePdf } from '../extraction/pdf/make-pdf.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

function run(args: readonly string[], input: string | Uint8Array = '') {
  return spawnSync('node_modules/.bin/tsx', ['src/cli/summarize.ts', ...args], {
    cwd: root,
    input,
    encoding: 'utf8',
  });
}

const sentences = [
  'The harbour council voted on Tuesday to close the old swing bridge to cars from next spring.',
  'Engineers had found cracks in two of the four bearings, and a repair would cost eleven million.',
  'A new footbridge could be opened within one year for less than half of that sum.',
  'Shopkeepers on the north bank had asked for a delay until the insurers refused to cover it.',
  'About six thousand cars cross the bridge on a working day, and they will take the ring road.',
  'The council will publish the new timetable of the buses in January after a public hearing.',
];
const page = `<!doctype html><html lang="en"><head><title>Bridge to close</title></head><body><article><h1>Bridge to close</h1>${sentences
  .map((text) => `<p>${text} ${text.replace('The', 'That the')}</p>`)
  .join('')}</article></body></html>`;

// Each run starts a process of its own.
describe('npm run summarize', { timeout: 60_000 }, () => {
  it('prints the title and the points', () => {
    const { status, stdout } = run(['--length', 'short', '-'], page);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Bridge to close\n\n• /);
    expect(stdout.match(/^• /gm)?.length).toBeLessThanOrEqual(3);
    expect(stdout).toMatch(/Reads in \d+ s instead of \d+ s\./);
  });

  it('prints the article and the summary as JSON', () => {
    const { status, stdout } = run(['--json', '--form', 'tldr', '--lang', 'en-GB', '-'], page);
    expect(status).toBe(0);
    const { article, summary } = JSON.parse(stdout);
    expect(article.lang).toBe('en-GB');
    expect(summary).toMatchObject({
      engine: 'extractive',
      type: 'tldr',
      length: 'medium',
      lang: 'en-GB',
    });
    const [{ block, start, end, quote }] = summary.points[0].sources;
    expect(article.blocks[block].text.slice(start, end)).toBe(quote);
  });

  it('summarizes a PDF, and says on which page a sentence stands', () => {
    const lines = (from: number) =>
      sentences
        .slice(from, from + 3)
        .flatMap((text, at) => layOut(text, { x: 60, y: 120 + 60 * at, columns: 60 }));
    const bytes = makePdf({ pages: [lines(0), lines(3)], info: { Title: 'Bridge to close' } });
    const { status, stdout } = run(['--json', '-'], bytes);
    expect(status).toBe(0);
    const { article, summary } = JSON.parse(stdout);
    expect(article).toMatchObject({ title: 'Bridge to close', lang: 'en', pages: { read: 2 } });
    for (const { sources } of summary.points) {
      const [{ block, quote, page }] = sources;
      expect(article.blocks[block]).toMatchObject({ text: quote, page });
      expect(page).toBe(sentences.indexOf(quote) < 3 ? 1 : 2);
    }
  });

  it('explains why a PDF cannot be read', () => {
    const scan = run(['-'], makePdf({ pages: [[], []], hasImages: true }));
    expect([scan.status, scan.stdout]).toEqual([1, '']);
    expect(scan.stderr).toContain('has no text');
  });

  it('explains each error and exits with its code', () => {
    const missing = run(['no-such-file.html']);
    expect([missing.status, missing.stdout]).toEqual([1, '']);
    expect(missing.stderr).toContain('no-such-file.html');
    const empty = run(['-'], '<p>Too short.</p>');
    expect([empty.status, empty.stdout]).toEqual([1, '']);
    const wrong = run(['--form', 'poem', '-']);
    expect(wrong.status).toBe(2);
    expect(wrong.stderr).toContain('Usage:');
  });

  it('reads a page with more classes than a call can have arguments', () => {
    const words = page.replace('<article>', `<article class="${'a '.repeat(130_000)}">`);
    const { status, stdout, stderr } = run(['-'], words);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('• The harbour council voted on Tuesday');
  });

  it('reads a page nested deeper than the stack', () => {
    const deep = page.replace('</article>', `</article>${'<div>'.repeat(20_000)}`);
    const { status, stderr } = run(['-'], deep);
    expect([status, stderr]).toEqual([0, '']);
  });
});
