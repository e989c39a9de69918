/** Hints that the reader has waved away, on this machine. */

import { local } from './storage.ts';

type Hint = 'own-model';

const key = (hint: Hint) => `hint:${hint}`;

/** Whether a hint may be shown; not when storage cannot be read, since then it could never be waved away. */
export async function isHintWanted(hint: Hint): Promise<boolean> {
  const stored = await local.get([key(hint)]);
  return stored.ok && stored.value[key(hint)] !== 'dismissed';
}

/** The hint is not to be shown again. */
export async function dismissHint(hint: Hint): Promise<void> {
  await local.set({ [key(hint)]: 'dismissed' });
}
