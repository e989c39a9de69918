/** Whether the history is on, and how much of its room it takes. */

import { useEffect, useState } from 'preact/hooks';
import { totalBytes } from '../../history/prune.ts';
import { readIndex } from '../../platform/history-index.ts';
import { readHeldBackUntil } from '../../platform/prune-by-settings.ts';
import { readSettings, watchSettings } from '../../platform/settings-store.ts';

export interface Keeping {
  readonly on: boolean;
  /** Bytes that the records take, and that they may take. */
  readonly bytes: number;
  readonly cap: number;
  /** See `readHeldBackUntil`. */
  readonly heldBackUntil: number | undefined;
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
    const stop = watchSettings(look);
    return () => {
      clearTimeout(soon);
      stop();
    };
  }, [version]);
  return keeping;
}

async function lookUp(): Promise<Keeping> {
  const [settings, index, heldBackUntil] = await Promise.all([
    readSettings(),
    readIndex(),
    readHeldBackUntil(),
  ]);
  return {
    on: settings.history,
    bytes: index.ok ? totalBytes(index.value) : 0,
    cap: settings.historyMegabytes * 2 ** 20,
    heldBackUntil,
  };
}
