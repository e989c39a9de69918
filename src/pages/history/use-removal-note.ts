/** The note of what the rule has removed, as it changes. */

import { useEffect, useState } from 'preact/hooks';
import type { RemovalNote } from '../../history/removal-note.ts';
import { readRemovalNote, watchRemovalNote } from '../../platform/removal-note-store.ts';

export function useRemovalNote(): RemovalNote | undefined {
  const [note, setNote] = useState<RemovalNote>();
  useEffect(() => {
    const look = () => void readRemovalNote().then(setNote);
    look();
    return watchRemovalNote(look);
  }, []);
  return note;
}
