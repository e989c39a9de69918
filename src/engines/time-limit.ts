/** Waiting for a browser's model, but not for ever. */

/** What is thrown when a limit is reached; `failureOf` turns it into `timed-out`. */
export class TimeLimitError extends Error {
  override readonly name = 'TimeLimitError';
}

/** The outcome of `work`, or a `TimeLimitError` after `limit` ms, whichever comes first. */
export function inTime<T>(limit: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new TimeLimitError(`longer than ${limit} ms`)), limit);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
