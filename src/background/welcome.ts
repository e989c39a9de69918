/** The page that says what this is: opened by itself once, after the install. */

import * as v from 'valibot';
import { openWelcome } from '../browser/extension-pages.ts';
import { createStorageItem } from '../browser/storage.ts';

const welcomeShown = createStorageItem('local', 'welcome:shown', v.boolean(), false);

/** Opens the page, unless this profile has seen it. */
export async function welcomeOnce(): Promise<void> {
  const shown = await welcomeShown.tryRead();
  if (!shown.ok || shown.value) return;
  // Noted first: a page that opens again and again is worse than one that never did.
  const noted = await welcomeShown.write(true);
  if (noted.ok) openWelcome();
}
