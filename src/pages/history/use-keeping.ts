/** The state of the history: it is on or off, it takes some room, and records may await an answer. */

import { useEffect, useState } from 'preact/hooks';
import { totalBytes } from '../../history/prune.ts';
import { readIndex } from '../../platform/history-index.ts';
import { previewPruning } from '../../platform/prune-by-settings.ts';
import { readSettings, watchSettings } from '../../platform/settings-store.ts';
import { retentionRestart } from '../../platform/storage-items.ts';

export interface Keeping {
  readonly on: boolean;
  /** Bytes that the records take, and that they may take. */
  readonly bytes: number;
  readonly cap: number;
  /** Ids of records that are too old, and that only the user may let go; see `Retention`. */
  readonly awaiting: readonly string[];
}

/**
 * @param version of the history: asked again when it is another
 * @returns `undefined` until it is known
 */
export function useKeeping(version: number): Keeping | undefined {
  const [keeping, setKeeping] = useState<Keeping>();
  useEffect(() => {
    const look = () => void lookUp().then(setKeeping);
    // Not after every piece of a long history, but when no more comes.
    const soon = setTimeout(look, 300);
    const stops = [watchSettings(look), retentionRestart.watch(look)];
    return () => {
      clearTimeout(soon);
      for (const stop of stops) stop();
    };
  }, [version]);
  return keeping;
}

async function lookUp(): Promise<Keeping> {
  const [settings, index, { awaiting }] = await Promise.all([
    readSettings(),
    readIndex(),
    previewPruning(),
  ]);
  return {
    on: settings.history,
    bytes: index.ok ? totalBytes(index.value) : 0,
    cap: settings.historyMegabytes * 2 ** 20,
    awaiting,
  };
}
