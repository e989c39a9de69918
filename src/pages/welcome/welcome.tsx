/** The page that opens once, after the install: what this is, and a way to try it at once. */

import { t } from '../../platform/i18n.ts';
import { openOptions } from '../../platform/surfaces.ts';
import { Shortcut } from '../ui/shortcut.tsx';
import { Try } from './try.tsx';
import { useOnToolbar } from './use-on-toolbar.ts';

export function Welcome({ sample }: { sample: HTMLElement }) {
  const onToolbar = useOnToolbar();
  return (
    <>
      <header class="intro">
        <h1>
          {t('welcome_title')} <span>{t('welcome_title_marked')}</span>
        </h1>
        <p class="what">{t('welcome_what')}</p>
      </header>
      <ul class="facts">
        <li>
          <h2 class="fact-name">{t('welcome_button')}</h2>
          <p class="fact-text">{onToolbar ? t('welcome_button_there') : t('welcome_button_pin')}</p>
        </li>
        <li>
          <h2 class="fact-name">{t('options_shortcut')}</h2>
          <Shortcut />
        </li>
        <li>
          <h2 class="fact-name">{t('welcome_privacy')}</h2>
          <p class="fact-text">{t('options_privacy_text')}</p>
          <p class="fact-text">
            {t('welcome_kept')}{' '}
            <button type="button" class="link" onClick={() => void openOptions()}>
              {t('settings')}
            </button>
          </p>
        </li>
      </ul>
      <Try sample={sample} />
    </>
  );
}
