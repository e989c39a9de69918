/** Converts the exceptions of a built-in AI to failures. */

import {
  type Failed,
  type Failure,
  type FailureCode,
  fail,
  type Result,
} from '../shared/result.ts';
import type { Summary } from '../summarizer/summary.ts';

/**
 * Failure codes by exception name, as the Writing Assistance APIs define them
 * (https://webmachinelearning.github.io/writing-assistance-apis/#error-handling).
 */
const codesByErrorName: Record<string, FailureCode> = {
  AbortError: 'aborted',
  TimeLimitError: 'timed-out',
  TimeoutError: 'timed-out',
  // Blocked by policy, or a download without a user gesture.
  NotAllowedError: 'engine-unavailable',
  // The language or the options are not supported.
  NotSupportedError: 'engine-unavailable',
  // The model could not start, for lack of disk space or memory.
  OperationError: 'engine-failed',
  InvalidStateError: 'engine-failed',
  // The output was filtered.
  NotReadableError: 'engine-failed',
  NetworkError: 'engine-failed',
  QuotaExceededError: 'engine-failed',
  UnknownError: 'engine-failed',
  // The user has not allowed the extension to speak to the server.
  AccessMissing: 'engine-unavailable',
};

/** An error of a language model or its server; `toFailure` knows its name. */
export class ModelError extends Error {
  constructor(
    override readonly name: string,
    message = '',
  ) {
    super(message);
  }
}

/**
 * Converts an engine's exception to a failure with the exception's name as its detail.
 *
 * @returns the failure; its code is `engine-failed` for an unknown exception
 */
export function toFailure(error: unknown): Failed {
  const { name = 'UnknownError', message = '' } = (error ?? {}) as Partial<Error>;
  return fail(codesByErrorName[name] ?? 'engine-failed', `${name}: ${message}`);
}

/** The failure of a summary of which the article supports no point. */
export const unsupportedFailure = fail('engine-failed', 'NothingSupported: no point has a source');

/** Turns a summary without any supported point into a failure. */
export function requireSupport(summary: Result<Summary>): Result<Summary> {
  return summary.ok && summary.value.points.length === 0 ? unsupportedFailure : summary;
}

/** The known cause of a failure, which is more specific than its code. */
export type Cause =
  | 'filtered'
  | 'too-long'
  | 'offline'
  | 'forbidden'
  | 'unsupported'
  | 'cannot-choose'
  | ServerProblem;

/** A problem with the local server that the user can solve. */
export type ServerProblem =
  | 'access-missing'
  | 'unreachable'
  | 'origin-refused'
  | 'key-refused'
  | 'model-missing'
  | 'unexpected-answer';

const causesByErrorName: Record<string, Cause> = {
  NotReadableError: 'filtered',
  QuotaExceededError: 'too-long',
  NetworkError: 'offline',
  NotAllowedError: 'forbidden',
  NothingSupported: 'unsupported',
  CannotChoose: 'cannot-choose',
  AccessMissing: 'access-missing',
  ServerUnreachable: 'unreachable',
  OriginRefused: 'origin-refused',
  KeyRefused: 'key-refused',
  ModelMissing: 'model-missing',
  UnexpectedAnswer: 'unexpected-answer',
};

/** Returns why an engine failed, by the exception's name in the detail; `undefined` if unknown. */
export function getFailureCause({ detail = '' }: Failure): Cause | undefined {
  return causesByErrorName[detail.split(':', 1)[0] ?? ''];
}
