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
