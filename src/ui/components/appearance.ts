/** The reader's choice of theme and text size, on every page of ours. */

import { localizeDocument } from '../../browser/i18n.ts';
import { onSettingsChanged, readSettings } from '../../storage/stores/settings-store.ts';

/** Dresses the document, now and whenever the settings change. Resolves when it may be shown. */
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
