import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { BrowserName } from './browser.ts';

/** The properties of a build that a driver needs, read from its manifest. */
export interface Extension {
  readonly folder: string;
  /** Path of the popup with a leading slash and without a query. */
  readonly popup: string;
  /** Firefox's id; empty in a Chromium build. */
  readonly id: string;
}

interface Manifest {
  readonly action: { readonly default_popup: string };
  readonly browser_specific_settings?: { readonly gecko: { readonly id: string } };
}

/**
 * @param folder the unpacked build; the default is the project's build for that browser
 * @throws if the folder has no build
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
