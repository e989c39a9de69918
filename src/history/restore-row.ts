/** One row of what restoring a backup would do. */

/** What becomes of one piece of the file. */
export interface Row {
  readonly part: 'setting' | 'site' | 'record';
  /** The setting's field, the host, or the record's title; `''` where it has none. */
  readonly name: string;
  /** `keep`: what is here already is the same, or newer, and stays. */
  readonly action: 'add' | 'replace' | 'keep' | 'refuse';
  readonly reason?: RowRefusal;
}

/** Why one piece is refused. */
export type RowRefusal = 'not-valid' | 'newer-version' | 'bad-address' | 'repeated';
