/** Polling interval in ms. */
const intervalMs = 20;

export interface WaitOptions {
  /** Timeout in ms; the default is 10 seconds. */
  readonly timeoutMs?: number;
}

/**
 * Waits for a condition instead of a fixed time. It polls `probe` until the result is truthy and
 * returns that. A probe that throws is repeated, because a page that is loading or closing throws.
 *
 * @param what names the condition in the error message, such as “the popup is open”
 * @throws after the timeout, with the probe's last error as its cause
 */
export async function until<T>(
  what: string,
  probe: () => T | Promise<T>,
  { timeoutMs = 10_000 }: WaitOptions = {},
): Promise<NonNullable<Truthy<T>>> {
  const deadline = Date.now() + timeoutMs;
  let cause: unknown;
  do {
    try {
      const answer = await probe();
      if (answer) return answer as NonNullable<Truthy<T>>;
      cause = undefined;
    } catch (error) {
      cause = error;
    }
    await new Promise((resume) => setTimeout(resume, intervalMs));
  } while (Date.now() < deadline);
  const because = cause === undefined ? '' : ` (${cause})`;
  throw new Error(`Waited ${timeoutMs} ms in vain until ${what}${because}`, { cause });
}

type Truthy<T> = Exclude<T, false | 0 | '' | null | undefined>;
