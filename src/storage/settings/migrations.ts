/**
 * How stored settings of an older version become those of the present one.
 *
 * To change what is stored: raise `settingsVersion`, add one entry here and its test, and freeze
 * the new version as a fixture. An entry is never edited once it has been released.
 */

import { versionKey } from './keys.ts';
import { settingsVersion } from './settings.ts';

/** Values by storage key, as they come out of storage. */
export type StoredValues = Readonly<Record<string, unknown>>;

export interface Migration {
  /** The version that it leads to, from the one before. */
  readonly to: number;
  /** Which change it makes, as the changelog says it. */
  readonly name: string;
  /** Total: whatever is stored, however broken, something comes out. */
  readonly migrate: (stored: StoredValues) => StoredValues;
}

/** In order, without a gap: versions 2, 3, … Version 1 is the first one released. */
export const migrations: readonly Migration[] = [];

/**
 * Brings stored settings to the present version. What another machine stored with a newer version
 * is left as it is: each of its fields is then taken where it is still valid.
 */
export function migrate(
  stored: StoredValues,
  steps: readonly Migration[] = migrations,
  target: number = settingsVersion,
): StoredValues {
  const from = getStoredVersion(stored);
  if (from >= target) return stored;
  return { ...runMigrations(stored, from, steps, target), [versionKey]: target };
}

/** What the steps after version `from`, up to `target`, make of stored values. */
export function runMigrations(
  stored: StoredValues,
  from: number,
  steps: readonly Migration[],
  target: number,
): StoredValues {
  return steps
    .filter(({ to }) => to > from && to <= target)
    .reduce((value, step) => step.migrate(value), stored);
}

/** What says no version is of the first. */
function getStoredVersion(stored: StoredValues): number {
  const version = stored[versionKey];
  return typeof version === 'number' && Number.isInteger(version) && version > 0 ? version : 1;
}
