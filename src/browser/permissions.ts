/** Host permissions: requests, checks and revokes them. */

import browser from 'webextension-polyfill';

/**
 * Asks the user for access to sites. Call it in a click handler, before any await, or the browser
 * refuses. The browser's dialog may close the popup, and then the promise never resolves.
 *
 * @param origins match patterns
 */
export function requestAccess(origins: readonly string[]): Promise<boolean> {
  return browser.permissions.request({ origins: [...origins] }).catch(() => false);
}

/** Returns true if all of these match patterns are granted; false if one is malformed. */
export async function hasAccess(origins: readonly string[]): Promise<boolean> {
  return browser.permissions.contains({ origins: [...origins] }).catch(() => false);
}

/** Revokes access. Has no effect on origins that are not granted or not optional. */
export async function revokeAccess(origins: readonly string[]): Promise<void> {
  await browser.permissions.remove({ origins: [...origins] }).catch(() => undefined);
}

/** Listens for changes of permissions. Call it synchronously at startup of the background. */
export function onPermissionsChanged(on: { onGranted(): void; onRevoked(): void }): void {
  browser.permissions.onAdded.addListener(on.onGranted);
  browser.permissions.onRemoved.addListener(on.onRevoked);
}

/**
 * Calls `listener` whenever permissions are granted or revoked, for pages that display them.
 *
 * @returns a function that stops it
 */
export function subscribeToPermissions(listener: () => void): () => void {
  const { onAdded, onRemoved } = browser.permissions;
  onAdded.addListener(listener);
  onRemoved.addListener(listener);
  return () => {
    onAdded.removeListener(listener);
    onRemoved.removeListener(listener);
  };
}

/** A permission by name, or a site by match pattern. */
export interface GrantedPermission {
  readonly kind: 'permission' | 'site';
  readonly name: string;
  /** True if the user can revoke it; false for permissions that every installation has. */
  readonly optional: boolean;
}

/** Lists all granted permissions, starting with those that every installation has. */
export async function listPermissions(): Promise<GrantedPermission[]> {
  const { permissions = [], origins = [] } = await browser.permissions.getAll();
  const required = new Set<string>(browser.runtime.getManifest().permissions ?? []);
  const named = permissions.map((name): GrantedPermission => {
    return { kind: 'permission', name, optional: !required.has(name) };
  });
  const sites = origins.map((name): GrantedPermission => ({ kind: 'site', name, optional: true }));
  return [...named.sort((a, b) => Number(a.optional) - Number(b.optional)), ...sites];
}

/** Revokes one permission. @returns false if the browser refused */
export async function revoke({ kind, name }: GrantedPermission): Promise<boolean> {
  type Names = NonNullable<Parameters<typeof browser.permissions.remove>[0]['permissions']>;
  const what = kind === 'site' ? { origins: [name] } : { permissions: [name] as Names };
  return browser.permissions.remove(what).catch(() => false);
}
