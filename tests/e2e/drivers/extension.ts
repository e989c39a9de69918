import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { BrowserName } from './browser.ts';

/** What a driver has to know of the build that it installs; all of it is in the manifest. */
export interface Extension {
  readonly folder: string;
  /** The popup's address below the extension's origin, with a leading slash, without a query. */
  readonly popup: string;
  /** Firefox's id; empty in a Chromium build. */
  readonly id: string;
}

interface Manifest {
  readonly action: { readonly default_popup: string };
  readonly browser_specific_settings?: { readonly gecko: { readonly id: string } };
}

/**
 * @param folder the unpacked build; the project's own build for that browser unless told
 * @throws when the folder holds no build
 */
export function builtExtension(browser: BrowserName, folder?: string): Extension {
  const root = resolve(import.meta.dirname, '../../..');
  const path = folder ?? join(root, 'dist', browser);
  const manifest = JSON.parse(readFileSync(join(path, 'manifest.json'), 'utf8')) as Manifest;
  const [popup = ''] = manifest.action.default_popup.split(/[?#]/);
  return {
    folder: path,
    popup: `/${popup.replace(/^\//, '')}`,
    id: manifest.browser_specific_settings?.gecko.id ?? '',
  };
}
