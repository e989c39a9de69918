import { fail, type Result } from './result.ts';

/**
 * Creates a queue that runs one task at a time, in the order in which they were added. Reading and
 * then writing one storage key loses updates when two tasks overlap.
 *
 * @returns a function that adds a task and resolves with its result; a task that fails does not
 *   stop the next one
 */
export function createQueue(): <T>(task: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const result = last.then(task);
    last = result.catch(() => undefined);
    return result;
  };
}

export function delay(delayMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, delayMs));
}

/**
 * Lets other tasks run. Browsers lengthen a timer that another timer has started to at least 4 ms;
 * a message has no such pause.
 */
export function yieldToTasks(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

/** Thrown when a timeout expires; engines report it as `timed-out`. */
export class TimeLimitError extends Error {
  override readonly name = 'TimeLimitError';
}

/** Returns true for the error of a timeout: ours, or that of `AbortSignal.timeout`. */
function isTimeout(error: unknown): boolean {
  const { name } = (error ?? {}) as Partial<Error>;
  return name === 'TimeLimitError' || name === 'TimeoutError';
}

/**
 * Waits for `work`, but not for ever. The signal counts as well, because not every model listens to
 * it.
 *
 * @param timeoutMs milliseconds until it gives up
 * @returns the value of `work`; rejects with `TimeLimitError` after the timeout. As soon as the
 *   signal is aborted, it rejects with an `AbortError`, or with the signal's own `TimeoutError`, which
 *   is not to be taken for the user's wish
 */
export function withTimeout<T>(
  timeoutMs: number,
  work: Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () =>
      reject(
        isTimeout(signal?.reason)
          ? signal?.reason
          : new DOMException('The user cancelled.', 'AbortError'),
      );
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
 * Waits for a result, but not for ever. The work itself cannot be stopped; a late result is
 * ignored.
 *
 * @param timeoutMs milliseconds until it gives up
 * @returns the result of `work`; fails with `timed-out` after the timeout or that of the signal, or
 *   with `aborted` as soon as the signal is aborted for another reason
 */
export async function resultWithTimeout<T>(
  timeoutMs: number,
  signal: AbortSignal,
  work: Promise<Result<T>>,
): Promise<Result<T>> {
  try {
    return await withTimeout(timeoutMs, work, signal);
  } catch (error) {
    if (isTimeout(error)) return fail('timed-out');
    if (signal.aborted) return fail('aborted');
    throw error;
  }
}
