import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { serializeBackup, serializeRecords } from '../../../src/storage/backup/backup.ts';
import { backupLimits, planRestore } from '../../../src/storage/backup/restore.ts';
import type { CurrentData, RestorePlan } from '../../../src/storage/backup/restore-plan.ts';
import { parseRecord } from '../../../src/storage/history/record.ts';
import {
  defaultSettings,
  defaultSiteSettings,
  maxSites,
  type Settings,
} from '../../../src/storage/settings/settings.ts';
import backupV1 from '../../fixtures/history/backup--v1.json' with { type: 'json' };
import { anyRecords, sampleRecord } from '../history/samples.ts';
import { anySettings, anySites } from '../settings/samples.ts';

const now = Date.UTC(2101, 0, 1);
/** Settings that keep records of any age. */
const settings: Settings = { ...defaultSettings, historyDays: 0 };
const emptyData: CurrentData = {
  settings,
  locked: new Set(),
  sites: defaultSiteSettings,
  records: [],
};

function plan(text: string, present: CurrentData = emptyData, at = now): RestorePlan {
  const restore = planRestore(text, present, at);
  if (!restore.ok) throw new Error(restore.rejection);
  return restore.plan;
}

/** Creates a file with these records, valid or not. */
function file(records: unknown[]): string {
  return JSON.stringify({ ...backupV1, settings: {}, sites: {}, records });
}

describe('a backup', () => {
  it('restores everything where nothing is stored', () => {
    fc.assert(
      fc.property(anySettings, anySites, anyRecords, (settings, sites, records) => {
        const restored = plan(serializeBackup({ settings, sites, records }, now));
        expect({ ...emptyData.settings, ...restored.settings }).toEqual(settings);
        expect(restored.sites).toEqual(sites);
        expect(restored.records).toEqual(records);
        expect(restored.items.filter(({ action }) => action === 'reject')).toEqual([]);
      }),
    );
  });

  it('changes nothing where it was made', () => {
    fc.assert(
      fc.property(anySettings, anySites, anyRecords, (settings, sites, records) => {
        const present = { ...emptyData, settings, sites, records };
        const restored = plan(serializeBackup({ settings, sites, records }, now), present);
        expect(restored).toMatchObject({ settings: {}, sites: defaultSiteSettings, records: [] });
        expect(new Set(restored.items.map(({ action }) => action))).toEqual(new Set(['keep']));
      }),
    );
  });

  it('can be restored if it contains records only', () => {
    fc.assert(
      fc.property(anyRecords, (records) => {
        expect(plan(serializeRecords(records, now)).records).toEqual(records);
      }),
    );
  });

  it('can be read for ever in version 1', () => {
    const restored = plan(JSON.stringify(backupV1));
    expect(restored).toEqual({
      items: [
        { part: 'setting', name: 'theme', action: 'replace', from: 'system', to: 'dark' },
        { part: 'setting', name: 'speechRate', action: 'replace', from: 1, to: 1.25 },
        { part: 'site', name: 'tide.example', action: 'add', to: 'bannerSites' },
        { part: 'site', name: 'loud.example', action: 'add', to: 'bannerHiddenSites' },
        { part: 'record', name: 'The last pilots of the harbour', action: 'add' },
      ],
      settings: { theme: 'dark', speechRate: 1.25 },
      settingsBefore: { theme: 'system', speechRate: 1 },
      sites: { bannerSites: ['tide.example'], bannerHiddenSites: ['loud.example'] },
      records: backupV1.records,
      removals: [],
      bytes: expect.any(Number),
      maxBytes: 20 * 2 ** 20,
    });
  });
});

