import { describe, expect, it } from 'vitest';
import type { Stored, Tab } from './drivers/browser.ts';
import { until } from './drivers/until.ts';
import { manyRecords, storeRecords } from './many-records.ts';
import { readerEnds } from './reader.ts';
import { pointsFromTerminal } from './sample.ts';
import { setStage } from './stage.ts';

const historyPage = '/src/pages/history/index.html';
const optionsPage = '/src/pages/options/index.html';

describe('the history', () => {
  const stage = setStage();
  const ours = (page: string) => stage.openAddress(stage.browser.origin + page);
  const records = async () => recordsIn(await stage.browser.stored('local'));

  it('finds a summary, stars it, deletes it, takes that back, and hands it out', async () => {
    const article = await stage.open('/article.html');
    const { points, title } = await readerEnds(await article.clickToolbar());
    const [before] = await until('the record is stored', async () => {
      const found = await records();
      return found.length > 0 && found;
    });
    await stage.browser.closePopup();

    const history = await ours(historyPage);
    await until('the record is listed', async () => (await titles(history)).length === 1);
    await history.evaluate(type, 'no such word');
    await until('nothing is found', async () => (await titles(history)).length === 0);
    await history.evaluate(type, 'lamps');
    await until('it is found', async () => (await titles(history)).includes(title));

    await history.click('.star');
    await until('the star is stored', async () => isStarred((await records())[0]));

    await history.click('.record .line > input');
    await history.click('.selection-bar .delete');
    await until('it is gone', async () => (await records()).length === 0);
    await history.click('.undo');
    const [after] = await until('it is back', async () => {
      const found = await records();
      return found.length > 0 && found;
    });
    expect(after).toEqual({ ...(before as object), starred: true });

    await history.evaluate(watchFiles);
    await history.click('.face');
    await until('it is open', () => history.evaluate(isThere, '.opened'));
    await history.click('.opened button[name=markdown]');
    const markdown = await until('the file is made', () => history.evaluate(lastFile));
    expect(markdown).toContain(`# ${title}`);
    expect(markdown).toContain('#:~:text=');
    expect(markdown.split('\n').filter((line) => line.startsWith('- '))).toHaveLength(
      points.length,
    );
  });

  it('tells the reader how many saved points an article that has changed still says', async () => {
    const tab = await stage.open('/article.html');
    expect(await tab.evaluate(cutOut, pointsFromTerminal())).toBe(true);
    const reader = await tab.clickToolbar();
    await readerEnds(reader);
    const notice = await until('it is said', async () => {
      const said = await reader.evaluate(noticesText);
      return said.includes('still match') && said;
    });
    expect(notice).toMatch(
      /The article has changed since .+ [1-4] of 5 saved points still match\./,
    );
    await stage.browser.closePopup();
  });

  it('leads from a point to its sentence, by a link', async () => {
    const history = await ours(historyPage);
    await until('the record is listed', async () => (await titles(history)).length === 1);
    await history.click('.face');
    const [link] = await until('it is open', () => history.evaluate(links));
    expect(link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/article\.html#:~:text=.+/);
  });
});

describe('a backup', () => {
  const stage = setStage();
  const records = async () => recordsIn(await stage.browser.stored('local'));

  it('gives back after an erasure what was there before', async () => {
    const options = await stage.openAddress(stage.browser.origin + optionsPage);
    await until('the options are shown', () => options.evaluate(isThere, '[name=save-backup]'));
    await storeRecords(options, manyRecords(150, Date.now()));
    await options.evaluate(watchFiles);
    await options.click('label:has(> input[value=dark])');
    await until('the theme is stored', async () => {
      return (await stage.browser.stored('sync'))['settings:theme'] === 'dark';
    });
    const before = await records();
    expect(before).toHaveLength(150);

    await options.click('[name=save-backup]');
    const backup = await until('the backup is made', () => options.evaluate(lastFile));
    await options.click('[name=erase]');
    await options.click('[name=erase-yes]');
    await until('everything is erased', async () => {
      const stored = [await stage.browser.stored('local'), await stage.browser.stored('sync')];
      return recordsIn(stored[0] ?? {}).length === 0 && !('settings:theme' in (stored[1] ?? {}));
    });

    await options.evaluate(chooseFile, backup);
    await until('the preview is shown', () => options.evaluate(isThere, '[name=restore]'));
    expect(await options.evaluate(count, '.preview li[data-action=refuse]')).toBe(0);
    await options.click('[name=restore]');
    await until('it is restored', async () => {
      return (await options.evaluate(textOf, '.outcome')) === 'Restored.';
    });
    const byAddress = (all: unknown[]) =>
      [...all].sort((a, b) => (addressOf(a) < addressOf(b) ? -1 : 1));
    expect(byAddress(await records())).toEqual(byAddress(before));
    expect((await stage.browser.stored('sync'))['settings:theme']).toBe('dark');
  });

  it.each([
    ['no JSON', '<html>'],
    ['somebody else’s JSON', '{"records":[1]}'],
    ['of a newer version', '{"format":"no-time-to-read","version":99,"records":[]}'],
  ])('that is %s is refused, and nothing is changed', async (_name, text) => {
    const before = await stage.browser.stored('local');
    const options = await stage.openAddress(stage.browser.origin + optionsPage);
    await until('the options are shown', () => options.evaluate(isThere, '[name=save-backup]'));
    await options.evaluate(chooseFile, text);
    await until('it is refused', async () => {
      return (await options.evaluate(textOf, '.outcome')).includes('Nothing was changed');
    });
    expect(await stage.browser.stored('local')).toEqual(before);
  });
});

function recordsIn(local: Stored): unknown[] {
  return Object.keys(local)
    .filter((key) => key.startsWith('record:'))
    .map((key) => local[key]);
}

function isStarred(record: unknown): boolean {
  return (record as { starred?: boolean } | undefined)?.starred === true;
}

function addressOf(record: unknown): string {
  return (record as { url: string }).url;
}

function titles(history: Tab): Promise<string[]> {
  return history.evaluate(() =>
    Array.from(document.querySelectorAll('.face .title'), ({ textContent }) => textContent ?? ''),
  );
}

/** Runs in an article: takes out the first paragraph that a point is made of. */
function cutOut(points: readonly string[]): boolean {
  const paragraphs = [...document.querySelectorAll('article p')];
  const said = paragraphs.find(({ textContent }) => {
    const text = textContent?.replace(/\s+/g, ' ') ?? '';
    return points.some((point) => text.includes(point));
  });
  said?.remove();
  return said !== undefined;
}

// These run in our pages.

function noticesText(): string {
  return Array.from(document.querySelectorAll('.notice'), ({ textContent }) => textContent).join(
    ' ',
  );
}

function type(query: string): void {
  const input = document.querySelector<HTMLInputElement>('input[type=search]');
  if (!input) throw new Error('There is nothing to type in');
  input.value = query;
  input.dispatchEvent(new Event('input', { bubbles: true }));
}

function isThere(selector: string): boolean {
  return document.querySelector(selector) !== null;
}

function count(selector: string): number {
  return document.querySelectorAll(selector).length;
}

function textOf(selector: string): string {
  return document.querySelector(selector)?.textContent ?? '';
}

function links(): string[] | null {
  const found = document.querySelectorAll<HTMLAnchorElement>('.opened a.point');
  return found.length > 0 ? Array.from(found, ({ href }) => href) : null;
}

/** From now on, notes what is handed to the downloads, and lets it go no further. */
function watchFiles(): void {
  const noted = window as unknown as { handedOut?: Promise<string>; URL: typeof URL };
  noted.URL.createObjectURL = (file) => {
    noted.handedOut = (file as Blob).text();
    return '#';
  };
}

async function lastFile(): Promise<string> {
  return (window as unknown as { handedOut?: Promise<string> }).handedOut ?? '';
}

/** Chooses a file as the browser's own dialog would. */
function chooseFile(text: string): void {
  const field = document.querySelector<HTMLInputElement>('input[name=backup-file]');
  if (!field) throw new Error('There is no field for a file');
  const chosen = new DataTransfer();
  chosen.items.add(new File([text], 'backup.json', { type: 'application/json' }));
  field.files = chosen.files;
  field.dispatchEvent(new Event('change', { bubbles: true }));
}
