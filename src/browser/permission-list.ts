/** What the browser allows us just now, and giving back what was asked for along the way. */

import browser from 'webextension-polyfill';

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
