/** Reads the state of the history: on or off, storage used, and deletions that await an answer. */

import { useEffect, useState } from 'preact/hooks';
import { sumRecordBytes } from '../../storage/history/retention-policy.ts';
import { bytesPerMib } from '../../storage/settings/settings.ts';
import { readIndex } from '../../storage/stores/history-index-store.ts';
import { previewRetention } from '../../storage/stores/retention.ts';
import { onSettingsChanged, readSettings } from '../../storage/stores/settings-store.ts';
import { retentionRestart } from '../../storage/stores/storage-items.ts';

export interface HistoryStatus {
  readonly isSaving: boolean;
  /** Bytes that the records use, and the most that they may use. */
  readonly bytes: number;
  readonly maxBytes: number;
  /** Ids of expired records that are only deleted if the user agrees; see `Retention`. */
  readonly awaiting: readonly string[];
}

/**
 * Reads the status again for each version of the history.
 *
 * @param version changes with every change of the history
 * @returns `undefined` until it has been read
 */
export function useHistoryStatus(version: number): HistoryStatus | undefined {
  const [status, setStatus] = useState<HistoryStatus>();
  useEffect(() => {
    const look = () => void loadStatus().then(setStatus);
    // Waits until loading settles instead of reading after every page of a long history.
    const soon = setTimeout(look, 300);
    const stops = [onSettingsChanged(look), retentionRestart.onChanged(look)];
    return () => {
      clearTimeout(soon);
      for (const stop of stops) stop();
    };
  }, [version]);
  return status;
}

async function loadStatus(): Promise<HistoryStatus> {
  const [settings, index, { awaiting }] = await Promise.all([
    readSettings(),
    readIndex(),
    previewRetention(),
  ]);
  return {
    isSaving: settings.history,
    bytes: index.ok ? sumRecordBytes(index.value) : 0,
    maxBytes: settings.historyMaxMib * bytesPerMib,
    awaiting,
  };
}
