/** Turns the banner on or off for the site of the article. */

import { useEffect, useState } from 'preact/hooks';
import type { Job } from '../../background/jobs/job.ts';
import { t } from '../../browser/i18n.ts';
import { getHttpHost } from '../../shared/url.ts';
import { isValidMatchHost, policyAllowsBanner } from '../../storage/banner-sites.ts';
import {
  bannerOutcome,
  disableBanner,
  enableBanner,
  type BannerOutcome as Outcome,
  takeBannerOutcome,
} from '../../storage/stores/banner-permission.ts';
import { useBannerState } from '../components/use-banner-state.ts';

interface Props {
  job: Job;
  /** Receives the localized message if the choice cannot be stored; `''` when it is made. */
  onErrorMessage(errorMessage: string): void;
}

export function BannerSwitch({ job, onErrorMessage }: Props) {
  const consent = useBannerState();
  const host = getBannerHost(job);
  // A banner on all sites is turned off in the options, not site by site here.
  if (!consent || !host || consent.onAllSites) return null;
  const where = { kind: 'site', host } as const;
  const turnOff = async () => {
    onErrorMessage('');
    const stored = await disableBanner(where);
    if (!stored.ok) onErrorMessage(t('not_saved'));
  };
  if (consent.sites.bannerSites.includes(host))
    return (
      <button type="button" class="link banner-off" onClick={() => void turnOff()}>
        {t('banner_hide', t('banner_get'), host)}
      </button>
    );
  // The permission must not be requested where a policy makes it useless.
  if (!policyAllowsBanner(consent.policy, host)) return null;
  return (
    <div class="banner-switch">
      <button type="button" class="link banner-on" onClick={() => void enableBanner(where)}>
        {t('banner_show', t('banner_get'), host)}
      </button>
      <p>{t('banner_show_hint')}</p>
    </div>
  );
}

/**
 * Says what became of a banner request made in this view or in a popup that the permission prompt
 * closed.
 */
export function BannerOutcome({ job }: { job: Job }) {
  const host = getBannerHost(job);
  const [outcome, setOutcome] = useState<Outcome>();
  useEffect(() => {
    if (!host) return undefined;
    const look = async () => {
      const taken = await takeBannerOutcome(host);
      if (taken) setOutcome(taken);
    };
    void look();
    return bannerOutcome.onChanged(() => void look());
  }, [host]);
  return (
    <p class={outcome ? 'notice banner-outcome' : 'visually-hidden'} role="status">
      {outcome === 'shown' && t('banner_shown', t('banner_get'), host ?? '')}
      {outcome === 'denied' && t('banner_denied', host ?? '')}
      {outcome === 'failed' && t('not_saved')}
    </p>
  );
}

/** Returns the host to turn the banner on for; none in incognito, whose hosts are not stored. */
function getBannerHost({ article, tabUrl, incognito }: Job): string | undefined {
  // The banner is shown in the top document, even if the article is in a frame.
  const url = article?.frameId ? (tabUrl ?? '') : (article?.url ?? '');
  const host = incognito ? undefined : getHttpHost(url);
  return host !== undefined && isValidMatchHost(host) ? host : undefined;
}
