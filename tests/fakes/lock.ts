/**
 * A stand-in for `browser/lock.ts`, since Node has no Web Locks before version 24. Like them it is
 * not re-entrant: who asks for a lock that it holds waits for ever, and the test with it.
 */
export function fakeLock() {
  const last = new Map<string, Promise<unknown>>();
  return {
    withLock<T>(name: string, task: () => Promise<T>): Promise<T> {
      const mine = (last.get(name) ?? Promise.resolve()).then(task);
      last.set(
        name,
        mine.catch(() => undefined),
      );
      return mine;
    },
    /** Whoever held a lock is gone, and with it what it held. */
    releaseAll: () => last.clear(),
  };
}
