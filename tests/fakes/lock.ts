/**
 * A fake of `browser/lock.ts`, since Node has no Web Locks before version 24. Like them it is not
 * re-entrant: a task that requests a lock it holds waits for ever.
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
    /** Releases all locks, as the death of their holder would. */
    releaseAll: () => last.clear(),
  };
}
