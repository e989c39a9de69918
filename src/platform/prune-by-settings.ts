/** Keeping the history as small and as young as its reader has chosen. */

import type { PruneRule } from '../history/prune.ts';
import type { Result } from '../result.ts';
import type { Settings } from '../settings/settings.ts';
import { pruneHistory } from './history-store.ts';
import { readSettings } from './settings-store.ts';

/**
 * Removes what the settings no longer keep.
 * @param now milliseconds since 1970
 * @returns how many records went
 */
export async function pruneBySettings(now = Date.now()): Promise<Result<number>> {
  return pruneHistory(ruleOf(await readSettings()), now);
}

function ruleOf({ historyDays, historyMegabytes }: Settings): PruneRule {
  return { days: historyDays, bytes: historyMegabytes * 2 ** 20 };
}
