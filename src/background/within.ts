/** Waiting, but not for ever. */

import { fail, type Result } from '../result.ts';

/**
 * The outcome of `work`, or `timed-out` after `limit` ms, or `aborted` when the signal says so. The
 * work itself cannot be stopped; its late outcome is ignored.
 */
export function within<T>(
  limit: number,
  signal: AbortSignal,
  work: Promise<Result<T>>,
): Promise<Result<T>> {
  if (signal.aborted) return Promise.resolve(fail('aborted'));
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(fail('timed-out')), limit);
    signal.addEventListener('abort', () => resolve(fail('aborted')), { once: true });
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
