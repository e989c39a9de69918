import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, rmdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, inject, it } from 'vitest';
import type { Browser } from './drivers/browser.ts';
import { launchChromium } from './drivers/chromium.ts';
import { builtExtension } from './drivers/extension.ts';
import { launchFirefox } from './drivers/firefox.ts';
import { until } from './drivers/until.ts';

const rules = { forced: { history: false }, defaults: { length: 'short' } };
const systemPolicy = '/etc/chromium/policies/managed/no-time-to-read-test.json';
/** Chromium has no policies but the system's, which is nobody's to write on their own machine. */
const mayWriteSystem = process.env.CI !== undefined && process.getuid?.() === 0;

describe('an administrator', () => {
  const undo: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const step of undo.splice(0).reverse()) await step();
  });

  it.skipIf(inject('browserName') === 'firefox' || !mayWriteSystem)(
    'locks a setting in Chromium by a file of the system',
    async () => {
      const browser = await launchChromium();
      undo.push(() => browser.close());
      const id = browser.origin.replace('chrome-extension://', '');
      await writeSystemPolicy({ '3rdparty': { extensions: { [id]: rules } } });
      await browser.restart();
      await expectLocked(browser);
    },
  );

  it.skipIf(inject('browserName') === 'chromium')(
    'locks a setting in Firefox by a native manifest',
    async () => {
      const home = await mkdtemp(join(tmpdir(), 'home-'));
      undo.push(() => rm(home, { recursive: true, force: true }));
      const { id } = builtExtension('firefox');
      const file = join(home, '.mozilla/managed-storage', `${id}.json`);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(
        file,
        JSON.stringify({ name: id, description: 'Rules', type: 'storage', data: rules }),
      );
      const { HOME } = process.env;
      process.env.HOME = home;
      undo.push(async () => {
        process.env.HOME = HOME;
      });
      const browser = await launchFirefox();
      undo.push(() => browser.close());
      await expectLocked(browser);
    },
  );

  async function writeSystemPolicy(policy: object): Promise<void> {
    const made: string[] = [];
    for (let folder = dirname(systemPolicy); !existsSync(folder); folder = dirname(folder))
      made.push(folder);
    await mkdir(dirname(systemPolicy), { recursive: true });
    await writeFile(systemPolicy, JSON.stringify(policy));
    undo.push(async () => {
      await rm(systemPolicy);
      for (const folder of made) await rmdir(folder);
    });
  }
});

/** What is forced cannot be changed and says why; what is a default is only where nobody chose. */
async function expectLocked(browser: Browser): Promise<void> {
  const options = await browser.openTab(`${browser.origin}/src/pages/options/index.html`);
  // Chromium reads its policies some seconds after it has started.
  const shown = await until('the policy is in force', () => options.evaluate(lockedHistory), {
    within: 30_000,
  });
  expect(shown).toEqual({ checked: false, text: 'Set by your organisation', short: true });
}

/** Runs in the options page. */
function lockedHistory() {
  const box = document.querySelector<HTMLInputElement>('input[name=history]');
  if (!box?.disabled) return undefined;
  return {
    checked: box.checked,
    text: box.closest('label')?.querySelector('.locked')?.textContent,
    short: document.querySelector<HTMLInputElement>('input[value=short]')?.checked,
  };
}
