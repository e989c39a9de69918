/** Keeping the history as small and as young as its reader has chosen. */

import { type PruneRule, prune } from '../history/prune.ts';
import type { Result } from '../result.ts';
import type { Settings } from '../settings/settings.ts';
import { readIndex } from './history-index.ts';
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

/** How many records the next pruning would take: those that are older, or more, than is kept. */
export async function countBeyondSettings(now = Date.now()): Promise<number> {
  const [settings, index] = await Promise.all([readSettings(), readIndex()]);
  return index.ok ? prune(index.value, ruleOf(settings), now).length : 0;
}

function ruleOf({ historyDays, historyMegabytes }: Settings): PruneRule {
  return { days: historyDays, bytes: historyMegabytes * 2 ** 20 };
}
