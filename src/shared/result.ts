/**
 * The ground that every room stands on: a call that can fail says so in its type.
 *
 * Errors cross contexts as values, because a throw does not survive the way: an exception in an
 * injected function arrives as `null`, and a rejected message keeps nothing but its text.
 */

import * as v from 'valibot';

/** Every way in which the product can fail. A code is stable; its wording lives in `_locales`. */
export const failureCodes = [
  /** The page is a list, a front page or a form: nothing here reads as an article. */
  'no-article',
  /** There is an article, but it is as short as its summary would be. */
  'too-short',
  /** The browser lets no extension read this page; `detail` names the kind of page. */
  'restricted-page',
  /** The reader has not granted access to where the text is; `detail` is the origin to ask for. */
  'needs-access',
  /** The tab was closed, or went elsewhere, while it was being read. */
  'page-gone',
  /** The chosen engine does not exist here, or not for this language. */
  'engine-unavailable',
  /** The engine started and broke. */
  'engine-failed',
  /** A step took longer than its hard limit. */
  'timed-out',
  /** The reader pressed Cancel. */
  'aborted',
  /** The browser refused to store it: the quota is used up. */
  'storage-full',
  /** A fault of ours. */
  'unexpected',
] as const;

export type FailureCode = (typeof failureCodes)[number];

export const Failure = v.object({
  code: v.picklist(failureCodes),
  /** What the code alone does not say, for example an origin. Never shown as it is. */
  detail: v.exactOptional(v.pipe(v.string(), v.maxLength(500))),
});
export type Failure = v.InferOutput<typeof Failure>;

export interface Failed {
  readonly ok: false;
  readonly failure: Failure;
}

export type Result<T> = { readonly ok: true; readonly value: T } | Failed;

/** Wraps a value that was won. */
export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** Wraps a failure; `detail` is cut to what the schema holds. */
export function fail(code: FailureCode, detail?: string): Failed {
  const failure = detail === undefined ? { code } : { code, detail: detail.slice(0, 500) };
  return { ok: false, failure };
}

/** The failure that an exception stands for, when nothing better is known. */
export function toUnexpectedFailure(error: unknown): Failed {
  return fail(
    'unexpected',
    error instanceof Error ? `${error.name}: ${error.message}` : `${error}`,
  );
}
