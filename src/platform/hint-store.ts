/** Hints that have been given, on this machine. */

import { local } from './storage.ts';

type Hint = 'own-model' | 'press-point';

const key = (hint: Hint) => `hint:${hint}`;

/** Whether a hint may be shown; not when storage cannot be read, since then it would be given again and again. */
export async function isHintWanted(hint: Hint): Promise<boolean> {
  const stored = await local.get([key(hint)]);
  return stored.ok && stored.value[key(hint)] !== 'given';
}

/** The hint has been given, and is not given again. */
export async function noteHint(hint: Hint): Promise<void> {
  await local.set({ [key(hint)]: 'given' });
}
