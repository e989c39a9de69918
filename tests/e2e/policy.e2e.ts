import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, rmdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, describe, expect, inject, it } from 'vitest';
import type { Browser } from './drivers/browser.ts';
import { launchChromium } from './drivers/chromium.ts';
import { builtExtension } from './drivers/extension.ts';
import { launchFirefox } from './drivers/firefox.ts';
import { until } from './drivers/until.ts';

const guide = resolve(import.meta.dirname, '../../docs/policy.md');
const chromiumPolicy = '/etc/chromium/policies/managed/no-time-to-read-test.json';
const firefoxPolicy = '/etc/firefox/policies/policies.json';
/** System policies must not be written on a developer's machine. */
const mayWriteSystem = process.env.CI !== undefined && process.getuid?.() === 0;

/** The examples of the policy guide, each in its browser. */
describe('an administrator', () => {
  const undo: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const step of undo.splice(0).reverse()) await step();
  });

  it.skipIf(inject('browserName') === 'firefox' || !mayWriteSystem)(
    'sets policies for Chromium with a system file',
    async () => {
      const browser = await launchChromium();
      undo.push(() => browser.close());
      const id = browser.origin.replace('chrome-extension://', '');
      await writeSystemPolicy(
        chromiumPolicy,
        (await example('chromium')).replace('EXTENSION_ID', id),
      );
      await browser.restart();
      expect(await shownBy(browser)).toEqual({
        history: { chosen: false, locked: true },
        extractive: { chosen: true, locked: true },
        month: { chosen: false, locked: false },
        dark: { chosen: false, locked: false },
        short: { chosen: true, locked: false },
        reasons: 2,
      });
    },
  );

  it.skipIf(inject('browserName') === 'chromium' || !mayWriteSystem || existsSync(firefoxPolicy))(
    'sets policies for Firefox with a system file',
    async () => {
      await writeSystemPolicy(firefoxPolicy, await example('firefox'));
      const browser = await launchFirefox();
      undo.push(() => browser.close());
      expect(await shownBy(browser)).toEqual({
        history: { chosen: true, locked: false },
        extractive: { chosen: true, locked: false },
        month: { chosen: true, locked: true },
        dark: { chosen: true, locked: false },
        short: { chosen: false, locked: false },
        reasons: 1,
      });
    },
  );

  it.skipIf(inject('browserName') === 'chromium')(
    'sets policies for one user of Firefox with a native manifest',
    async () => {
      const home = await mkdtemp(join(tmpdir(), 'home-'));
      undo.push(() => rm(home, { recursive: true, force: true }));
      const file = join(home, '.mozilla/managed-storage', `${builtExtension('firefox').id}.json`);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, await example('native'));
      const { HOME } = process.env;
      process.env.HOME = home;
      undo.push(async () => {
        process.env.HOME = HOME;
      });
      const browser = await launchFirefox();
      undo.push(() => browser.close());
      expect(await shownBy(browser)).toMatchObject({
        history: { chosen: false, locked: true },
        month: { locked: false },
        reasons: 1,
      });
    },
  );

  async function writeSystemPolicy(file: string, text: string): Promise<void> {
    const made: string[] = [];
    for (let folder = dirname(file); !existsSync(folder); folder = dirname(folder))
      made.push(folder);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
    undo.push(async () => {
      await rm(file);
      for (const folder of made) await rmdir(folder);
    });
  }
});

/** Returns the example of this name in the policy guide. */
async function example(name: string): Promise<string> {
  const text = await readFile(guide, 'utf8');
  const [, json = ''] = text.match(new RegExp(`\`\`\`json ${name}\n([\\s\\S]*?)\`\`\``)) ?? [];
  return json;
}

/**
 * Returns what the options show once the policy applies. Chromium reads it some seconds after its
 * start.
 */
async function shownBy(browser: Browser) {
  const options = await browser.openTab(`${browser.origin}/src/ui/options/index.html`);
  return until('the policy applies', () => options.evaluate(shownNow), { timeoutMs: 30_000 });
}

/** Runs in the options page. */
function shownNow() {
  const state = (selector: string) => {
    const input = document.querySelector<HTMLInputElement>(`input${selector}`);
    return { chosen: input?.checked, locked: input?.matches(':disabled') };
  };
  const { textContent = '' } = document.body;
  const reasons = textContent?.split('Managed by your organization').length ?? 1;
  if (reasons === 1) return undefined;
  return {
    history: state('[name=history]'),
    extractive: state('[name=engine][value=extractive]'),
    month: state('[value="30"]'),
    dark: state('[value=dark]'),
    short: state('[value=short]'),
    reasons: reasons - 1,
  };
}
