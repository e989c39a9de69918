/** The records that something is about to be done with. */

import { useState } from 'preact/hooks';

export interface Selection {
  readonly ids: ReadonlySet<string>;
  toggle(id: string): void;
  set(ids: readonly string[]): void;
}

/** @param present tells whether a record is still there; one that is gone is not selected either. */
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
