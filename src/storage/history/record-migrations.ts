/**
 * How a stored record of an older version becomes one of the present.
 *
 * A record is migrated wherever it is read, and stored in its new form when it is next changed: so
 * there is no moment at which the history is half migrated. To change what is stored: raise
 * `recordVersion`, add one entry here and its test, and freeze the new version as a fixture. An
 * entry is never edited once it has been released.
 */

import { type Migration, runMigrations, type StoredValues } from '../settings/migrations.ts';

/** The version of a record's schema; a fixture freezes what each version looked like. */
export const recordVersion = 1;

/** In order, without a gap: versions 2, 3, … Version 1 is the first one released. */
export const recordMigrations: readonly Migration[] = [];

/**
 * Brings a stored record to the present version. What is of a newer one, or no record at all, comes
 * back as it is.
 */
export function migrateRecord(
  stored: unknown,
  steps: readonly Migration[] = recordMigrations,
  target: number = recordVersion,
): unknown {
  if (typeof stored !== 'object' || stored === null) return stored;
  const { version } = stored as { version?: unknown };
  if (typeof version !== 'number' || !(version >= 1 && version < target)) return stored;
  return { ...runMigrations(stored as StoredValues, version, steps, target), version: target };
}
