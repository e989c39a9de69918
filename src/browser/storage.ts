/** The browser's storage areas, with refusals as values, and single typed values in them. */

import type * as v from 'valibot';
import browser from 'webextension-polyfill';
import { fail, ok, type Result, toUnexpectedFailure } from '../shared/result.ts';
import { parseOrUndefined } from '../shared/schema.ts';

/** What a browser offers of a storage area; tests hand in one that refuses. */
export interface StorageAreaLike {
  get(keys?: string | string[] | null): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string | string[]): Promise<void>;
  /** Missing in Chromium before 130 and Firefox before 143. */
  getKeys?(): Promise<string[]>;
}

export interface Area {
  /** The stored values of `keys` (all, without an argument); a key that is not stored is missing. */
  get(keys?: string[]): Promise<Result<Record<string, unknown>>>;
  /** Every key that is stored, in no order. */
  keys(): Promise<Result<string[]>>;
  /** Stores all of `items` or, with `storage-full`, none. */
  set(items: Record<string, unknown>): Promise<Result<void>>;
  remove(keys: string[]): Promise<Result<void>>;
}

/**
 * Wraps an area so that it returns failures: `storage-full` for a used-up quota, else `unexpected`.
 * Both browsers throw a plain `Error` on a full area and word it differently, so the text decides.
 */
export function wrapArea(raw: StorageAreaLike): Area {
  const attempt = async <T>(action: () => Promise<T>): Promise<Result<T>> => {
    try {
      return ok(await action());
    } catch (error) {
      return /quota/i.test(`${error}`) ? fail('storage-full') : toUnexpectedFailure(error);
    }
  };
  return {
    get: (keys) => attempt(() => raw.get(keys ?? null)),
    keys: () => attempt(async () => (await raw.getKeys?.()) ?? Object.keys(await raw.get(null))),
    set: (items) => attempt(() => raw.set(items)),
    remove: (keys) => attempt(() => raw.remove(keys)),
  };
}

/** Kept until it is erased; never leaves the machine. */
export const local = wrapArea(browser.storage.local);
/** Carried by the browser to the user's other machines. */
export const sync = wrapArea(browser.storage.sync);
/** Gone with the browser; never written to disk. */
export const session = wrapArea(browser.storage.session);

const areas = { local, sync, session };

/** What an administrator has set: Firefox rejects where there is nothing, Chromium answers `{}`, and not every browser has such an area. */
export async function readManaged(): Promise<unknown> {
  const managed: browser.Storage.StorageArea | undefined = browser.storage.managed;
  return (await managed?.get().catch(() => ({}))) ?? {};
}

type AreaName = 'local' | 'sync' | 'session' | 'managed';

/**
 * Calls `listener` with the new values of changed keys (`undefined` for a removed one).
 * @returns a function that stops it.
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

/** One typed value under one key of a storage area. */
export interface StorageItem<T, Fallback = undefined> {
  readonly key: string;
  /** Resolves to the stored value, and to the fallback where none is stored, or nothing valid, or storage cannot be read. */
  read(): Promise<T | Fallback>;
  /** As `read`, but fails where storage cannot be read. */
  tryRead(): Promise<Result<T | Fallback>>;
  write(value: T): Promise<Result<void>>;
  remove(): Promise<Result<void>>;
  /**
   * Calls `listener` when the value was stored or removed, by any context.
   * @returns a function that stops it
   */
  onChanged(listener: () => void): () => void;
}

/** Declares the value that `area` holds under `key`; what does not match `schema` counts as missing. */
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

/** Keeps scripts that run in pages out of the stored areas, where the browser can (Chromium). */
export async function restrictStorageToTrustedContexts(): Promise<void> {
  type Guarded = { setAccessLevel?(level: { accessLevel: string }): Promise<void> };
  const areas = [browser.storage.local, browser.storage.sync] as Guarded[];
  await Promise.all(
    areas.map((area) => area.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' })),
  ).catch(() => undefined); // An older browser that has the method but not for this area.
}
