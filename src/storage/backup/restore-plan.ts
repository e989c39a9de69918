/** The plan of a restore, which the user sees before anything is changed. */

import type { IndexEntry } from '../history/index-entries.ts';
import type { HistoryRecord } from '../history/record.ts';
import type { Settings, SiteSettings } from '../settings/settings.ts';

type Value = string | number | boolean;

/** One row of the preview, about one item of the file or of the user's data. */
export interface RestoreItem {
  readonly part: 'setting' | 'site' | 'record';
  /** The field of a setting, the host, or the title of a record; `''` if it has none. */
  readonly name: string;
  /**
   * `keep`: the existing value stays because it is the same, newer, or decided by the user.
   * `remove`: a record of the user would be evicted by the settings in the file.
   */
  readonly action: 'add' | 'replace' | 'keep' | 'reject' | 'remove';
  readonly reason?: RejectionReason;
  /** The current value of a setting, or the current title of a replaced record. */
  readonly from?: Value;
  /** The new value of a setting, or the list that a host is added to. */
  readonly to?: Value;
}

/** The reason why an item is rejected. */
export type RejectionReason =
  | 'not-valid'
  | 'newer-version'
  | 'bad-address'
  | 'duplicate'
  /** An administrator has locked the setting. */
  | 'locked'
  /** There are as many items of its kind, or records of its address, as allowed. */
  | 'too-many'
  /** It is older than the retention allows. */
  | 'too-old'
  /** All records together would exceed the space limit. */
  | 'no-room';

/** Everything that a restore would change. */
export interface RestorePlan {
  /** In the order of the file, followed by the user's records that are removed. */
  readonly items: readonly RestoreItem[];
  /** The settings to change, for `toStoredSettings`, and their values at the time of the plan. */
  readonly settings: Partial<Settings>;
  readonly settingsBefore: Partial<Settings>;
  /** The hosts to add. */
  readonly sites: SiteSettings;
  /** The records to write. */
  readonly records: readonly HistoryRecord[];
  /** The user's records to remove. */
  readonly removals: readonly IndexEntry[];
  /** Bytes of all records after the restore, and the limit. */
  readonly bytes: number;
  readonly maxBytes: number;
}

/** The user's data at the time of the plan. */
export interface CurrentData {
  /** The settings with the policy applied, and the fields that only an administrator can change. */
  readonly settings: Settings;
  readonly locked: ReadonlySet<keyof Settings>;
  readonly sites: SiteSettings;
  readonly records: readonly HistoryRecord[];
  /** See `RetentionPolicy`. */
  readonly restartedAt?: number | undefined;
}
