/** Restores backups that would delete the user's records, which must be announced first. */

import { describe, expect, it } from 'vitest';
import type { HistoryRecord } from '../../src/storage/history/record.ts';
import { clickInBanner, countBanners, waitForBanners } from './banner-helpers.ts';
import type { Stored, Tab } from './drivers/browser.ts';
import { until } from './drivers/until.ts';
import { useBrowser } from './e2e-setup.ts';
import {
  chooseFile,
  emptyStorage,
  getText,
  isThere,
  optionsPage,
  readRecords,
} from './history-helpers.ts';
import { manyRecords, storeItems, storeRecords } from './many-records.ts';
import { waitForOutcome } from './summary-view.ts';

const stage = useBrowser();
const backup = { format: 'no-time-to-read', version: 1, savedAt: Date.now() };
const titles = (records: readonly HistoryRecord[]) => records.map(({ title }) => title).sort();
const saved = async () => (await readRecords(stage.browser)) as unknown as HistoryRecord[];

describe('a backup of twelve large starred summaries with a limit of one megabyte', () => {
  const own = manyRecords(3, Date.now()).map((record) => ({ ...record, starred: false }));
  const file = JSON.stringify({
    ...backup,
    settings: { 'settings:version': 1, 'settings:historyMaxMib': 1 },
    records: Array.from({ length: 12 }, (_, at) => largeRecord(at)),
  });

  it('is previewed with its new limit and the records that have no room', async () => {
    const options = await openOptions();
    await options.evaluate(emptyStorage);
    await storeRecords(options, own);
    await options.evaluate(chooseFile, file);
    const rows = await until('the preview is shown', () => options.evaluate(previewRows));
    expect(rows.filter(([action]) => action === 'remove')).toEqual([]);
    expect(rows).toContainEqual(['replace', 'Setting: Storage limit', '20 MB → 1 MB']);
    expect(rows.filter(([action]) => action === 'reject').length).toBeGreaterThan(0);
    expect(await options.evaluate(getText, '.preview')).toContain('would then be almost full');
    expect(titles(await saved())).toEqual(titles(own));
  });

  it('keeps the user’s own summaries, and a new one without room is said not to be saved', async () => {
    const options = await openOptions();
    await options.evaluate(chooseFile, file);
    await until('the preview is shown', () => options.evaluate(isThere, '[name=restore]'));
    await options.click('[name=restore]');
    await restored(options);
    expect(titles(await saved())).toEqual(expect.arrayContaining(titles(own)));

    // Starred records now fill all the room.
    const rest = 2 ** 20 - (await saved()).filter(({ starred }) => starred).length * 100_000;
    await storeRecords(options, [largeRecord(99, Math.floor(rest / 5_100))]);
    await storeItems(options, { 'history:index': null });
    const before = titles(await saved());
    const tab = await stage.open('/article.html');
    const view = await tab.clickToolbar();
    await waitForOutcome(view);
    await until('the refusal is reported', async () =>
      (await view.evaluate(noticesText)).includes('Not saved: starred summaries'),
    );
    await stage.browser.closePopup();
    expect(titles(await saved())).toEqual(before);
  });
});

describe('a backup with stricter limits', () => {
  it('names each of the user’s records that it would delete, and asks first', async () => {
    const dayMs = 86_400_000;
    const [young, old] = manyRecords(2, Date.now());
    if (!young || !old) throw new Error('too few');
    const aged = { ...old, updatedAt: Date.now() - 60 * dayMs, savedAt: Date.now() - 60 * dayMs };
    const own = [young, aged].map((record) => ({ ...record, starred: false }));
    const options = await openOptions();
    await options.evaluate(emptyStorage);
    await options.evaluate(emptySettings);
    await storeRecords(options, own);
    const settings = { 'settings:version': 1, 'settings:historyDays': 30 };
    const file = JSON.stringify({ ...backup, settings, records: [] });
    await options.evaluate(chooseFile, file);
    const rows = await until('the preview is shown', () => options.evaluate(previewRows));
    expect(rows).toEqual([
      ['remove', aged.title, ''],
      ['replace', 'Setting: Keep summaries for', '1 year → 30 days'],
    ]);
    await options.click('.preview .button:not(.main)');
    await until('it is cancelled', async () => !(await options.evaluate(isThere, '.preview')));
    expect(titles(await saved())).toEqual(titles(own));

    await options.evaluate(chooseFile, file);
    await until('the preview is shown', () => options.evaluate(isThere, '[name=restore]'));
    await options.click('[name=restore]');
    await restored(options);
    expect(titles(await saved())).toEqual([young.title]);
  });
});

