/** Locks shared by the background and all pages of the extension. */

/**
 * Runs a task while it holds the Web Lock of this name (https://www.w3.org/TR/web-locks/). Without
 * a lock, contexts that read and then write the same storage key lose updates.
 */
export function withLock<T>(name: string, task: () => Promise<T>): Promise<T> {
  return navigator.locks.request(name, task) as Promise<T>;
}
