/** Opens the welcome page once, after the installation. */

import { openWelcome } from '../browser/extension-pages.ts';
import { local } from '../browser/storage.ts';

const welcomeShownKey = 'welcome:shown';

/** Opens the welcome page, unless this profile has seen it. */
export async function welcomeOnce(): Promise<void> {
  const found = await local.get([welcomeShownKey]);
  if (!found.ok || found.value[welcomeShownKey] === true) return;
  // This is stored first, because a page that opens again and again is worse than one that never
  // opens.
  const saved = await local.set({ [welcomeShownKey]: true });
  if (saved.ok) openWelcome();
}
