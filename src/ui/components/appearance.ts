/** Applies the user's theme and text size to an extension page. */

import { localizeDocument } from '../../browser/i18n.ts';
import { onSettingsChanged, readSettings } from '../../storage/stores/settings-store.ts';

/**
 * Localizes the document and applies the theme and text size, now and whenever they change.
 *
 * @returns resolves once the settings have been applied, so that no wrong theme flashes up
 */
export async function applyAppearance(document: Document): Promise<void> {
  localizeDocument(document);
  onSettingsChanged(() => void applySettings(document));
  await applySettings(document);
}

async function applySettings({ documentElement: root }: Document): Promise<void> {
  const { theme, textSize } = await readSettings();
  root.dataset.theme = theme;
  root.dataset.textSize = textSize;
}
