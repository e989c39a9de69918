/** The local server: its stored address and model, and the permission to call it. */

import browser from 'webextension-polyfill';
import { parseLoopbackAddress, toHostPattern } from '../shared/loopback-address.ts';
import type { Result } from '../shared/result.ts';
import { LocalServer, localServerKey } from '../storage/settings/local-server.ts';
import { parsePolicy } from '../storage/settings/policy.ts';
import { fetchFromLoopback } from './loopback-fetch.ts';
import { createStorageItem, readManaged } from './storage.ts';

const localServer = createStorageItem('local', localServerKey, LocalServer, undefined);

/** Returns the server that the user has set up, otherwise the one in the policy, if any. */
export async function readLocalServer(): Promise<LocalServer | undefined> {
  return (await localServer.read()) ?? parsePolicy(await readManaged()).localServer;
}

/** Stores a server on this device, with its key; fails as a storage area does. */
export function saveLocalServer(server: LocalServer): Promise<Result<void>> {
  return localServer.write(server);
}

/**
 * Returns the permissions that a call needs. Firefox counts a program on the same machine as outside
 * of the browser, so there the user is also asked for consent to transmit website content.
 */
function toPermissions(address: string): browser.Permissions.Permissions {
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
 * Asks the user for access to a server. Call it in a click handler, before any await.
 *
 * @returns true if access is granted now
 */
export function requestServerAccess(address: string): Promise<boolean> {
  return browser.permissions.request(toPermissions(address)).catch(() => false);
}

/** Returns true if a server is on this machine and the user allows access to it. */
export async function hasServerAccess(address: string): Promise<boolean> {
  if (parseLoopbackAddress(address) === undefined) return false;
  return browser.permissions.contains(toPermissions(address)).catch(() => false);
}

/** The functions that an engine needs to call the server. */
export const localServerAccess = {
  read: readLocalServer,
  hasAccess: hasServerAccess,
  fetch: fetchFromLoopback,
};
