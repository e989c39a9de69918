/** Where the line in the page appears: everywhere, or site by site; each can be taken back. */

import { t } from '../../browser/i18n.ts';
import { enableBannerOn, policyAllowsBanner } from '../../storage/banner-sites/banner-sites.ts';
import {
  type BannerState,
  disableBanner,
  disableOnAllSites,
  enableBanner,
} from '../../storage/stores/banner-permission.ts';
import { updateSiteSettings } from '../../storage/stores/settings-store.ts';
import { useBannerState } from '../components/use-banner-state.ts';
import { HideBannerQuestion } from './hide-banner-question.tsx';
import type { SettingsControl } from './use-settings.ts';

export function BannerSection({ control }: { control: SettingsControl }) {
  const banner = useBannerState();
  if (!banner) return null;
  const { onAllSites, sites, policy } = banner;
  const isBlocked = (host: string) => !policyAllowsBanner(policy, host);
  return (
    <>
      <HideBannerQuestion />
      <AllSitesSwitch banner={banner} control={control} />
      {!onAllSites && sites.bannerSites.length === 0 && (
        <p class="hint sites">{t('banner_sites_none')}</p>
      )}
      {(policy.bannerAllowedSites || policy.bannerBlockedSites) && (
        <p class="hint sites">{t('banner_policy')}</p>
      )}
      {policy.unreadableBlockedSite !== undefined && (
        <p class="hint sites policy-error">
          {t('banner_policy_unreadable', policy.unreadableBlockedSite)}
        </p>
      )}
      <SiteList
        label={t('banner_sites_label')}
        isBlocked={isBlocked}
        hosts={onAllSites ? [] : sites.bannerSites}
        onRevoke={(host) => disableBanner({ kind: 'site', host })}
      />
      <SiteList
        label={t('banner_hidden_label')}
        isBlocked={isBlocked}
        hosts={onAllSites ? sites.bannerHiddenSites : []}
        onRevoke={(host) => updateSiteSettings((before) => enableBannerOn(before, host))}
      />
    </>
  );
}

function AllSitesSwitch({ banner, control }: { banner: BannerState; control: SettingsControl }) {
  const locked = control.locked.has('bannerOnAllSites');
  // Where an administrator wants it, the browser's own question is still the reader's to answer.
  const open = !locked || (control.settings.bannerOnAllSites && !banner.onAllSites);
  const toggle = (box: HTMLInputElement) => {
    // The browser decides, and may be told no: the box shows what is in force, not what was clicked.
    const wanted = box.checked;
    box.checked = banner.onAllSites;
    void (wanted ? enableBanner({ kind: 'all-sites' }) : disableOnAllSites());
  };
  return (
    <label class="check">
      <input
        type="checkbox"
        name="bannerOnAllSites"
        checked={banner.onAllSites}
        disabled={!open}
        onChange={(event) => toggle(event.currentTarget)}
      />
      <span>
        {t('banner_everywhere_label')}
        <span class="hint">{t('banner_everywhere_hint')}</span>
        {locked && <span class="hint">{t('locked')}</span>}
      </span>
    </label>
  );
}

interface SitesProps {
  label: string;
  hosts: readonly string[];
  /** Whether an administrator keeps it from a host, whatever was chosen. */
  isBlocked(host: string): boolean;
  onRevoke(host: string): Promise<unknown>;
}

function SiteList({ label, hosts, isBlocked, onRevoke }: SitesProps) {
  if (hosts.length === 0) return null;
  return (
    <div class="sites">
      <h3>{label}</h3>
      <ul>
        {hosts.map((host) => (
          <li key={host} class="row">
            <span>
              {host}
              {isBlocked(host) && <span class="hint">{t('locked')}</span>}
            </span>
            <button
              type="button"
              class="link"
              aria-label={t('revoke_site', host)}
              onClick={() => void onRevoke(host)}
            >
              {t('revoke')}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
