/**
 * Lists the granted host permissions and the stored data, and lets the user revoke or erase them.
 */

import { useEffect, useState } from 'preact/hooks';
import { t } from '../../browser/i18n.ts';
import {
  type GrantedPermission,
  listPermissions,
  revoke,
  subscribeToPermissions,
} from '../../browser/permissions.ts';
import { EraseEverything, StorageUsageList } from './stored-data.tsx';

export function AccessSection() {
  return (
    <>
      <p class="hint">{t('options_privacy_text')}</p>
      <section class="permissions">
        <h3>{t('access_title')}</h3>
        <PermissionList />
      </section>
      <section class="permissions">
        <h3>{t('storage_title')}</h3>
        <StorageUsageList />
        <EraseEverything />
      </section>
    </>
  );
}

function PermissionList() {
  const granted = usePermissions();
  return (
    <ul class="plain">
      {granted.map((one) => (
        <li key={one.name} class="row">
          <span>{getPermissionText(one)}</span>
          {one.optional && (
            <button
              type="button"
              class="link revoke"
              aria-label={`${t('access_revoke')}: ${getPermissionText(one)}`}
              onClick={() => void revoke(one)}
            >
              {t('access_revoke')}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

function usePermissions(): GrantedPermission[] {
  const [granted, setGranted] = useState<GrantedPermission[]>([]);
  useEffect(() => {
    const look = () => void listPermissions().then(setGranted);
    look();
    return subscribeToPermissions(look);
  }, []);
  return granted;
}

function getPermissionText({ kind, name }: GrantedPermission): string {
  return kind === 'site' ? getSiteText(name) : getPermissionLabel(name);
}

/**
 * @param pattern a match pattern such as `https://news.example/*`; scheme and host may be wildcards
 */
function getSiteText(pattern: string): string {
  const host = pattern.replace(/^[^:]*:\/\//, '').replace(/\/.*$/, '');
  return host === '*' || pattern === '<all_urls>' ? t('access_every_site') : t('access_site', host);
}

function getPermissionLabel(name: string): string {
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
