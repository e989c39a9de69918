/** What is noted of this machine's clock, in local storage. */

import { type Clock, lookAtClock, parseClock } from '../history/clock.ts';
import { clockKey } from '../history/keys.ts';
import { local } from './storage.ts';

/** The clock as another look finds it. @param now milliseconds since 1970 */
export async function readClock(now: number): Promise<Clock> {
  return lookAtClock(await notedClock(), now);
}

/**
 * The same, and notes it. Where the note is refused the leap is found again the next time, and
 * the clock is believed no sooner.
 */
export async function noteClock(now: number): Promise<Clock> {
  const noted = await notedClock();
  const clock = lookAtClock(noted, now);
  if (isWorthNoting(noted, clock)) await local.set({ [clockKey]: clock });
  return clock;
}

/** Once an hour (ms) is often enough, beside a change of mind. */
const noteEvery = 3_600_000;

function isWorthNoting(before: Clock | undefined, { seen, leapt }: Clock): boolean {
  return before?.leapt !== leapt || Math.abs(seen - (before?.seen ?? 0)) > noteEvery;
}

async function notedClock(): Promise<Clock | undefined> {
  const found = await local.get([clockKey]);
  return found.ok ? parseClock(found.value[clockKey]) : undefined;
}
