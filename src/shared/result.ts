/**
 * Results: a function that can fail says so in its type.
 *
 * Errors cross contexts as values because exceptions do not survive the crossing: one thrown in an
 * injected function arrives as `null`, and a rejected message keeps nothing but its text.
 */

import * as v from 'valibot';

/** Every way in which the extension can fail. Codes are stable; `_locales` has the wording. */
export const failureCodes = [
  /** The page is a list, a front page or a form, not an article. */
  'no-article',
  /** The article is so short that a summary would not be shorter. */
  'too-short',
  /** The browser lets no extension read this page; `detail` names the kind of page. */
  'restricted-page',
  /** The file cannot be read as a PDF; `detail` says why, one of `fileProblems`. */
  'unreadable-file',
  /** The user has not granted access to the site that has the text; `detail` is its origin. */
  'needs-access',
  /** The tab was closed or navigated away during extraction. */
  'page-gone',
  /** This browser does not have the chosen engine, or the engine does not support the language. */
  'engine-unavailable',
  /** The engine started and then failed. */
  'engine-failed',
  /** A step exceeded its timeout. */
  'timed-out',
  /** The user pressed Cancel. */
  'aborted',
  /** The storage quota is exhausted, so the browser refused to store the value. */
  'storage-full',
  /** A bug in the extension. */
  'unexpected',
] as const;

/** Why a file cannot be read: the details of `unreadable-file`. */
export const fileProblems = [
  /** It is encrypted, and no password was given. */
  'password-needed',
  /** It is encrypted, and the password is not its own. */
  'password-wrong',
  /** It is a broken PDF, or can no longer be read. */
  'damaged',
  /** It is another kind of file, or no file at all. */
  'not-pdf',
  /** It is larger than is read of any. */
  'too-large',
  /** Its pages are pictures, as a scanner makes them, or its fonts do not name their letters. */
  'no-text',
  /** The page that had read it no longer has it, nor its text. */
  'closed',
] as const;
export type FileProblem = (typeof fileProblems)[number];

export type FailureCode = (typeof failureCodes)[number];

export const Failure = v.object({
  code: v.picklist(failureCodes),
  /**
   * Details that the code does not convey, for example an origin. The UI never shows them as they
   * are.
   */
  detail: v.exactOptional(v.pipe(v.string(), v.maxLength(500))),
});
export type Failure = v.InferOutput<typeof Failure>;

/** A failed result, which fits every `Result<T>`. */
export interface Failed {
  readonly ok: false;
  readonly failure: Failure;
}

export type Result<T> = { readonly ok: true; readonly value: T } | Failed;

/** A successful result. */
export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** A failed result. `detail` is cut to the 500 characters that the schema allows. */
export function fail(code: FailureCode, detail?: string): Failed {
  const failure = detail === undefined ? { code } : { code, detail: detail.slice(0, 500) };
  return { ok: false, failure };
}

/**
 * Converts an exception into the failure `unexpected`, for errors that have no code of their own.
 */
export function toUnexpectedFailure(error: unknown): Failed {
  return fail(
    'unexpected',
    error instanceof Error ? `${error.name}: ${error.message}` : `${error}`,
  );
}
