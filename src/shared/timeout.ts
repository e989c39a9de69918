/** Waiting, for a browser's model above all, but not for ever. */

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
    const abort = () => reject(new DOMException('The reader cancelled.', 'AbortError'));
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
