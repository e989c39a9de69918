/**
 * Migrates stored records to the current version.
 *
 * A record is migrated whenever it is read, and stored in its new form when it is changed next, so
 * the history is never half migrated. To change the schema: raise `recordVersion`, add an entry
 * here with a test, and freeze the new version as a fixture. Never edit a released entry.
 */

import { type Migration, runMigrations, type StoredValues } from '../settings/migrations.ts';

/** Version of a record's schema; each version is frozen in a fixture. */
export const recordVersion = 1;

/** Migrations to versions 2, 3, …, in order and without gaps. Version 1 is the first release. */
export const recordMigrations: readonly Migration[] = [];

/**
 * Migrates a stored record to the current version. Records of a newer version and invalid values
 * are returned unchanged.
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