describe('planRestore', () => {
  it.each([
    ['invalid JSON', '{', 'not-json'],
    ['an empty file', '', 'not-json'],
    ['JSON of another format', '{"version": 1, "records": []}', 'not-a-backup'],
    ['null', 'null', 'not-a-backup'],
    ['records that are not a list', JSON.stringify({ ...backupV1, records: {} }), 'not-a-backup'],
    ['a newer file', JSON.stringify({ ...backupV1, version: 2 }), 'newer-version'],
    [
      'a newer file of another form',
      '{"format": "no-time-to-read", "version": 7}',
      'newer-version',
    ],
    ['too many records', file(Array(backupLimits.records + 1).fill(0)), 'too-large'],
    ['a text that is too long', ' '.repeat(backupLimits.characters + 1), 'too-large'],
  ])('rejects %s', (_, text, rejection) => {
    expect(planRestore(text, emptyData, now)).toEqual({ ok: false, rejection });
  });

  it('survives deep nesting', () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    expect(planRestore(deep, emptyData, now)).toEqual({ ok: false, rejection: 'not-a-backup' });
    const nested = file([]).replace('"records":[]', `"records":[${deep}]`);
    expect(plan(nested).items).toEqual([
      { part: 'record', name: '', action: 'reject', reason: 'not-valid' },
    ]);
  });

  it('adds new records, replaces older ones, and keeps newer ones', () => {
    const here = sampleRecord({ updatedAt: 100 });
    const present = { ...emptyData, records: [here] };
    const newer = { ...here, updatedAt: 101, title: 'Newer' };
    expect(plan(file([newer]), present).items).toEqual([
      { part: 'record', name: 'Newer', action: 'replace', from: here.title },
    ]);
    expect(plan(file([newer]), present).records).toEqual([newer]);
    const older = plan(file([{ ...here, updatedAt: 99 }]), present);
    expect(older.items.map(({ action }) => action)).toEqual(['keep']);
    expect(older.records).toEqual([]);
  });

  it('rejects invalid records one by one and names them', () => {
    const good = sampleRecord();
    const rows = plan(
      file([
        { ...good, summaries: 'none', title: 'Broken' },
        { ...good, version: 2, title: 'Newer' },
        { ...good, url: 'javascript:alert(1)', title: 'Script' },
        { ...good, canonical: 'javascript:alert(1)', title: 'Other script' },
        { ...good, readingSeconds: 1e308, title: 'For ever' },
        null,
        good,
        { ...good, title: 'Twin' },
      ]),
    ).items;
    expect(rows.map(({ name, action, reason }) => [name, action, reason])).toEqual([
      ['Broken', 'reject', 'not-valid'],
      ['Newer', 'reject', 'newer-version'],
      ['Script', 'reject', 'bad-address'],
      ['Other script', 'reject', 'bad-address'],
      ['For ever', 'reject', 'not-valid'],
      ['', 'reject', 'not-valid'],
      [good.title, 'add', undefined],
      ['Twin', 'reject', 'duplicate'],
    ]);
  });

  it('trusts no ids, addresses or future timestamps', () => {
    const forged = {
      ...sampleRecord(),
      id: 'page:first:https://bank.example/',
      url: 'https://ann:secret@www.tide.example/harbour/pilots?utm_source=x#y',
      updatedAt: now + 1,
    };
    const [record] = plan(file([forged])).records;
    expect(record).toEqual({ ...sampleRecord(), updatedAt: now });
  });

  it('never throws, and plans only records that can be stored', () => {
    const value = fc.oneof(
      fc.anything(),
      fc.json().map((text): unknown => JSON.parse(text)),
    );
    const broken = fc
      .tuple(fc.constantFrom(...Object.keys(sampleRecord())), value)
      .map(([field, bad]) => ({ ...sampleRecord(), [field]: bad }));
    const backup = fc.record(
      {
        format: fc.constant('no-time-to-read'),
        version: fc.constantFrom(1, 1.5, 2),
        savedAt: fc.integer(),
        settings: value,
        sites: value,
        records: fc.oneof(value, fc.array(broken)),
      },
      { requiredKeys: ['format', 'version', 'records'] },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          backup.map((whole) => JSON.stringify(whole) ?? ''),
        ),
        (text) => {
          const restore = planRestore(text, emptyData, now);
          if (!restore.ok) return;
          for (const record of restore.plan.records) expect(parseRecord(record)).toEqual(record);
        },
      ),
    );
  });
});

