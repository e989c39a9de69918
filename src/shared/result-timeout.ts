import { fail, type Result } from './result.ts';
import { TimeLimitError, withTimeout } from './timeout.ts';

/**
 * The outcome of `work`, or `timed-out` after `limit` ms, or `aborted` when the signal says so. The
 * work itself cannot be stopped; its late outcome is ignored.
 */
export async function resultWithTimeout<T>(
  timeoutMs: number,
  signal: AbortSignal,
  work: Promise<Result<T>>,
): Promise<Result<T>> {
  try {
    return await withTimeout(timeoutMs, work, signal);
  } catch (error) {
    if (error instanceof TimeLimitError) return fail('timed-out');
    if (signal.aborted) return fail('aborted');
    throw error;
  }
}
