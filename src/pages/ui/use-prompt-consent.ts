/** Where the line in the page is turned on, as it is now. */

import { useEffect, useState } from 'preact/hooks';
import { type BannerState, readBannerState } from '../../platform/prompt-consent.ts';
import { onSettingsChanged, onSiteSettingsChanged } from '../../platform/settings-store.ts';
import { subscribeToPermissions } from '../../platform/site-access.ts';

/** `undefined` until it has been read. */
export function useBannerState(): BannerState | undefined {
  const [consent, setConsent] = useState<BannerState>();
  useEffect(() => {
    const read = () => void readBannerState().then(setConsent);
    read();
    const stops = [
      onSettingsChanged(read),
      onSiteSettingsChanged(read),
      subscribeToPermissions(read),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, []);
  return consent;
}