describe('the settings and sites of a backup', () => {
  it('are rejected one by one if they are invalid', () => {
    const stored = {
      ...backupV1,
      records: [],
      settings: {
        'settings:theme': 'pink',
        'settings:length': 'long',
        'settings:type': 'key-points',
      },
      sites: { 'sites:bannerSites': ['a.example', 7, 'b.example'], 'sites:bannerHiddenSites': 'x' },
    };
    const present = {
      ...emptyData,
      sites: { bannerSites: ['b.example'], bannerHiddenSites: ['c.example'] },
    };
    const restored = plan(JSON.stringify(stored), present);
    expect(restored.items.map(({ name, action }) => [name, action])).toEqual([
      ['type', 'keep'],
      ['length', 'replace'],
      ['theme', 'reject'],
      ['a.example', 'add'],
      ['b.example', 'keep'],
      ['', 'reject'],
      ['', 'reject'],
    ]);
    expect(restored.settings).toEqual({ length: 'long' });
    expect(restored.sites).toEqual({ bannerSites: ['a.example'], bannerHiddenSites: [] });
  });

  it('are rejected if an administrator has locked them', () => {
    const stored = { ...backupV1, records: [], sites: {} };
    const restored = plan(JSON.stringify(stored), { ...emptyData, locked: new Set(['theme']) });
    expect(restored.items[0]).toMatchObject({ name: 'theme', action: 'reject', reason: 'locked' });
    expect(restored.settings).toEqual({ speechRate: 1.25 });
  });

  /** Plans these hosts, by the list in which the file has them. */
  function planHosts(sites: object, present: CurrentData['sites']): RestorePlan {
    const stored = Object.entries(sites).map(([field, hosts]) => [`sites:${field}`, hosts]);
    const backup = { ...backupV1, records: [], settings: {}, sites: Object.fromEntries(stored) };
    return plan(JSON.stringify(backup), { ...emptyData, sites: present });
  }

  it('do not change sites that the user has decided about', () => {
    const present = { bannerSites: ['a.example'], bannerHiddenSites: ['b.example'] };
    const file = { bannerSites: ['b.example', 'c.example'], bannerHiddenSites: ['a.example'] };
    const { items, sites } = planHosts(file, present);
    expect(items.map(({ name, action }) => [name, action])).toEqual([
      ['b.example', 'keep'],
      ['c.example', 'add'],
      ['a.example', 'keep'],
    ]);
    expect(sites).toEqual({ bannerSites: ['c.example'], bannerHiddenSites: [] });
  });

  it('hide the banner on a site that is in both lists', () => {
    const both = { bannerSites: ['a.example'], bannerHiddenSites: ['a.example'] };
    expect(planHosts(both, defaultSiteSettings).sites).toEqual({
      bannerSites: [],
      bannerHiddenSites: ['a.example'],
    });
  });

  it('are rejected beyond the limit of a list, which keeps all of the user’s own', () => {
    const hosts = Array.from({ length: maxSites }, (_, at) => `h${at}.example`);
    const own = ['own.example', 'other.example'];
    const { items, sites } = planHosts(
      { bannerHiddenSites: hosts },
      { bannerSites: [], bannerHiddenSites: own },
    );
    expect(sites.bannerHiddenSites).toHaveLength(maxSites - own.length);
    const refused = items.filter(({ reason }) => reason === 'too-many');
    expect(refused).toHaveLength(own.length);
  });

  it('are rejected as too many if a list of the file is too long', () => {
    const hosts = Array.from({ length: maxSites + 1 }, (_, at) => `h${at}.example`);
    const { items } = planHosts({ bannerHiddenSites: hosts }, defaultSiteSettings);
    expect(items.at(-1)).toMatchObject({ name: '', action: 'reject', reason: 'too-many' });
  });
});
