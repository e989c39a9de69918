/** The note of what the rule has removed, as it changes. */

import { useEffect, useState } from 'preact/hooks';
import type { RetentionLog } from '../../storage/history/retention-log.ts';
import { removalNote } from '../../storage/stores/storage-items.ts';

export function useRetentionLog(): RetentionLog | undefined {
  const [note, setNote] = useState<RetentionLog>();
  useEffect(() => {
    const look = () => void removalNote.read().then(setNote);
    look();
    return removalNote.watch(look);
  }, []);
  return note;
}
