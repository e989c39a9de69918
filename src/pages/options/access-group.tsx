/** What the browser allows us, as it stands now, and what is stored; both can be taken back. */

import { useEffect, useState } from 'preact/hooks';
import { type Granted, readGranted, takeBack } from '../../platform/granted.ts';
import { t } from '../../platform/i18n.ts';
import { followAccess } from '../../platform/site-access.ts';
import { Erase } from './erase.tsx';
import { StoredList } from './stored-list.tsx';

export function AccessGroup() {
  return (
    <>
      <p class="hint">{t('options_privacy_text')}</p>
      <section class="held">
        <h3>{t('access_held')}</h3>
        <GrantedList />
      </section>
      <section class="held">
        <h3>{t('stored_title')}</h3>
        <StoredList />
        <Erase />
      </section>
    </>
  );
}

function GrantedList() {
  const granted = useGranted();
  return (
    <ul class="plain">
      {granted.map((one) => (
        <li key={one.name} class="row">
          <span>{grantedText(one)}</span>
          {one.optional && (
            <button
              type="button"
              class="link take-back"
              aria-label={`${t('access_take_back')}: ${grantedText(one)}`}
              onClick={() => void takeBack(one)}
            >
              {t('access_take_back')}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

function useGranted(): Granted[] {
  const [granted, setGranted] = useState<Granted[]>([]);
  useEffect(() => {
    const look = () => void readGranted().then(setGranted);
    look();
    return followAccess(look);
  }, []);
  return granted;
}

function grantedText({ kind, name }: Granted): string {
  return kind === 'site' ? siteText(name) : permissionText(name);
}

/** @param pattern as `https://news.example/*`, where the scheme or the host may be any */
function siteText(pattern: string): string {
  const host = pattern.replace(/^[^:]*:\/\//, '').replace(/\/.*$/, '');
  return host === '*' || pattern === '<all_urls>' ? t('access_every_site') : t('access_site', host);
}

function permissionText(name: string): string {
  switch (name) {
    case 'activeTab':
      return t('access_active_tab');
    case 'scripting':
      return t('access_scripting');
    case 'contextMenus':
      return t('access_context_menus');
    case 'sidePanel':
      return t('access_side_panel');
    case 'storage':
      return t('access_storage');
    case 'unlimitedStorage':
      return t('access_unlimited_storage');
    case 'trialML':
      return t('access_trial_ml');
    default:
      return name;
  }
}
