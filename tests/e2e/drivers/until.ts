/** How often a condition is looked at again, in milliseconds. */
const interval = 20;

export interface Patience {
  /** Milliseconds after which the wait fails; 10 seconds unless told. */
  readonly within?: number;
}

/**
 * Waits for a condition instead of for a time: asks `probe` again and again until it answers with
 * something truthy, and returns that. A probe that throws is asked again too, because a page that
 * is just loading or closing throws.
 *
 * @param what names the condition in the message of the error, as “the popup is open”
 * @throws when the condition does not come true in time, with the probe's last error as its cause
 */
export async function until<T>(
  what: string,
  probe: () => T | Promise<T>,
  { within = 10_000 }: Patience = {},
): Promise<NonNullable<Truthy<T>>> {
  const deadline = Date.now() + within;
  let cause: unknown;
  do {
    try {
      const answer = await probe();
      if (answer) return answer as NonNullable<Truthy<T>>;
      cause = undefined;
    } catch (error) {
      cause = error;
    }
    await new Promise((resume) => setTimeout(resume, interval));
  } while (Date.now() < deadline);
  throw new Error(`Waited ${within} ms in vain until ${what}`, { cause });
}

type Truthy<T> = Exclude<T, false | 0 | '' | null | undefined>;
