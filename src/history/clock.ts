/**
 * Whether the clock of this machine can be believed when it says that records are old. One that has
 * leapt far ahead would take everything without a star at once.
 */

import * as v from 'valibot';
import { dayInMilliseconds } from './prune.ts';

const Moment = v.pipe(v.number(), v.integer(), v.minValue(0));

/** What is noted of the clock between two looks at it. */
export const Clock = v.object({
  /** What it said at the last look: milliseconds since 1970. */
  seen: Moment,
  /** What it said when it had just leapt ahead; missing while it is believed. */
  leapt: v.exactOptional(Moment),
});
export type Clock = v.InferOutput<typeof Clock>;

/** Days without a look after which the clock may be wrong, or the browser was long not used. */
const leapDays = 30;
/** Days for which a clock must go on after a leap to be believed: time to notice, and to set it. */
const trialDays = 7;

/**
 * The note after another look.
 *
 * @param clock the note so far; undefined at the first look
 * @param now milliseconds since 1970
 */
export function lookAtClock(clock: Clock | undefined, now: number): Clock {
  if (clock === undefined) return { seen: now };
  const { seen, leapt } = clock;
  if (now - seen > leapDays * dayInMilliseconds) return { seen: now, leapt: now };
  // Set back by as much as a leap is, it is the old clock again; by an hour or a day it is not.
  const isBack = leapt !== undefined && leapt - now > (leapDays - trialDays) * dayInMilliseconds;
  if (leapt === undefined || isBack || now >= trustedFrom(leapt)) return { seen: now };
  return { seen: now, leapt };
}

/** When a clock that has leapt is believed: milliseconds since 1970. */
export function trustedFrom(leapt: number): number {
  return leapt + trialDays * dayInMilliseconds;
}

/** The note out of storage; undefined when there is none. */
export function parseClock(stored: unknown): Clock | undefined {
  const parsed = v.safeParse(Clock, stored);
  return parsed.success ? parsed.output : undefined;
}
