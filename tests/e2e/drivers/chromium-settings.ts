/** Changes settings on Chromium's extensions page through the API of that page. */

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

/** Allows or revokes hosts under “Site access”. */
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
 * Turns “Allow access to file URLs” off, which reloads the extension. Chromium reloads unpacked
 * extensions in developer mode only, and disables them otherwise.
 */
export async function forbidFiles(puppeteer: Puppeteer, id: string): Promise<void> {
  const page = await puppeteer.newPage();
  await page.goto('chrome://extensions/');
  await page.evaluate(async (extensionId) => {
    const { developerPrivate } = (globalThis as unknown as { chrome: ChromeSettings }).chrome;
    await developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
    await developerPrivate.updateExtensionConfiguration({ extensionId, fileAccess: false });
  }, id);
  await until('it is loaded again', () =>
    page.evaluate(async (id) => {
      const { developerPrivate } = (globalThis as unknown as { chrome: ChromeSettings }).chrome;
      const { state, fileAccess } = await developerPrivate.getExtensionInfo(id);
      return state === 'ENABLED' && !fileAccess.isActive;
    }, id),
  );
  await page.close();
}
