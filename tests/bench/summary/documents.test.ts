import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listPages } from '../../../bench/extract/pages.ts';
import { readDocuments } from '../../../bench/summary/documents.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bench-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('documentsIn', () => {
  it('reads JSON lines; several references take precedence over a single one', () => {
    const lines = [
      { id: 'a', lang: 'en', text: 'T', summary: 'S' },
      { id: 'b', lang: 'fr', title: 'Ti', text: 'T', summary: 'S', refs: ['R1', 'R2'] },
      { id: 'c', lang: 'en', text: 'T' },
    ];
    const file = join(folder, 'dev.jsonl');
    writeFileSync(file, `${lines.map((line) => JSON.stringify(line)).join('\n')}\n\n`);
    expect(readDocuments(file)).toMatchObject([
      { id: 'a', references: ['S'] },
      { id: 'b', title: 'Ti', references: ['R1', 'R2'] },
      { id: 'c', references: [] },
    ]);
  });
});

describe('pagesIn', () => {
  it('reads each HTML file with its gold text and annotations', () => {
    writeFileSync(join(folder, 'x.html'), '<p>x');
    writeFileSync(join(folder, 'x.txt'), 'x');
    writeFileSync(join(folder, 'y.html.gz'), '');
    writeFileSync(
      join(folder, 'y.json'),
      JSON.stringify({
        url: 'https://y.example/',
        lang: null,
        author: ['A', 'B'],
        with: ['w'],
        without: [],
      }),
    );
    writeFileSync(join(folder, 'manifest.json'), '{}');
    expect(listPages(folder)).toEqual([
      expect.objectContaining({ id: 'x', gold: { text: 'x' } }),
      expect.objectContaining({
        id: 'y',
        url: 'https://y.example/',
        gold: { author: 'A, B', with: ['w'], without: [] },
      }),
    ]);
  });
});
