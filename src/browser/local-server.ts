/** The user's own model server: what is stored of it, and the grant to reach it. */

import * as v from 'valibot';
import browser from 'webextension-polyfill';
import { parseLoopbackAddress, toHostPattern } from '../shared/loopback-address.ts';
import type { Result } from '../shared/result.ts';
import { LocalServer, localServerKey } from '../storage/settings/local-server.ts';
import { parsePolicy } from '../storage/settings/policy.ts';
import { fetchFromLoopback } from './loopback-fetch.ts';
import { local, readManaged } from './storage.ts';

/** The server that is set up here, else the one that an administrator has set up for everyone. */
export async function readLocalServer(): Promise<LocalServer | undefined> {
  const stored = await local.get([localServerKey]);
  const own = v.safeParse(LocalServer, stored.ok ? stored.value[localServerKey] : undefined);
  return own.success ? own.output : parsePolicy(await readManaged()).localServer;
}

/** Keeps a server on this machine, with its key. */
export function saveLocalServer(server: LocalServer): Promise<Result<void>> {
  return local.set({ [localServerKey]: server });
}

/**
 * What has to be granted before the server is called. Firefox counts another program on the same
 * machine as outside of the browser, so that its users are asked for the text of pages, too.
 */
function toGrant(address: string): browser.Permissions.Permissions {
  const origins = [toHostPattern(address)];
  return isConsentNeeded()
    ? ({ origins, data_collection: ['websiteContent'] } as browser.Permissions.Permissions)
    : { origins };
}

function isConsentNeeded(): boolean {
  const manifest = browser.runtime.getManifest() as {
    browser_specific_settings?: {
      gecko?: { data_collection_permissions?: { optional?: string[] } };
    };
  };
  const { optional = [] } =
    manifest.browser_specific_settings?.gecko?.data_collection_permissions ?? {};
  return optional.includes('websiteContent');
}

/**
 * Asks the user for leave to call a server. To be called in a click, with no await before it.
 *
 * @returns whether it is granted now
 */
export function requestServerAccess(address: string): Promise<boolean> {
  return browser.permissions.request(toGrant(address)).catch(() => false);
}

/** Whether a server may be called: only one on this machine, and only while the user allows it. */
export async function hasServerAccess(address: string): Promise<boolean> {
  if (parseLoopbackAddress(address) === undefined) return false;
  return browser.permissions.contains(toGrant(address)).catch(() => false);
}

/** What an engine needs to call the server. */
export const localServerAccess = {
  read: readLocalServer,
  hasAccess: hasServerAccess,
  fetch: fetchFromLoopback,
};
