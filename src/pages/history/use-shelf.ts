/** The history, read once, the newest first, and followed from then on. */

import { useEffect, useReducer, useState } from 'preact/hooks';
import { readHistory } from '../../platform/history-contents.ts';
import { watchArea } from '../../platform/storage.ts';
import { createShelf, type Shelf } from './shelf.ts';

/** `unread`: the storage cannot be read. */
export type Reading = 'begun' | 'done' | 'unread';

export function useShelf(): { shelf: Shelf; reading: Reading } {
  const [shelf] = useState(createShelf);
  const [reading, setReading] = useState<Reading>('begun');
  const [, redraw] = useReducer((turn: number) => turn + 1, 0);
  useEffect(() => {
    let left = false;
    const stop = watchArea('local', (changed) => {
      if (shelf.follow(changed)) redraw(undefined);
    });
    const read = async () => {
      for await (const piece of readHistory()) {
        if (left) return;
        if (!piece.ok) return setReading('unread');
        shelf.add(piece.value);
        redraw(undefined);
      }
      setReading('done');
    };
    void read();
    return () => {
      left = true;
      stop();
    };
  }, [shelf]);
  return { shelf, reading };
}
