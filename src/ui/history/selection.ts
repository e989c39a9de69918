/** Keeps track of the selected records. */

import { useState } from 'preact/hooks';

export interface Selection {
  readonly ids: ReadonlySet<string>;
  toggle(id: string): void;
  set(ids: readonly string[]): void;
}

/**
 * Holds the selection.
 *
 * @param present returns true if a record still exists; deleted ones drop out of the selection
 */
export function useSelection(present: (id: string) => boolean): Selection {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const ids = new Set([...chosen].filter(present));
  return {
    ids,
    toggle: (id) => setChosen((now) => toggled(now, id)),
    set: (all) => setChosen(new Set(all)),
  };
}

function toggled(ids: ReadonlySet<string>, id: string): Set<string> {
  const others = [...ids].filter((other) => other !== id);
  return new Set(ids.has(id) ? others : [...others, id]);
}
