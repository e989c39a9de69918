/** Opens the welcome page once, after the installation. */

import * as v from 'valibot';
import { openWelcome } from '../browser/extension-pages.ts';
import { createStorageItem } from '../browser/storage.ts';

const welcomeShown = createStorageItem('local', 'welcome:shown', v.boolean(), false);

/** Opens the welcome page, unless this profile has seen it. */
export async function welcomeOnce(): Promise<void> {
  const shown = await welcomeShown.tryRead();
  if (!shown.ok || shown.value) return;
  // This is stored first, because a page that opens again and again is worse than one that never
  // opens.
  const saved = await welcomeShown.write(true);
  if (saved.ok) openWelcome();
}
