/**
 * The page that opens after the install: what the extension does, a demonstration, and the toolbar
 * button.
 */

import { isFirefox, openOptions } from '../../browser/extension-pages.ts';
import { getUiLanguage, t } from '../../browser/i18n.ts';
import { Shortcut } from '../components/shortcut.tsx';
import { Demo } from './demo.tsx';
import { PinPicture, useIsPinned } from './pin-picture.tsx';

export function Welcome() {
  return (
    <main class="welcome">
      <header class="intro">
        <p class="brand">
          <img src="/icons/128.png" alt="" width="40" height="40" />
          {t('extension_name')}
        </p>
        <h1>
          {t('welcome_title')}
          {getWordGap()}
          <span>{t('welcome_title_marked')}</span>
        </h1>
        <p class="what">{t('welcome_what')}</p>
      </header>
      <Demo />
      <ul class="facts">
        <li>
          <h2 class="fact-name">{t('welcome_button')}</h2>
          <ToolbarButton />
        </li>
        <li>
          <h2 class="fact-name">{t('options_shortcut')}</h2>
          <Shortcut />
        </li>
        <li>
          <h2 class="fact-name">{t('welcome_privacy')}</h2>
          <p class="fact-text">{t('options_privacy_text')}</p>
          <p class="fact-text">
            {t('welcome_saved')}{' '}
            <button type="button" class="link" onClick={() => void openOptions()}>
              {t('settings')}
            </button>
          </p>
        </li>
      </ul>
    </main>
  );
}

/** Chinese and Japanese are written without spaces. */
function getWordGap(): string {
  return /^(?:ja|zh)\b/.test(getUiLanguage()) ? '' : ' ';
}

function ToolbarButton() {
  if (useIsPinned()) return <p class="fact-text">{t('welcome_button_there')}</p>;
  const browser = isFirefox() ? 'firefox' : 'chromium';
  return (
    <>
      <div class="pinning">
        <PinPicture browser={browser} />
        <ol>
          <li>{t('welcome_pin_menu')}</li>
          {browser === 'firefox' ? (
            <>
              <li>{t('welcome_pin_gear')}</li>
              <li>{t('welcome_pin_toolbar')}</li>
            </>
          ) : (
            <li>{t('welcome_pin_pin')}</li>
          )}
        </ol>
      </div>
      <p class="fact-text">{t('welcome_button_use')}</p>
    </>
  );
}
