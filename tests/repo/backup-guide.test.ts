/** Checks docs/backup.md, which documents the backup format for other programs. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Anchor } from '../../src/extraction/article.ts';
import { Backup } from '../../src/storage/backup/backup.ts';
import { backupLimits, planRestore } from '../../src/storage/backup/restore.ts';
import { HistoryRecord } from '../../src/storage/history/record.ts';
import { defaultSettings, defaultSiteSettings } from '../../src/storage/settings/settings.ts';
import { Point, Summary } from '../../src/summarizer/summary.ts';

const guide = readFileSync(join(import.meta.dirname, '../../docs/backup.md'), 'utf8');
const [, example = ''] = guide.match(/```json example\n([\s\S]*?)```/) ?? [];

test('restores the example of the backup guide without rejecting or ignoring anything', () => {
  const present = {
    settings: defaultSettings,
    locked: new Set<never>(),
    sites: defaultSiteSettings,
    records: [],
  };
  const restore = planRestore(example, present, Date.UTC(2026, 5, 1));
  if (!restore.ok) throw new Error(restore.rejection);
  const { items, settings, sites, records } = restore.plan;
  expect(items.map(({ part, action }) => `${part} ${action}`)).toEqual([
    'setting replace',
    'site add',
    'record add',
  ]);
  expect(settings).toEqual({ theme: 'dark' });
  expect(sites.bannerSites).toEqual(['news.example']);
  expect(records).toEqual(JSON.parse(example).records);
});

const tables: [string, { entries: Record<string, { type: string }> }][] = [
  ['The file', Backup],
  ['A record', HistoryRecord],
  ['A summary', Summary],
  ['A point', Point],
  ['A source', Anchor],
];

describe.each(tables)('the table “%s” of the backup guide', (heading, { entries }) => {
  const [, section = ''] = guide.split(`## ${heading}\n`);
  const [table = ''] = section.split('\n## ');
  const rows = [...table.matchAll(/^\| `(\w+)` \| (.*) \|$/gm)];

  test('lists every field and no other', () => {
    expect(rows.map(([, field]) => field).sort()).toEqual(Object.keys(entries).sort());
  });

  test('says which fields are optional', () => {
    const optional = Object.keys(entries).filter((field) =>
      /optional/.test(entries[field]?.type ?? ''),
    );
    const told = rows.filter(([, , value]) => value?.startsWith('may be missing'));
    expect(told.map(([, field]) => field).sort()).toEqual(optional.sort());
  });
});

test('states the enforced limits in the backup guide', () => {
  const [characters, records] = [backupLimits.characters, backupLimits.records].map((limit) =>
    limit.toLocaleString('en'),
  );
  expect(guide).toContain(`more than ${characters} characters or ${records} records`);
});
