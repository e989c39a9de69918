/**
 * Guards, and how each could be broken: `from` becomes `to`, and a test must fail. A guard is named by
 * its own text within a module and not by a file, so that it may move; `tests/repo/mutations.test.ts`
 * says which of them is no longer found.
 */

export interface Guard {
  readonly name: string;
  /** What it belongs to, for the score. */
  readonly area:
    | 'messages'
    | 'permissions'
    | 'storage'
    | 'exports'
    | 'limits'
    | 'banner'
    | 'engines'
    | 'page';
  /** The folder of `src` in which `from` stands once. */
  readonly module: string;
  readonly from: string;
  readonly to: string;
  /** The tests that are to notice: files, or what their paths hold. */
  readonly tests: readonly string[];
}
