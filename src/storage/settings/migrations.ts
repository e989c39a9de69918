/**
 * Migrates stored settings to the current version.
 *
 * To change the schema: raise `settingsVersion`, add an entry here with a test, and freeze the new
 * version as a fixture. Never edit a released entry.
 */

import { versionKey } from './keys.ts';
import { settingsVersion } from './settings.ts';

/** Stored values by storage key. */
export type StoredValues = Readonly<Record<string, unknown>>;

/** One step from a version of the schema to the next. */
export interface Migration {
  /** The version after the migration, which starts from the one before. */
  readonly to: number;
  /** Description of the change, as in the changelog. */
  readonly name: string;
  /** Returns something for any stored values, however broken. */
  readonly migrate: (stored: StoredValues) => StoredValues;
}

/** Migrations to versions 2, 3, …, in order and without gaps. Version 1 is the first release. */
export const migrations: readonly Migration[] = [];

/**
 * Migrates stored settings to the current version. Settings that a newer version on another device
 * has stored are returned unchanged, and their fields are used as far as they are still valid.
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

/** Applies the migrations after version `from`, up to `target`. */
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

/** Returns the stored version; 1 if there is none. */
function getStoredVersion(stored: StoredValues): number {
  const version = stored[versionKey];
  return typeof version === 'number' && Number.isInteger(version) && version > 0 ? version : 1;
}
