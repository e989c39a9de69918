/** What a person does on Chromium's own page of extensions, done by that page's own API. */

import type { Browser as Puppeteer } from 'puppeteer-core';
import { until } from './until.ts';

interface ChromeSettings {
  readonly developerPrivate: {
    addHostPermission(id: string, origin: string): Promise<void>;
    removeHostPermission(id: string, origin: string): Promise<void>;
    updateProfileConfiguration(change: { inDeveloperMode: boolean }): Promise<void>;
    updateExtensionConfiguration(change: {
      extensionId: string;
      fileAccess: boolean;
    }): Promise<void>;
    getExtensionInfo(id: string): Promise<{
      readonly state: string;
      readonly fileAccess: { readonly isActive: boolean };
    }>;
  };
}

/** Under “Site access”: allows sites, or takes them back. */
export async function changeAccess(
  puppeteer: Puppeteer,
  id: string,
  change: 'addHostPermission' | 'removeHostPermission',
  origins: readonly string[],
): Promise<void> {
  const page = await puppeteer.newPage({ background: true });
  await page.goto('chrome://extensions/');
  for (const origin of origins) {
    await page.evaluate(
      async (id, change, origin) => {
        const { developerPrivate } = (globalThis as unknown as { chrome: ChromeSettings }).chrome;
        await developerPrivate[change](id, origin);
      },
      id,
      change,
      origin,
    );
  }
  await page.close();
}

/**
 * Turns “Allow access to file URLs” off, for which Chromium loads the extension anew. It does that
 * for an unpacked one in developer mode only, and else turns it off.
 */
export async function forbidFiles(puppeteer: Puppeteer, id: string): Promise<void> {
  const page = await puppeteer.newPage();
  await page.goto('chrome://extensions/');
  await page.evaluate(async (extensionId) => {
    const { developerPrivate } = (globalThis as unknown as { chrome: ChromeSettings }).chrome;
    await developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
    await developerPrivate.updateExtensionConfiguration({ extensionId, fileAccess: false });
  }, id);
  await until('it is loaded anew', () =>
    page.evaluate(async (id) => {
      const { developerPrivate } = (globalThis as unknown as { chrome: ChromeSettings }).chrome;
      const { state, fileAccess } = await developerPrivate.getExtensionInfo(id);
      return state === 'ENABLED' && !fileAccess.isActive;
    }, id),
  );
  await page.close();
}
