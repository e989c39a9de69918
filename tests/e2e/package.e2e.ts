import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { zipFolder } from '../../scripts/zip.mjs';
import { until } from './drivers/until.ts';
import { useBrowser } from './e2e-setup.ts';
import { pointsFromTerminal } from './sample.ts';
import { waitForOutcome } from './summary-view.ts';

const packages = resolve(import.meta.dirname, '../../dist/packages');

/** Unpacks a store package; the Firefox driver packs it again to install it. */
function unpack(archive: Uint8Array, folder: string): void {
  for (const [name, content] of Object.entries(unzipSync(archive))) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
}

describe('the store package', () => {
  const folder = mkdtempSync(join(tmpdir(), 'package-'));
  const file = readdirSync(packages).find((name) => name.endsWith(`-${inject('browserName')}.zip`));
  const archive = new Uint8Array(readFileSync(join(packages, file ?? 'none for this browser')));
  beforeAll(() => unpack(archive, folder));
  afterAll(() => rmSync(folder, { recursive: true }));
  const stage = useBrowser({ extension: folder });

  it('is the same when its files are packed again', () => {
    expect(Buffer.from(zipFolder(folder)).equals(archive)).toBe(true);
  });

  it('contains its licences and its bill of materials', () => {
    expect(readdirSync(folder)).toEqual(
      expect.arrayContaining(['LICENSE', 'NOTICE', 'THIRD_PARTY_LICENSES.txt', 'bom.cdx.json']),
    );
    const bill = JSON.parse(readFileSync(join(folder, 'bom.cdx.json'), 'utf8'));
    const told = ['THIRD_PARTY_LICENSES.txt', 'NOTICE'].map((file) =>
      readFileSync(join(folder, file), 'utf8'),
    );
    // The package's own names, e.g. `@orama/stemmers` of `@orama/stemmers@3.1.18`.
    const names = bill.components.map((part: { 'bom-ref': string }) =>
      part['bom-ref'].replace(/@[^@]+$/, ''),
    );
    expect(names.length).toBeGreaterThan(3);
    expect(names.filter((name: string) => !told.join('\n').includes(name))).toEqual([]);
  });

  it('is as small as README.md says', () => {
    const readme = readFileSync(join(packages, '../../README.md'), 'utf8');
    const [, limit] = readme.match(/each under ([\d,]+) kB/) ?? [];
    expect(archive.length).toBeLessThan(Number(limit?.replace(',', '')) * 1000);
  });

  it('summarizes an article, leads to a sentence of it, and saves the summary', async () => {
    const tab = await stage.open('/article.html');
    const popup = await tab.clickToolbar();
    expect(await waitForOutcome(popup)).toMatchObject({ code: '', points: pointsFromTerminal() });
    await popup.click('.point');
    await until('the sentence is highlighted', () =>
      popup.evaluate(() => document.querySelector('.highlight-status') !== null),
    );
    await stage.browser.closePopup();
    const history = await stage.openAddress(`${stage.browser.origin}/src/ui/history/index.html`);
    const [first = ''] = pointsFromTerminal();
    await until('the summary is in the history', () =>
      history.evaluate((text) => document.body.textContent?.includes(text), first),
    );
  });
});
