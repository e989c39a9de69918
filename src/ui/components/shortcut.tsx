/** Shows the keyboard shortcut that the browser has assigned, and a link to change it. */

import { getShortcut, openShortcutSettings } from '../../browser/extension-pages.ts';
import { t } from '../../browser/i18n.ts';
import { useLoaded } from './use-loaded.ts';

export function Shortcut() {
  const keys = useLoaded(getShortcut, []);
  return (
    <div class="row">
      <kbd>{keys === '' ? t('shortcut_none') : keys}</kbd>
      <button type="button" class="link" onClick={openShortcutSettings}>
        {t('shortcut_change')}
      </button>
    </div>
  );
}
