/** Shows the keyboard shortcut that the browser has assigned, and a link to change it. */

import { useEffect, useState } from 'preact/hooks';
import { getShortcut, openShortcutSettings } from '../../browser/extension-pages.ts';
import { t } from '../../browser/i18n.ts';

export function Shortcut() {
  const [keys, setKeys] = useState<string>();
  useEffect(() => void getShortcut().then(setKeys), []);
  return (
    <div class="row">
      <kbd>{keys === '' ? t('shortcut_none') : keys}</kbd>
      <button type="button" class="link" onClick={openShortcutSettings}>
        {t('shortcut_change')}
      </button>
    </div>
  );
}
