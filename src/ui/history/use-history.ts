/** The history, read once, the newest first, and followed from then on. */

import { useEffect, useReducer, useState } from 'preact/hooks';
import { onStorageChanged } from '../../browser/storage.ts';
import { readHistory } from '../../storage/stores/history-pages.ts';
import { createHistoryModel, type HistoryModel } from './history-model.ts';

/** `unread`: the storage cannot be read. */
export type LoadState = 'loading' | 'loaded' | 'error';

export function useHistory(): { history: HistoryModel; loadState: LoadState } {
  const [history] = useState(createHistoryModel);
  const [reading, setReading] = useState<LoadState>('loading');
  const [, redraw] = useReducer((turn: number) => turn + 1, 0);
  useEffect(() => {
    let left = false;
    const stop = onStorageChanged('local', (changed) => {
      if (history.applyStorageChange(changed)) redraw(undefined);
    });
    const read = async () => {
      for await (const piece of readHistory()) {
        if (left) return;
        if (!piece.ok) return setReading('error');
        history.add(piece.value);
        redraw(undefined);
      }
      setReading('loaded');
    };
    void read();
    return () => {
      left = true;
      stop();
    };
  }, [history]);
  return { history, loadState: reading };
}
