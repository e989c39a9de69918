/** Where the line in the page is turned on, as it is now. */

import { useEffect, useState } from 'preact/hooks';
import { type Consent, readConsent } from '../../platform/prompt-consent.ts';
import { watchSettings, watchSiteSettings } from '../../platform/settings-store.ts';
import { followAccess } from '../../platform/site-access.ts';

/** `undefined` until it has been read. */
export function usePromptConsent(): Consent | undefined {
  const [consent, setConsent] = useState<Consent>();
  useEffect(() => {
    const read = () => void readConsent().then(setConsent);
    read();
    const stops = [watchSettings(read), watchSiteSettings(read), followAccess(read)];
    return () => {
      for (const stop of stops) stop();
    };
  }, []);
  return consent;
}
