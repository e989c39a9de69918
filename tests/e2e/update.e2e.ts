import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, inject, it } from 'vitest';
import manifest from '../../manifest.json' with { type: 'json' };
import { until } from './drivers/until.ts';
import { useBrowser } from './e2e-setup.ts';
import { getHighlightedText } from './highlighted-text.ts';
import { pointsFromTerminal } from './sample.ts';
import { waitForOutcome } from './summary-view.ts';

describe('an update of the extension', () => {
  const folder = mkdtempSync(join(tmpdir(), 'extension-'));
  const built = join(resolve(import.meta.dirname, '../..'), 'dist', inject('browserName'));
  cpSync(built, folder, { recursive: true });
  const stage = useBrowser({ extension: folder });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('keeps open pages usable although they have the old script', async () => {
    const tab = await stage.open('/article.html');
    await waitForOutcome(await tab.clickToolbar());
    await stage.browser.closePopup();
    raiseVersion(folder);
    await stage.browser.update();

    const view = await until('the new one is extracting', async () => tab.clickToolbar());
    expect(await waitForOutcome(view)).toMatchObject({ alert: '', points: pointsFromTerminal() });
    await view.click('.points li:nth-child(2) .point');
    await until(
      'the sentence is highlighted',
      async () => (await getHighlightedText(tab)) === pointsFromTerminal()[1],
    );
    const { version } = await view.evaluate(() =>
      (globalThis as unknown as { chrome: Runtime }).chrome.runtime.getManifest(),
    );
    expect(version).toBe(next);
  });
});

interface Runtime {
  readonly runtime: { getManifest(): { version: string } };
}

const next = `${manifest.version}.1`;

/** Raises the version of a build, in its manifest and in the names of its scripts. */
function raiseVersion(folder: string): void {
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!/\.js$|^manifest\.json$/.test(name)) continue;
    const file = join(folder, name);
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replaceAll(manifest.version, next));
  }
}
