/** Where the line in the page appears: everywhere, or site by site; each can be taken back. */

import { t } from '../../platform/i18n.ts';
import {
  type BannerState,
  disableBanner,
  disableOnAllSites,
  enableBanner,
} from '../../platform/prompt-consent.ts';
import { updateSiteSettings } from '../../platform/settings-store.ts';
import { enableBannerOn, policyAllowsBanner } from '../../settings/prompt-sites.ts';
import { useBannerState } from '../ui/use-prompt-consent.ts';
import type { SettingsControl } from './use-settings.ts';

export function BannerSection({ control }: { control: SettingsControl }) {
  const banner = useBannerState();
  if (!banner) return null;
  const { everywhere, sites, policy } = banner;
  const isBlocked = (host: string) => !policyAllowsBanner(policy, host);
  return (
    <>
      <AllSitesSwitch consent={banner} control={control} />
      {!everywhere && sites.promptSites.length === 0 && (
        <p class="hint sites">{t('prompt_sites_none')}</p>
      )}
      {(policy.promptAllowed || policy.promptBlocked) && (
        <p class="hint sites">{t('prompt_policy')}</p>
      )}
      <SiteList
        label={t('prompt_sites_label')}
        isBlocked={isBlocked}
        hosts={everywhere ? [] : sites.promptSites}
        onTakeBack={(host) => disableBanner({ kind: 'site', host })}
      />
      <SiteList
        label={t('prompt_hidden_label')}
        isBlocked={isBlocked}
        hosts={everywhere ? sites.promptHidden : []}
        onTakeBack={(host) => updateSiteSettings((before) => enableBannerOn(before, host))}
      />
    </>
  );
}

function AllSitesSwitch({
  consent: banner,
  control,
}: {
  consent: BannerState;
  control: SettingsControl;
}) {
  const locked = control.locked.has('promptEverywhere');
  // Where an administrator wants it, the browser's own question is still the reader's to answer.
  const open = !locked || (control.settings.promptEverywhere && !banner.everywhere);
  const toggle = (box: HTMLInputElement) => {
    // The browser decides, and may be told no: the box shows what is in force, not what was clicked.
    const wanted = box.checked;
    box.checked = banner.everywhere;
    void (wanted ? enableBanner({ kind: 'everywhere' }) : disableOnAllSites());
  };
  return (
    <label class="check">
      <input
        type="checkbox"
        name="promptEverywhere"
        checked={banner.everywhere}
        disabled={!open}
        onChange={(event) => toggle(event.currentTarget)}
      />
      <span>
        {t('prompt_everywhere_label')}
        <span class="hint">{t('prompt_everywhere_hint')}</span>
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
  onTakeBack(host: string): Promise<unknown>;
}

function SiteList({ label, hosts, isBlocked, onTakeBack }: SitesProps) {
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
              aria-label={t('take_back_on', host)}
              onClick={() => void onTakeBack(host)}
            >
              {t('take_back')}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
