/** The browser's storage areas, with errors as values. */

import browser from 'webextension-polyfill';
import { fail, ok, type Result, toUnexpectedFailure } from '../shared/result.ts';

/** The browser's interface of a storage area; tests pass one that refuses. */
export interface StorageAreaLike {
  get(keys?: string | string[] | null): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string | string[]): Promise<void>;
  /** Undefined in Chromium before 130 and Firefox before 143. */
  getKeys?(): Promise<string[]>;
}

/** A storage area whose functions return failures instead of throwing. */
export interface Area {
  /**
   * Returns the values of `keys`, or of all keys if omitted. Keys that are not stored are missing
   * in the result.
   */
  get(keys?: string[]): Promise<Result<Record<string, unknown>>>;
  /** Returns all stored keys, in no particular order. */
  keys(): Promise<Result<string[]>>;
  /** Stores all items or, if it fails with `storage-full`, none. */
  set(items: Record<string, unknown>): Promise<Result<void>>;
  remove(keys: string[]): Promise<Result<void>>;
}

/**
 * Wraps a storage area so that it returns failures: `storage-full` if the quota is exhausted, else
 * `unexpected`. Both browsers throw a plain `Error` with different messages, so the text is
 * matched.
 */
export function wrapArea(storageArea: StorageAreaLike): Area {
  const attempt = async <T>(action: () => Promise<T>): Promise<Result<T>> => {
    try {
      return ok(await action());
    } catch (error) {
      return /quota/i.test(`${error}`) ? fail('storage-full') : toUnexpectedFailure(error);
    }
  };
  return {
    get: (keys) => attempt(() => storageArea.get(keys ?? null)),
    keys: () =>
      attempt(
        async () => (await storageArea.getKeys?.()) ?? Object.keys(await storageArea.get(null)),
      ),
    set: (items) => attempt(() => storageArea.set(items)),
    remove: (keys) => attempt(() => storageArea.remove(keys)),
  };
}

/** Persists until it is erased, and never leaves the device. */
export const local = wrapArea(browser.storage.local);
/** Synchronized by the browser to the user's other devices. */
export const sync = wrapArea(browser.storage.sync);
/** Cleared when the browser closes; never written to disk. */
export const session = wrapArea(browser.storage.session);

/**
 * Returns the values that an administrator has set. Firefox rejects if there are none, Chromium
 * returns `{}`, and some browsers have no such area.
 */
export async function readManaged(): Promise<unknown> {
  const managed: browser.Storage.StorageArea | undefined = browser.storage.managed;
  return (await managed?.get().catch(() => ({}))) ?? {};
}

type AreaName = 'local' | 'sync' | 'session' | 'managed';

/**
 * Calls `listener` with the new values of changed keys; `undefined` for a removed one.
 *
 * @returns a function that stops it
 */
export function onStorageChanged(
  name: AreaName,
  listener: (changed: Record<string, unknown>) => void,
): () => void {
  const onChanged = (changes: Record<string, browser.Storage.StorageChange>, area: string) => {
    if (area !== name) return;
    listener(
      Object.fromEntries(Object.entries(changes).map(([key, { newValue }]) => [key, newValue])),
    );
  };
  browser.storage.onChanged.addListener(onChanged);
  return () => browser.storage.onChanged.removeListener(onChanged);
}

/** Denies content scripts access to storage, where the browser supports it (Chromium). */
export async function restrictStorageToTrustedContexts(): Promise<void> {
  type Guarded = { setAccessLevel?(level: { accessLevel: string }): Promise<void> };
  const areas = [browser.storage.local, browser.storage.sync] as Guarded[];
  await Promise.all(
    areas.map((area) => area.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' })),
  ).catch(() => undefined); // An older browser may have the method, but not for this area.
}
