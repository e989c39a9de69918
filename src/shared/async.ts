import { fail, type Result } from './result.ts';

/**
 * A queue of one: get-then-set on one storage key loses updates when two of them run at once, so
 * everything that writes goes through here, in the order in which it was asked for.
 */
export function createQueue(): <T>(task: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const mine = last.then(task);
    last = mine.catch(() => undefined);
    return mine;
  };
}

/** Resolves after so many milliseconds; without an argument in the next turn of the event loop. */
export function delay(delayMs = 0): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, delayMs));
}

// Waiting, for a browser's model above all, but not for ever.

/** What is thrown when a limit is reached; `failureOf` turns it into `timed-out`. */
export class TimeLimitError extends Error {
  override readonly name = 'TimeLimitError';
}

/**
 * The outcome of `work`; or a `TimeLimitError` after `limit` ms; or an `AbortError` as soon as the
 * signal says so, since not every model listens to it. Whichever comes first.
 */
export function withTimeout<T>(
  timeoutMs: number,
  work: Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(new DOMException('The user cancelled.', 'AbortError'));
    if (signal?.aborted) abort();
    const timer = setTimeout(
      () => reject(new TimeLimitError(`longer than ${timeoutMs} ms`)),
      timeoutMs,
    );
    signal?.addEventListener('abort', abort);
    work.then(resolve, reject).finally(() => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
    });
  });
}

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
