import { describe, expect, inject, it } from 'vitest';
import english from '../../public/_locales/en/messages.json' with { type: 'json' };
import {
  bannerOutcome,
  countBanners,
  pressBannerSwitch,
  waitForBanners,
} from './banner-helpers.ts';
import type { Tab } from './drivers/browser.ts';
import { pressOn } from './drivers/x-display.ts';
import { useBrowser, withMenu } from './e2e-setup.ts';
import { waitForOutcome } from './summary-view.ts';

const { display } = withMenu;

/** Firefox's permission prompt is answered by a preference, as a test cannot reach its buttons. */
describe.skipIf(inject('browserName') !== 'chromium' || display === undefined)(
  'the browser’s permission prompt',
  () => {
    const stage = useBrowser(withMenu);

    it('changes nothing if denied and turns the banner on if accepted, and the outcome is shown', async () => {
      const tab = await stage.open('/article.html');
      await ask(tab);
      press('Return');
      await new Promise((resume) => setTimeout(resume, 1_000));
      expect(await countBanners(tab)).toBe(0);
      expect((await stage.browser.stored('local'))['sites:bannerSites'] ?? []).toEqual([]);
      expect(await bannerOutcome(await tab.clickToolbar())).toBe(
        english.banner_denied.message.replace('$1', '127.0.0.1'),
      );
      await stage.browser.closePopup();

      await ask(tab);
      press('Tab', 'Return');
      await waitForBanners(tab);
      expect((await stage.browser.stored('local'))['sites:bannerSites']).toEqual(['127.0.0.1']);
      expect(await bannerOutcome(await tab.clickToolbar())).toBe(
        english.banner_shown.message
          .replace('$1', english.banner_get.message)
          .replace('$2', '127.0.0.1'),
      );
    });

    /** Requests the banner in the view and waits for the browser's prompt. */
    async function ask(tab: Tab): Promise<void> {
      const popup = await tab.clickToolbar();
      await waitForOutcome(popup);
      await pressBannerSwitch(popup, 'on');
      // The prompt ignores keys for some time, to protect against accidental input.
      await new Promise((resume) => setTimeout(resume, 3_000));
    }

    function press(...keys: string[]): void {
      for (const key of keys) pressOn(display ?? '', key);
    }
  },
);
