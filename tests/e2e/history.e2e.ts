import { describe, expect, it } from 'vitest';
import type { HistoryRecord } from '../../src/storage/history/record.ts';
import { storedEverywhere, type Tab } from './drivers/browser.ts';
import { until } from './drivers/until.ts';
import { useBrowser } from './e2e-setup.ts';
import {
  chooseFile,
  count,
  emptyStorage,
  enter,
  fileOfClick,
  getText,
  historyPage,
  isThere,
  optionsPage,
  readRecords,
  titles,
} from './history-helpers.ts';
import { manyRecords, storeRecords } from './many-records.ts';
import { pointsFromTerminal } from './sample.ts';
import { waitForOutcome } from './summary-view.ts';

const stage = useBrowser();
const openOurs = (page: string) => stage.openAddress(stage.browser.origin + page);
const records = () => readRecords(stage.browser);
const search = 'input[type=search]';

describe('the history', () => {
  it('finds, stars, deletes, restores and exports a summary', async () => {
    const article = await stage.open('/article.html');
    const { points, title } = await waitForOutcome(await article.clickToolbar());
    const [before] = await until('the record is stored', async () => {
      const found = await records();
      return found.length > 0 && found;
    });
    await stage.browser.closePopup();

    const history = await openOurs(historyPage);
    await until('the record is listed', async () => (await titles(history)).length === 1);
    await history.evaluate(enter, search, 'no such word');
    await until('nothing is found', async () => (await titles(history)).length === 0);
    await history.evaluate(enter, search, 'lamps');
    await until('it is found', async () => (await titles(history)).includes(title));

    await history.click('.star');
    await until('the star is stored', async () => (await records())[0]?.starred === true);

    await history.click('.record .line > input');
    await history.click('.selection-bar .delete');
    await until('it is gone', async () => (await records()).length === 0);
    await history.click('.undo');
    const [after] = await until('it is back', async () => {
      const found = await records();
      return found.length > 0 && found;
    });
    expect(after).toEqual({ ...before, starred: true });

    await history.click('.record-toggle');
    await until('it is open', () => history.evaluate(isThere, '.record-details'));
    const markdown = await fileOfClick(history, '.record-details button[name=markdown]');
    expect(markdown).toContain(`# ${title}`);
    expect(markdown).toContain('#:~:text=');
    expect(markdown.split('\n').filter((line) => line.startsWith('- '))).toHaveLength(
      points.length,
    );
  });

  it('says how many saved points a changed article still contains', async () => {
    const tab = await stage.open('/article.html');
    expect(await tab.evaluate(cutOut, pointsFromTerminal())).toBe(true);
    const view = await tab.clickToolbar();
    await waitForOutcome(view);
    const notice = await until('it is spoken', async () => {
      const said = await view.evaluate(noticesText);
      return said.includes('still match') && said;
    });
    expect(notice).toMatch(
      /This article has changed since .+ Saved points that still match: [1-4] of 5\./,
    );
    await stage.browser.closePopup();
  });

  it('links each point to its sentence', async () => {
    const history = await openOurs(historyPage);
    await until('the record is listed', async () => (await titles(history)).length === 1);
    await history.click('.record-toggle');
    const [link] = await until('it is open', () => history.evaluate(links));
    expect(link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/article\.html#:~:text=.+/);
  });
});

describe('many records', () => {
  const kept = manyRecords(60, Date.now());
  const [newest, second] = kept.map(({ title }) => title);

  it('are filtered by site, date and star', async () => {
    const history = await openWith(kept);
    const shown = async (expected: readonly HistoryRecord[]) =>
      until(`${expected.length} are shown`, async () => {
        const found = await titles(history);
        return JSON.stringify(found) === JSON.stringify(expected.map(({ title }) => title));
      });
    await history.evaluate(enter, 'select[name=site]', 'paper7.example');
    await shown(kept.filter(({ site }) => site === 'Paper 7'));
    await history.evaluate(enter, 'select[name=site]', '');
    // One was saved each hour, so today's are those since midnight.
    const midnight = new Date().setHours(0, 0, 0, 0);
    await history.evaluate(enter, 'select[name=date]', 'today');
    await shown(kept.filter(({ updatedAt }) => updatedAt >= midnight));
    await history.evaluate(enter, 'select[name=date]', 'all');
    await history.click('button[name=starred]');
    await shown(kept.filter(({ starred }) => starred));
  });

  it('are selected, exported and deleted together, and restored', async () => {
    const history = await openWith(kept);
    // Uses their ids, as each day has a list of its own.
    for (const { id } of kept.slice(0, 2)) {
      await history.click(`.record[data-id="${id}"] .line > input`);
    }
    await until('both are selected', async () =>
      (await history.evaluate(getText, '.selection-bar .count')).startsWith('2'),
    );
    const json = JSON.parse(await fileOfClick(history, '.selection-bar [name=json]'));
    expect(json.records).toEqual(kept.slice(0, 2));
    const markdown = await fileOfClick(history, '.selection-bar [name=markdown]');
    expect(markdown.match(/^# .+/gm)).toEqual([`# ${newest}`, `# ${second}`]);
    const html = await fileOfClick(history, '.selection-bar [name=print]');
    expect(html.match(/<article /g)).toHaveLength(2);

    await history.click('.selection-bar [name=all]');
    await history.click('.selection-bar .delete');
    await until('all are gone', async () => (await records()).length === 0);
    await history.click('.undo');
    await until('all are back', async () => (await titles(history))[0] === newest);
    expect(sorted(await records())).toEqual(sorted(kept));
  });

  /** Opens the history page with exactly these records. */
  async function openWith(all: readonly HistoryRecord[]): Promise<Tab> {
    const history = await openOurs(historyPage);
    await history.evaluate(emptyStorage);
    await storeRecords(history, all);
    await until('they are listed', async () => (await titles(history))[0] === newest);
    return history;
  }
});

describe('a backup', () => {
  it('restores everything after an erasure', async () => {
    const options = await openOptions();
    await options.evaluate(emptyStorage);
    await storeRecords(options, manyRecords(150, Date.now()));
    await options.click('label:has(> input[value=dark])');
    await until('the theme is stored', async () => {
      return (await stage.browser.stored('sync'))['settings:theme'] === 'dark';
    });
    const before = await records();
    expect(before).toHaveLength(150);

    const backup = await fileOfClick(options, '[name=save-backup]');
    await options.click('[name=erase]');
    await options.click('[name=erase-yes]');
    await until('everything is erased', async () => {
      const stored = await storedEverywhere(stage.browser);
      return JSON.stringify(stored) === '{"local":{},"session":{},"sync":{}}';
    });

    await options.evaluate(chooseFile, backup);
    await until('the preview is shown', () => options.evaluate(isThere, '[name=restore]'));
    expect(await options.evaluate(count, '.preview li[data-action=refuse]')).toBe(0);
    await options.click('[name=restore]');
    await until('it is restored', async () => {
      return (await options.evaluate(getText, '.outcome')) === 'Backup restored.';
    });
    expect(sorted(await records())).toEqual(sorted(before));
    expect((await stage.browser.stored('sync'))['settings:theme']).toBe('dark');
  });

  it('is previewed row by row with what is rejected and why', async () => {
    const options = await openOptions();
    await options.evaluate(emptyStorage);
    const [same, older, added, hostile] = manyRecords(4, Date.now());
    if (!same || !older || !added || !hostile) throw new Error('too few');
    await storeRecords(options, [same, older]);
    const replacing = { ...older, starred: true, updatedAt: older.updatedAt + 1 };
    const script = 'javascript:alert(1)';
    const all = [same, replacing, added, added, { ...hostile, url: script, canonical: script }, 7];
    const backup = { format: 'no-time-to-read', version: 1, savedAt: Date.now(), records: all };
    await options.evaluate(chooseFile, JSON.stringify(backup));
    const rows = await until('the preview is shown', () => options.evaluate(previewRows));
    expect(rows).toEqual([
      ['reject', added.title, 'duplicate'],
      ['reject', hostile.title, 'invalid web address'],
      ['reject', 'Untitled', 'invalid data'],
      ['replace', older.title, ''],
      ['add', added.title, ''],
      ['keep', same.title, ''],
    ]);
    expect(sorted(await records())).toEqual(sorted([same, older]));
    await options.click('[name=restore]');
    await until('it is restored', async () => (await records()).length === 3);
    expect(sorted(await records())).toEqual(sorted([same, replacing, added]));
  });

  it.each([
    ['not JSON', '<html>'],
    ['unrelated JSON', '{"records":[1]}'],
    ['from a newer version', '{"format":"no-time-to-read","version":99,"records":[]}'],
  ])('is rejected without changes if it is %s', async (_name, text) => {
    const before = await stage.browser.stored('local');
    const options = await openOptions();
    await options.evaluate(chooseFile, text);
    await until('it is refused', async () => {
      return (await options.evaluate(getText, '.outcome')).includes('Nothing changed');
    });
    expect(await stage.browser.stored('local')).toEqual(before);
  });

  async function openOptions(): Promise<Tab> {
    const options = await openOurs(optionsPage);
    await until('the options are shown', () => options.evaluate(isThere, '[name=save-backup]'));
    return options;
  }
});

function sorted(all: readonly object[]): object[] {
  const address = (record: object) => (record as { url: string }).url;
  return [...all].sort((a, b) => (address(a) < address(b) ? -1 : 1));
}

/** Runs in an article. Removes the first paragraph that a point comes from. */
function cutOut(points: readonly string[]): boolean {
  const paragraphs = [...document.querySelectorAll('article p')];
  const said = paragraphs.find(({ textContent }) => {
    const text = textContent?.replace(/\s+/g, ' ') ?? '';
    return points.some((point) => text.includes(point));
  });
  said?.remove();
  return said !== undefined;
}

// The following functions run in extension pages.

function noticesText(): string {
  return Array.from(document.querySelectorAll('.notice'), ({ textContent }) => textContent).join(
    ' ',
  );
}

function links(): string[] | null {
  const found = document.querySelectorAll<HTMLAnchorElement>('.record-details a.point');
  return found.length > 0 ? Array.from(found, ({ href }) => href) : null;
}

function previewRows(): string[][] | null {
  const rows = document.querySelectorAll<HTMLElement>('.preview li');
  const part = (row: Element, name: string) => row.querySelector(name)?.textContent ?? '';
  const all = Array.from(rows, (row) => [
    row.dataset.action ?? '',
    part(row, '.name'),
    part(row, '.reason'),
  ]);
  return all.length > 0 ? all : null;
}
