/** Keeps track of where the banner is turned on. */

import { useEffect, useState } from 'preact/hooks';
import { subscribeToPermissions } from '../../browser/permissions.ts';
import { type BannerState, readBannerState } from '../../storage/stores/banner-permission.ts';
import { onSettingsChanged, onSiteSettingsChanged } from '../../storage/stores/settings-store.ts';

/**
 * Returns the sites of the banner and re-renders when they change.
 *
 * @returns `undefined` until storage has been read
 */
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
