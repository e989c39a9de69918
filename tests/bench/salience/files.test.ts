import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findPages } from '../../../bench/salience/find-pages.ts';
import { readLabels } from '../../../bench/salience/labels.ts';
import { formatRows, readRows } from '../../../bench/salience/rows.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'salience-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(...lines: string[]): string {
  const file = join(folder, 'lines.jsonl');
  writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
}

const label = {
  corpus: 'mills',
  id: 'a',
  lang: 'en-GB',
  title: 'Mills',
  kind: 'news',
  gist: 'They are sold.',
  best: ['One.'],
  good: ['Two.'],
  bad: [],
  seen: 7,
};

describe('readLabels', () => {
  it('reads one judgment per line', () => {
    const { corpus, id, lang, kind, best, good, bad, seen } = label;
    expect(readLabels(write(JSON.stringify(label), ''))).toEqual([
      { corpus, id, lang, kind, judgment: { best, good, bad, seen } },
    ]);
  });

  it('reads a line that only names its page as one without a judgment', () => {
    expect(readLabels(write('{"corpus":"mills","id":"b"}'))).toEqual([
      { corpus: 'mills', id: 'b', kind: 'unknown', lang: 'und', judgment: undefined },
    ]);
  });

  it('names the line of an incomplete judgment', () => {
    const { seen: _, ...rest } = label;
    const file = write(JSON.stringify(label), JSON.stringify(rest));
    expect(() => readLabels(file)).toThrow(`${file}: label 2 is not valid`);
  });

  it('names the line that is not JSON', () => {
    const file = write(JSON.stringify(label), '{"corpus":');
    expect(() => readLabels(file)).toThrow(`${file}:2 is not JSON`);
  });
});

describe('readRows', () => {
  it('reads what formatRows has written', () => {
    const rows = [
      { corpus: 'mills', id: 'a', points: [{ text: 'Sold: One.', quotes: ['One.', 'Sold'] }] },
      { corpus: 'mills', id: 'b', points: [] },
    ];
    expect(readRows(write(formatRows(rows)))).toEqual(rows);
  });

  it('names the line that is not a row', () => {
    const file = write(JSON.stringify(label));
    expect(() => readRows(file)).toThrow(`${file}: row 1 is not valid`);
  });
});

describe('findPages', () => {
  it('finds the page of each label in the folder of its corpus, in the order of the labels', () => {
    for (const corpus of ['mills', 'ferries']) {
      mkdirSync(join(folder, corpus));
      writeFileSync(join(folder, corpus, 'a.html'), '<p>x');
    }
    writeFileSync(join(folder, 'mills', 'a.json'), '{"url":"https://mills.example/a"}');
    const labels = readLabels(
      write('{"corpus":"ferries","id":"a"}', '{"corpus":"mills","id":"a"}'),
    );
    expect(findPages(labels, folder)).toMatchObject([
      { corpus: 'ferries', file: join(folder, 'ferries', 'a.html') },
      { corpus: 'mills', url: 'https://mills.example/a' },
    ]);
  });

  it('names a missing page', () => {
    const labels = readLabels(write('{"corpus":"mills","id":"a"}'));
    expect(() => findPages(labels, folder)).toThrow(`${folder} has no page mills/a`);
  });
});
