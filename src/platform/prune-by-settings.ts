/** Keeping the history as small and as young as its reader has chosen. */

import { type Clock, trustedFrom } from '../history/clock.ts';
import { type PruneRule, prune } from '../history/prune.ts';
import type { Result } from '../result.ts';
import type { Settings } from '../settings/settings.ts';
import { noteClock, readClock } from './clock-store.ts';
import { readIndex } from './history-index.ts';
import { pruneHistory } from './history-store.ts';
import { readSettings } from './settings-store.ts';

/**
 * Removes what the settings no longer keep; what is too old only by a clock that can be believed.
 * @param now milliseconds since 1970
 * @returns how many records went
 */
export async function pruneBySettings(now = Date.now()): Promise<Result<number>> {
  const [settings, clock] = await Promise.all([readSettings(), noteClock(now)]);
  return pruneHistory(ruleBy(clock, settings), now);
}

/** How many records the next pruning would take: those that are older, or more, than is kept. */
export async function countBeyondSettings(now = Date.now()): Promise<number> {
  const [settings, clock, index] = await Promise.all([readSettings(), readClock(now), readIndex()]);
  return index.ok ? prune(index.value, ruleBy(clock, settings), now).length : 0;
}

/**
 * Until when records stay that are too old by a clock which has leapt ahead.
 * @returns milliseconds since 1970; `undefined` where nothing is held back
 */
export async function readHeldBackUntil(now = Date.now()): Promise<number | undefined> {
  const { leapt } = await readClock(now);
  if (leapt === undefined) return undefined;
  const [settings, index] = await Promise.all([readSettings(), readIndex()]);
  const removals = index.ok ? prune(index.value, ruleOf(settings), now) : [];
  return removals.some(({ reason }) => reason === 'age') ? trustedFrom(leapt) : undefined;
}

/** Age counts for nothing while the clock is in doubt; how much room there is is known all the same. */
function ruleBy({ leapt }: Clock, settings: Settings): PruneRule {
  return { ...ruleOf(settings), ...(leapt !== undefined && { days: 0 }) };
}

function ruleOf({ historyDays, historyMegabytes }: Settings): PruneRule {
  return { days: historyDays, bytes: historyMegabytes * 2 ** 20 };
}
