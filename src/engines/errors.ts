/** The exceptions of a browser's model as failures. */

import {
  type Failed,
  type Failure,
  type FailureCode,
  fail,
  type Result,
} from '../shared/result.ts';
import type { Summary } from '../summarizer/summary.ts';

/**
 * By the exception's name, as the Writing Assistance APIs define them
 * (https://webmachinelearning.github.io/writing-assistance-apis/#error-handling).
 */
const codesByErrorName: Record<string, FailureCode> = {
  AbortError: 'aborted',
  TimeLimitError: 'timed-out',
  TimeoutError: 'timed-out',
  // Forbidden by policy, or a download without a gesture.
  NotAllowedError: 'engine-unavailable',
  // Not in this language, or not with these options.
  NotSupportedError: 'engine-unavailable',
  // The model would not start: no space, no memory.
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

/** What a model or its server has done wrong, by a name that `toFailure` knows. */
export class ModelError extends Error {
  constructor(
    override readonly name: string,
    message = '',
  ) {
    super(message);
  }
}

/** The failure that an exception of an engine stands for; the exception's name is its detail. */
export function toFailure(error: unknown): Failed {
  const { name = 'UnknownError', message = '' } = (error ?? {}) as Partial<Error>;
  return fail(codesByErrorName[name] ?? 'engine-failed', `${name}: ${message}`);
}

/** What a model wrote, and the article does not bear out, is no summary. */
export const unsupportedFailure = fail('engine-failed', 'NothingSupported: no point has a source');

/** The summary, unless nothing of it is borne out. */
export function requireSupport(summary: Result<Summary>): Result<Summary> {
  return summary.ok && summary.value.points.length === 0 ? unsupportedFailure : summary;
}

/** What can be told of a failure beyond its code. */
export type Cause =
  | 'filtered'
  | 'too-long'
  | 'offline'
  | 'forbidden'
  | 'unsupported'
  | 'cannot-choose'
  | ServerProblem;

/** What can be wrong with a model server; each has a remedy. */
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

/** Why an engine failed, by the exception that its failure came from. */
export function failureCause({ detail = '' }: Failure): Cause | undefined {
  return causesByErrorName[detail.split(':', 1)[0] ?? ''];
}
