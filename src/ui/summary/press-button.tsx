/** Asks the user to press the toolbar button, which grants access to the page. */

import { t } from '../../browser/i18n.ts';

/** Placeholder for the icon while the message is formatted; no message contains it. */
const gap = '\uFFFC';

export function PressButton() {
  const [before, after] = t('fail_no_tab', gap).split(gap);
  return (
    <>
      {before}
      <img class="app-icon" src="/icons/32.png" alt={t('extension_name')} />
      {after}
    </>
  );
}
