/** The plan of a restore, which is shown before any of it is done. */

import type { IndexEntry } from '../history/index-entries.ts';
import type { HistoryRecord } from '../history/record.ts';
import type { Settings, SiteSettings } from '../settings/settings.ts';

type Value = string | number | boolean;

/** One row of the preview; it says what becomes of one piece of the file or of the user's data. */
export interface ImportItem {
  readonly part: 'setting' | 'site' | 'record';
  /** The setting's field, the host, or the record's title; `''` where it has none. */
  readonly name: string;
  /**
   * `keep`: what is here already is the same, or newer, or was decided here, and stays. `remove`: a
   * record of the user's goes, because the file's settings keep less.
   */
  readonly action: 'add' | 'replace' | 'keep' | 'reject' | 'remove';
  readonly reason?: ImportItemReason;
  /** The present value of a setting that would change, or the other title of a replaced record. */
  readonly from?: Value;
  /** The value that a setting would have; of a host, the list that it would be added to. */
  readonly to?: Value;
}

/** The reason for which one piece is refused. */
export type ImportItemReason =
  | 'not-valid'
  | 'newer-version'
  | 'bad-address'
  | 'duplicate'
  /** An administrator has decided. */
  | 'locked'
  /** There are as many of its kind, or of its address, as there may be. */
  | 'too-many'
  /** It is older than summaries are kept. */
  | 'too-old'
  /** All together would take more room than they may. */
  | 'no-room';

export interface RestorePlan {
  /** In the order of the file; what goes of the user's own comes last. */
  readonly items: readonly ImportItem[];
  /** The settings that change, to be written with `toStoredSettings`, and what they were before. */
  readonly settings: Partial<Settings>;
  readonly settingsBefore: Partial<Settings>;
  /** The hosts that are added. */
  readonly sites: SiteSettings;
  /** The records to write. */
  readonly records: readonly HistoryRecord[];
  /** The user's own records that go. */
  readonly removals: readonly IndexEntry[];
  /** Bytes that all records would take then, and that they may take. */
  readonly bytes: number;
  readonly maxBytes: number;
}

/** The user's data as it is now. */
export interface CurrentData {
  /** As an administrator leaves them, and the fields that only an administrator can change. */
  readonly settings: Settings;
  readonly locked: ReadonlySet<keyof Settings>;
  readonly sites: SiteSettings;
  readonly records: readonly HistoryRecord[];
  /** See `RetentionPolicy`. */
  readonly restartedAt?: number | undefined;
}
