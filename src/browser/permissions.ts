/** The reader's grant of access to sites: asked for, looked up, given back. */

import browser from 'webextension-polyfill';

/**
 * Asks for access. To be called in a click and with no await before it, or the browser says no.
 * The browser's question may close the popup that asks, and this promise with it.
 */
export function requestAccess(origins: readonly string[]): Promise<boolean> {
  return browser.permissions.request({ origins: [...origins] }).catch(() => false);
}

/** Whether all of these match patterns may be reached; one that is no pattern may not. */
export async function hasAccess(origins: readonly string[]): Promise<boolean> {
  return browser.permissions.contains({ origins: [...origins] }).catch(() => false);
}

/** Gives access back to the browser. What was never granted, or cannot be given back, stays as it is. */
export async function revokeAccess(origins: readonly string[]): Promise<void> {
  await browser.permissions.remove({ origins: [...origins] }).catch(() => undefined);
}

/** To be called synchronously while the background starts. */
export function onPermissionsChanged(on: { onGranted(): void; onRevoked(): void }): void {
  browser.permissions.onAdded.addListener(on.onGranted);
  browser.permissions.onRemoved.addListener(on.onRevoked);
}

/**
 * Calls `listener` when access was granted or taken back, for a page of ours that shows it.
 * @returns a function that stops it.
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

// What the browser allows us just now, and giving back what was asked for along the way.

/** A permission by its name, or a site by its match pattern. */
export interface GrantedPermission {
  readonly kind: 'permission' | 'site';
  readonly name: string;
  /** Whether it can be taken back; what came with the installation stays with it. */
  readonly optional: boolean;
}

/** All that is granted, what came with the installation first. */
export async function listPermissions(): Promise<GrantedPermission[]> {
  const { permissions = [], origins = [] } = await browser.permissions.getAll();
  const required = new Set<string>(browser.runtime.getManifest().permissions ?? []);
  const named = permissions.map((name): GrantedPermission => {
    return { kind: 'permission', name, optional: !required.has(name) };
  });
  const sites = origins.map((name): GrantedPermission => ({ kind: 'site', name, optional: true }));
  return [...named.sort((a, b) => Number(a.optional) - Number(b.optional)), ...sites];
}

/** Gives one back. @returns whether the browser has taken it */
export async function revoke({ kind, name }: GrantedPermission): Promise<boolean> {
  type Names = NonNullable<Parameters<typeof browser.permissions.remove>[0]['permissions']>;
  const what = kind === 'site' ? { origins: [name] } : { permissions: [name] as Names };
  return browser.permissions.remove(what).catch(() => false);
}
