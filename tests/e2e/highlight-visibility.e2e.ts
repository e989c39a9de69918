import { describe, expect, it } from 'vitest';
import type { Tab } from './drivers/browser.ts';
import type { ChromiumView } from './drivers/chromium-view.ts';
import type { Firefox } from './drivers/firefox.ts';
import { type Obstacle, obstacles } from './drivers/obstacle-page.ts';
import { useBrowser } from './e2e-setup.ts';
import {
  isFullyVisible,
  look,
  popupBox,
  readStatus,
  type Status,
  type Visibility,
  waitUntilSettled,
} from './highlight-helpers.ts';
import { withApi } from './own-api.ts';
import { waitForOutcome } from './summary-view.ts';

/** Points followed on each page, and the number of sentences in all that must be fully visible. */
const pointsEach = 6;
const minVisible = 58;
/** These pages scroll smoothly; the others request reduced motion, which is faster. */
const gliding: readonly Obstacle[] = ['pictures', 'header', 'long', 'rerender'];

interface Click {
  readonly obstacle: Obstacle;
  readonly at: number;
  readonly seen: Visibility;
  readonly said: Status;
}

describe('the sentence of a followed point', () => {
  const stage = useBrowser();

  it('is on the screen and uncovered, and its status in the popup is true', async () => {
    await chooseLong();
    const clicks: Click[] = [];
    for (const obstacle of obstacles) clicks.push(...(await followAll(obstacle)));
    expect(clicks).toHaveLength(obstacles.length * pointsEach);
    expect(clicks.filter((click) => !isTrue(click)).map(describeClick)).toEqual([]);
    const unseen = clicks.filter(({ seen }) => !isFullyVisible(seen));
    expect(unseen.map(describeClick).slice(clicks.length - minVisible)).toEqual([]);
    expect(clicks.filter((click) => !click.said.isLit || !click.said.isInSight)).toEqual([]);
  }, 120_000);

  async function followAll(obstacle: Obstacle): Promise<Click[]> {
    const tab = await stage.open(`/obstacle?kind=${obstacle}`);
    await wantCalm(tab, !gliding.includes(obstacle));
    const popup = await tab.clickToolbar();
    const { points } = await waitForOutcome(popup);
    expect(points.length, obstacle).toBeGreaterThanOrEqual(pointsEach);
    const clicks: Click[] = [];
    // Up and down, near and far.
    for (const at of [1, 6, 2, 5, 3, 4]) {
      // The last obstacle of this page is a modal dialog.
      if (obstacle === 'dialog' && at === 4) await tab.evaluate(openModal);
      await popup.click(`.points li:nth-child(${at}) .point`);
      await waitUntilSettled(tab, popup, at);
      const seen = await look(tab, await popupBox(tab, popup));
      clicks.push({ obstacle, at, seen, said: await readStatus(popup, at) });
    }
    await stage.browser.closePopup();
    await wantCalm(tab, false);
    return clicks;
  }

  async function chooseLong(): Promise<void> {
    const page = await stage.openAddress(`${stage.browser.origin}/src/ui/welcome/index.html`);
    await withApi(page, ({ storage }) => storage.sync.set({ 'settings:length': 'long' }));
  }

  async function wantCalm(tab: Tab, calm: boolean): Promise<void> {
    if (stage.browser.name === 'chromium')
      await (tab as Tab & ChromiumView).emulateMedia({
        'prefers-reduced-motion': calm ? 'reduce' : 'no-preference',
      });
    else {
      const firefox = stage.browser as Firefox;
      await firefox.setPreference('general.smoothScroll', true);
      await firefox.setPreference('ui.prefersReducedMotion', calm ? 1 : 0);
    }
  }
});

/** Returns true if the popup's status of a sentence matches what is visible. */
function isTrue({ seen, said: { outcome } }: Click): boolean {
  if (isFullyVisible(seen)) return outcome === 'shown';
  if (seen.covered > 0) return outcome === 'covered' || outcome === 'behind-dialog';
  if (seen.offScreen > 0) return outcome === 'off-screen';
  return outcome === 'behind-view';
}

function describeClick({ obstacle, at, seen, said }: Click): string {
  return `${obstacle} ${at}: ${JSON.stringify({ ...seen, text: seen.text.slice(0, 20) })} ${said.outcome}`;
}

/** Runs in the page. */
function openModal(): void {
  const dialog = document.createElement('dialog');
  dialog.innerHTML = '<p style="width: 400px; height: 200px">Our letter again?</p>';
  document.body.append(dialog);
  dialog.showModal();
}
