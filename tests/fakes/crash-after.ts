/** Simulates a service worker that is killed. */

import type { fakeBrowser } from './browser.ts';

/**
 * Runs a task until it has made a number of storage calls; later calls never return.
 * @param release releases the locks of the dead worker
 * @returns true if the task had finished before
 */
export async function crashAfter(
  calls: number,
  { life }: Pick<ReturnType<typeof fakeBrowser>, 'life'>,
  act: () => Promise<unknown>,
  release: () => void,
): Promise<boolean> {
  const ended = new Promise<boolean>((resolve) => {
    life.ended = () => resolve(false);
  });
  life.callsLeft = calls;
  const done = await Promise.race([act().then(() => true), ended]);
  life.callsLeft = Number.POSITIVE_INFINITY;
  release();
  return done;
}