describe('a backup with five thousand hidden sites', () => {
  const origins = ['https://*/*', 'http://*/*'];

  it('keeps choices made since its preview, and leaves room to hide one more site', async () => {
    const options = await openOptions();
    await options.evaluate(emptyStorage);
    await options.evaluate(emptySettings);
    await storeItems(options, { 'sites:bannerHiddenSites': ['own.example'] });
    const hosts = Array.from({ length: 5_000 }, (_, at) => `h${at}.example`);
    const sites = { 'sites:bannerHiddenSites': hosts, 'sites:bannerSites': ['since.example'] };
    await options.evaluate(chooseFile, JSON.stringify({ ...backup, sites, records: [] }));
    await until('the preview is shown', () => options.evaluate(isThere, '[name=restore]'));
    // Simulates a change in another window.
    await storeItems(options, { 'sites:bannerHiddenSites': ['own.example', 'since.example'] });
    await options.click('[name=restore]');
    await restored(options);
    const { hidden, shown } = await siteChoices();
    expect(shown).toEqual([]);
    expect(hidden.slice(-2)).toEqual(['own.example', 'since.example']);

    await stage.browser.allowAccess(origins);
    await options.click('[name=bannerOnAllSites]');
    await until('it is on', async () => {
      return (await stage.browser.stored('sync'))['settings:bannerOnAllSites'] === true;
    });
    const tab = await stage.open('/article.html?hidden');
    await waitForBanners(tab);
    await clickInBanner(tab, 'top', '.more');
    await clickInBanner(tab, 'top', '.choices .link');
    await until('the site is hidden', async () =>
      (await siteChoices()).hidden.includes('127.0.0.1'),
    );
    const again = await siteChoices();
    expect(again.hidden.slice(-3)).toEqual(['own.example', 'since.example', '127.0.0.1']);
    await until('the banner is gone', async () => (await countBanners(tab)) === 0);
  });

  async function siteChoices(): Promise<{ hidden: string[]; shown: string[] }> {
    const local: Stored = await stage.browser.stored('local');
    const { 'sites:bannerHiddenSites': hidden, 'sites:bannerSites': shown } = local;
    return { hidden: (hidden ?? []) as string[], shown: (shown ?? []) as string[] };
  }
});

/** Creates a starred record whose points have this many characters. */
function largeRecord(at: number, paragraphs = 20): HistoryRecord {
  const [record] = manyRecords(1, Date.now());
  const [summary] = record?.summaries ?? [];
  if (!record || !summary) throw new Error('no record');
  const url = `https://recipes.example/${at}`;
  const point = { text: 'x'.repeat(5_000), sources: [], flags: [] };
  return {
    ...record,
    ...{ id: `page:recipe${at}:${url}`, url, canonical: url, title: `Recipe ${at}` },
    ...{ textHash: `recipe${at}`, starred: true },
    summaries: Array.from({ length: Math.ceil(paragraphs / 20) }, (_, n) => ({
      ...summary,
      lang: `x-${n}`,
      points: Array.from({ length: Math.min(20, paragraphs - 20 * n) }, () => point),
    })),
  };
}

async function openOptions(): Promise<Tab> {
  const options = await stage.openAddress(stage.browser.origin + optionsPage);
  await until('the options are shown', () => options.evaluate(isThere, '[name=save-backup]'));
  return options;
}

async function restored(options: Tab): Promise<void> {
  await until('it is restored', async () => {
    return (await options.evaluate(getText, '.outcome')) === 'Backup restored.';
  });
}

// The following functions run in extension pages.

function previewRows(): string[][] | null {
  const rows = document.querySelectorAll<HTMLElement>('.preview li');
  const part = (row: Element, name: string) => row.querySelector(name)?.textContent ?? '';
  const all = Array.from(rows, (row) => [
    row.dataset.action ?? '',
    part(row, '.name > bdi'),
    part(row, '.change'),
  ]);
  return all.length > 0 ? all : null;
}

function noticesText(): string {
  return Array.from(document.querySelectorAll('.notice'), (each) => each.textContent).join(' ');
}

function emptySettings(): Promise<void> {
  type Sync = { clear(): Promise<void> };
  const { chrome } = globalThis as unknown as { chrome: { storage: { sync: Sync } } };
  return chrome.storage.sync.clear();
}
