/** The state of the history: it is on or off, it takes some room, and records may await an answer. */

import { useEffect, useState } from 'preact/hooks';
import { sumRecordBytes } from '../../storage/history/retention-policy.ts';
import { bytesPerMib } from '../../storage/settings/settings.ts';
import { readIndex } from '../../storage/stores/history-index-store.ts';
import { previewPruning } from '../../storage/stores/retention.ts';
import { onSettingsChanged, readSettings } from '../../storage/stores/settings-store.ts';
import { retentionRestart } from '../../storage/stores/storage-items.ts';

export interface HistoryStatus {
  readonly isSaving: boolean;
  /** Bytes that the records take, and that they may take. */
  readonly bytes: number;
  readonly maxBytes: number;
  /** Ids of records that are too old, and that only the user may let go; see `Retention`. */
  readonly awaiting: readonly string[];
}

/**
 * @param version of the history: asked again when it is another
 * @returns `undefined` until it is known
 */
export function useHistoryStatus(version: number): HistoryStatus | undefined {
  const [status, setStatus] = useState<HistoryStatus>();
  useEffect(() => {
    const look = () => void loadStatus().then(setStatus);
    // Not after every piece of a long history, but when no more comes.
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
    previewPruning(),
  ]);
  return {
    isSaving: settings.history,
    bytes: index.ok ? sumRecordBytes(index.value) : 0,
    maxBytes: settings.historyMaxMib * bytesPerMib,
    awaiting,
  };
}
