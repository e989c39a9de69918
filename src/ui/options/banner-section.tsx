/** Lets the user turn the banner on for all sites or site by site, and off again. */

import { t } from '../../browser/i18n.ts';
import type { Result } from '../../shared/result.ts';
import { enableBannerOn, policyAllowsBanner } from '../../storage/banner-sites.ts';
import {
  type BannerState,
  disableBanner,
  disableOnAllSites,
  enableBanner,
} from '../../storage/stores/banner-permission.ts';
import { updateSiteSettings } from '../../storage/stores/settings-store.ts';
import { useBannerState } from '../components/use-banner-state.ts';
import { HideBannerQuestion } from './hide-banner-question.tsx';
import type { SettingsControl } from './settings-section.tsx';

export function BannerSection({ control }: { control: SettingsControl }) {
  const banner = useBannerState();
  if (!banner) return null;
  const { onAllSites, sites, policy } = banner;
  const isBlocked = (host: string) => !policyAllowsBanner(policy, host);
  const report = (stored: Promise<Result<void>>) =>
    void stored.then(({ ok }) => control.report(ok));
  return (
    <>
      <HideBannerQuestion control={control} />
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
        onRevoke={(host) => report(disableBanner({ kind: 'site', host }))}
      />
      <SiteList
        label={t('banner_hidden_label')}
        isBlocked={isBlocked}
        hosts={onAllSites ? sites.bannerHiddenSites : []}
        onRevoke={(host) => report(updateSiteSettings((before) => enableBannerOn(before, host)))}
      />
    </>
  );
}

function AllSitesSwitch({ banner, control }: { banner: BannerState; control: SettingsControl }) {
  const locked = control.locked.has('bannerOnAllSites');
  // Even where a policy turns the banner on, the browser's permission prompt is the user's to
  // answer.
  const open = !locked || (control.settings.bannerOnAllSites && !banner.onAllSites);
  const toggle = (box: HTMLInputElement) => {
    // The user may deny the permission, so the box shows the setting in force, not the click.
    const wanted = box.checked;
    box.checked = banner.onAllSites;
    const stored = wanted
      ? enableBanner({ kind: 'all-sites' }).then((outcome) => outcome !== 'failed')
      : disableOnAllSites().then(({ ok }) => ok);
    void stored.then(control.report);
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
  /** True if a policy keeps the banner off a host, whatever the user chose. */
  isBlocked(host: string): boolean;
  onRevoke(host: string): void;
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
              onClick={() => onRevoke(host)}
            >
              {t('revoke')}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
