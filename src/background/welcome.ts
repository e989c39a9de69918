/** The page that says what this is: opened by itself once, after the install. */

import { openWelcome } from '../browser/extension-pages.ts';
import { local } from '../browser/storage.ts';

const welcomeShownKey = 'welcome:shown';

/** Opens the page, unless this profile has seen it. */
export async function welcomeOnce(): Promise<void> {
  const found = await local.get([welcomeShownKey]);
  if (!found.ok || found.value[welcomeShownKey] === true) return;
  // Noted first: a page that opens again and again is worse than one that never did.
  const noted = await local.set({ [welcomeShownKey]: true });
  if (noted.ok) openWelcome();
}
