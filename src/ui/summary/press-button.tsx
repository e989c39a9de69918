/** “Press [our icon] in the toolbar …”: what grants access to a page that may not be read yet. */

import { t } from '../../browser/i18n.ts';

/** Stands for the icon while the words are put together; no message holds it. */
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
