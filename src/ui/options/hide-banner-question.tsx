/** Asks whether to hide the banner on all sites. A banner opens this; only a click here answers it. */

import { useEffect, useRef, useState } from 'preact/hooks';
import { hideBannerQuestion } from '../../browser/extension-pages.ts';
import { t } from '../../browser/i18n.ts';
import { disableBanner } from '../../storage/stores/banner-permission.ts';
import type { SettingsControl } from './settings-section.tsx';

const fragment = `#${hideBannerQuestion}`;

/** Asks while the address says so; a page that is open already is asked by its new fragment. */
export function HideBannerQuestion({ control }: { control: SettingsControl }) {
  const [isAsked, setAsked] = useState(location.hash === fragment);
  const no = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const look = () => setAsked(location.hash === fragment);
    addEventListener('hashchange', look);
    return () => removeEventListener('hashchange', look);
  }, []);
  useEffect(() => {
    if (isAsked) no.current?.focus();
  }, [isAsked]);
  if (!isAsked) return null;
  const close = () => {
    history.replaceState(null, '', location.pathname);
    setAsked(false);
  };
  const hide = async () => {
    const stored = await disableBanner({ kind: 'all-sites' });
    control.report(stored.ok);
    close();
  };
  return (
    <div class="confirm" role="alertdialog" aria-label={t('banner_hide_everywhere')}>
      <p>{t('banner_hide_everywhere_ask', t('banner_get'))}</p>
      <div class="buttons">
        <button type="button" class="button main" name="hide-banner" onClick={() => void hide()}>
          {t('banner_hide_everywhere')}
        </button>
        <button type="button" class="button" ref={no} onClick={close}>
          {t('cancel')}
        </button>
      </div>
    </div>
  );
}
