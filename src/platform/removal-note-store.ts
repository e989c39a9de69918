/** The note of what the history's rule has removed, in local storage. */

import { removalNoteKey } from '../history/keys.ts';
import type { Removal } from '../history/prune.ts';
import { parseRemovalNote, type RemovalNote, withRemovals } from '../history/removal-note.ts';
import type { Result } from '../result.ts';
import { local, watchArea } from './storage.ts';

/** `undefined` when nothing was removed since the note was last cleared. */
export async function readRemovalNote(): Promise<RemovalNote | undefined> {
  const found = await local.get([removalNoteKey]);
  return found.ok ? parseRemovalNote(found.value[removalNoteKey]) : undefined;
}

/**
 * The note with more removals on it, to be stored.
 * @param at milliseconds since 1970
 */
export async function notedRemovals(
  removals: readonly Removal[],
  at: number,
): Promise<{ [removalNoteKey]: RemovalNote }> {
  return { [removalNoteKey]: withRemovals(await readRemovalNote(), removals, at) };
}

/** The reader has seen it. */
export function clearRemovalNote(): Promise<Result<void>> {
  return local.remove([removalNoteKey]);
}

/**
 * Calls `listener` when the note is another.
 * @returns a function that stops it.
 */
export function watchRemovalNote(listener: () => void): () => void {
  return watchArea('local', (changed) => {
    if (removalNoteKey in changed) listener();
  });
}
