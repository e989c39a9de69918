/** Ending whoever is at work, as a browser that is killed would. */

import type { fakeBrowser } from './browser.ts';

/**
 * Lets something be done until so many calls of storage are used up; from then on none returns.
 * @param release lets go of what the dead one held
 * @returns whether it came to its end before
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
