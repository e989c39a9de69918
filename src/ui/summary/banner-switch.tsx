/** Turning the banner in articles on for the site that is being read, and off again. */

import { useEffect, useState } from 'preact/hooks';
import type { Job } from '../../background/jobs/job.ts';
import { t } from '../../browser/i18n.ts';
import { getHttpHost } from '../../shared/url.ts';
import { policyAllowsBanner } from '../../storage/banner-sites/banner-sites.ts';
import { isValidMatchHost } from '../../storage/banner-sites/match-patterns.ts';
import {
  bannerOutcome,
  disableBanner,
  enableBanner,
  takeBannerOutcome,
} from '../../storage/stores/banner-permission.ts';
import { useBannerState } from '../components/use-banner-state.ts';

export function BannerSwitch({ job }: { job: Job }) {
  const consent = useBannerState();
  const host = bannerHost(job);
  // Where the banner is everywhere, it has its own way out.
  if (!consent || !host || consent.onAllSites) return null;
  const where = { kind: 'site', host } as const;
  if (consent.sites.bannerSites.includes(host))
    return (
      <button type="button" class="link banner-off" onClick={() => void disableBanner(where)}>
        {t('banner_hide', t('banner_get'), host)}
      </button>
    );
  // Access must not be asked for where an administrator lets nothing come of it.
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

/** What became of the banner that was asked for here: in this view, or in one that the question has closed. */
export function BannerOutcome({ job }: { job: Job }) {
  const host = bannerHost(job);
  const [outcome, setOutcome] = useState<'shown' | 'denied'>();
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
    </p>
  );
}

/** The site that a banner would be turned on for; none in a private window, whose sites are not written down. */
function bannerHost({ article, tabUrl, incognito }: Job): string | undefined {
  // The banner stands in the page itself, whichever frame holds the article.
  const url = article?.frameId ? (tabUrl ?? '') : (article?.url ?? '');
  const host = incognito ? undefined : getHttpHost(url);
  return host !== undefined && isValidMatchHost(host) ? host : undefined;
}
