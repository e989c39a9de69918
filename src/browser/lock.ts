/** One at a time, across the background and every page of ours. */

/**
 * Runs `task` when no other context of ours is in a task of the same name. Get-then-set on one
 * storage key loses updates otherwise. (https://www.w3.org/TR/web-locks/)
 */
export function withLock<T>(name: string, task: () => Promise<T>): Promise<T> {
  return navigator.locks.request(name, task) as Promise<T>;
}
