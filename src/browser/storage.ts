/** The browser's storage areas, with errors as values, and single typed values in them. */

import type * as v from 'valibot';
import browser from 'webextension-polyfill';
import { fail, ok, type Result, toUnexpectedFailure } from '../shared/result.ts';
import { parseOrUndefined } from '../shared/schema.ts';

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

const areas = { local, sync, session };

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

/** A typed value under one key of a storage area. */
export interface StorageItem<T, Fallback = undefined> {
  readonly key: string;
  /** Returns the fallback if the value is missing, unreadable or invalid. */
  read(): Promise<T | Fallback>;
  /** Does the same as `read`, but fails if storage cannot be read. */
  tryRead(): Promise<Result<T | Fallback>>;
  write(value: T): Promise<Result<void>>;
  remove(): Promise<Result<void>>;
  /**
   * Calls `listener` when the value has been stored or removed, in any context.
   * @returns a function that stops it
   */
  onChanged(listener: () => void): () => void;
}

/** Declares the value under a key of an area; a value that does not match `schema` counts as missing. */
export function createStorageItem<T, Fallback>(
  area: keyof typeof areas,
  key: string,
  schema: v.GenericSchema<unknown, T>,
  fallback: Fallback,
): StorageItem<T, Fallback> {
  const tryRead = async (): Promise<Result<T | Fallback>> => {
    const found = await areas[area].get([key]);
    if (!found.ok) return found;
    const value = parseOrUndefined(schema, found.value[key]);
    return ok(value === undefined ? fallback : value);
  };
  return {
    key,
    tryRead,
    read: async () => {
      const found = await tryRead();
      return found.ok ? found.value : fallback;
    },
    write: (value) => areas[area].set({ [key]: value }),
    remove: () => areas[area].remove([key]),
    onChanged: (listener) =>
      onStorageChanged(area, (changed) => {
        if (key in changed) listener();
      }),
  };
}

/** Denies content scripts access to storage, where the browser supports it (Chromium). */
export async function restrictStorageToTrustedContexts(): Promise<void> {
  type Guarded = { setAccessLevel?(level: { accessLevel: string }): Promise<void> };
  const areas = [browser.storage.local, browser.storage.sync] as Guarded[];
  await Promise.all(
    areas.map((area) => area.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' })),
  ).catch(() => undefined); // An older browser may have the method, but not for this area.
}
