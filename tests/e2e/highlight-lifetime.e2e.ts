import { describe, expect, it } from 'vitest';
import type { Tab, View } from './drivers/browser.ts';
import { until } from './drivers/until.ts';
import { clickOn } from './drivers/x-display.ts';
import { useBrowser } from './e2e-setup.ts';
import { placeOnScreen, readStatus, waitUntilSettled } from './highlight-helpers.ts';
import { getHighlightedText, isHighlightInView } from './highlighted-text.ts';
import { waitForOutcome } from './summary-view.ts';

const page = '/obstacle?kind=plain';
/** Uses windows if there is a display, since only there a click in the page closes the popup. */
const { E2E_DISPLAY: display } = process.env;

describe('the highlight of a followed point', () => {
  const stage = useBrowser({ display });

  it('stays when a click in the page closes the popup, and the next popup shows its point', async () => {
    const { tab, points } = await follow(4);
    await clickInPage(tab);
    await until('the popup is closed', async () => !(await stage.browser.isPopupOpen()));
    await tab.clickAt(30, 300);
    expect(await getHighlightedText(tab)).toBe(points[3]);
    expect(await isHighlightInView(tab)).toBe(true);
    const again = await tab.clickToolbar();
    await waitForOutcome(again);
    await until('the point is current', async () => (await readStatus(again, 4)).isLit);
    await until(
      'the status is shown',
      async () => (await readStatus(again, 4)).outcome === 'shown',
    );
  });

  it('stays when the user closes the popup by switching tabs', async () => {
    const { tab, points } = await follow(2);
    const other = await stage.open('/short.html');
    await stage.browser.closePopup();
    await tab.activate();
    expect(await getHighlightedText(tab)).toBe(points[1]);
    await other.close();
  });

  it('stays when the panel replaces the popup, and is shown there too', async () => {
    const { tab, popup, points } = await follow(3);
    await popup.click('.tools .icon-button:last-child');
    const panel = await stage.browser.view('/src/ui/summary/index.html?surface=panel');
    await waitForOutcome(panel);
    await until('the point is current', async () => (await readStatus(panel, 3)).isLit);
    // The page has become narrower, so it scrolls to the sentence again.
    await until(
      'the status is shown',
      async () => (await readStatus(panel, 3)).outcome === 'shown',
    );
    expect(await getHighlightedText(tab)).toBe(points[2]);
    expect(await isHighlightInView(tab)).toBe(true);
    await panel.close();
  });

  it('is removed by Escape in the view', async () => {
    const { tab, popup } = await follow(2);
    await popup.press('Escape');
    await until('the highlight is gone', async () => (await getHighlightedText(tab)) === '');
    expect((await readStatus(popup, 2)).isLit).toBe(false);
  });

  it('is removed by Escape in the page after the popup has closed', async () => {
    const { tab } = await follow(2);
    await stage.browser.closePopup();
    await tab.press('a');
    expect(await getHighlightedText(tab)).not.toBe('');
    await tab.press('Escape');
    await until('the highlight is gone', async () => (await getHighlightedText(tab)) === '');
    expect(await tab.evaluate(() => CSS.highlights.size)).toBe(0);
  });

  it('stays when Escape closes a dialog over it', async () => {
    const { tab, popup, points } = await follow(2);
    await tab.evaluate(() => {
      const dialog = document.createElement('dialog');
      dialog.textContent = 'A letter?';
      document.body.append(dialog);
      dialog.showModal();
    });
    await until(
      'it is spoken',
      async () => (await readStatus(popup, 2)).outcome === 'behind-dialog',
    );
    await stage.browser.closePopup();
    await tab.press('Escape');
    await until('the dialog is closed', () =>
      tab.evaluate(() => document.querySelector('dialog[open]') === null),
    );
    expect(await getHighlightedText(tab)).toBe(points[1]);
  });

  it('is removed by a second click on its point, and restored by a third', async () => {
    const { tab, popup, points } = await follow(2);
    await popup.click('.points li:nth-child(2) .point');
    await until('the highlight is gone', async () => (await getHighlightedText(tab)) === '');
    await popup.hover('.header h1');
    expect((await readStatus(popup, 2)).isLit).toBe(false);
    await popup.click('.points li:nth-child(2) .point');
    await until('it is back', async () => (await getHighlightedText(tab)) === points[1]);
  });

  it('is removed by going back, which scrolls to the position before the first point', async () => {
    const tab = await stage.open(page);
    await tab.evaluate(() => scrollTo({ top: 310, behavior: 'instant' }));
    const popup = await tab.clickToolbar();
    await waitForOutcome(popup);
    for (const at of [5, 3]) {
      await popup.click(`.points li:nth-child(${at}) .point`);
      await waitUntilSettled(tab, popup, at);
    }
    expect(await tab.evaluate(() => scrollY)).not.toBe(310);
    await popup.click('.highlight-status .back-button');
    await until('the page is back', () => tab.evaluate(() => scrollY === 310));
    expect(await getHighlightedText(tab)).toBe('');
  });

  it('moves from sentence to sentence with the arrow keys', async () => {
    const { tab, popup, points } = await follow(2);
    for (const [key, at] of [
      ['ArrowDown', 3],
      ['ArrowDown', 4],
      ['ArrowUp', 3],
    ] as const) {
      await popup.press(key);
      await until(`sentence ${at}`, async () => (await getHighlightedText(tab)) === points[at - 1]);
      await waitUntilSettled(tab, popup, at);
      expect(await isHighlightInView(tab)).toBe(true);
      expect(await popup.evaluate(() => document.activeElement?.hasAttribute('aria-current'))).toBe(
        true,
      );
    }
  });

  it('stays where it is as soon as the user scrolls', async () => {
    const { tab, popup, points } = await follow(2);
    await tab.press('End');
    await until('it is spoken', async () => (await readStatus(popup, 2)).outcome === 'off-screen');
    await tab.evaluate(() => document.querySelector('#lead')?.remove());
    await new Promise((resume) => setTimeout(resume, 400));
    expect(await isHighlightInView(tab)).toBe(false);
    expect(await getHighlightedText(tab)).toBe(points[1]);
    await popup.click('.points li:nth-child(2) .point');
    await until('it is in view again', () => isHighlightInView(tab));
  });

  it('flashes once after scrolling', async () => {
    const tab = await stage.open(page);
    const popup = await tab.clickToolbar();
    await waitForOutcome(popup);
    await tab.evaluate(() => {
      setInterval(() => {
        if (CSS.highlights.has('no-time-to-read-flash')) performance.mark('flash');
      }, 10);
    });
    await popup.click('.points li:nth-child(2) .point');
    await until('it flashes', () =>
      tab.evaluate(() => performance.getEntriesByName('flash').length > 0),
    );
    await until('it has faded', () =>
      tab.evaluate(() => CSS.highlights.size === 1 && CSS.highlights.has('no-time-to-read')),
    );
  });

  /** Follows a point, counted from 1, in a popup and waits until its sentence is visible. */
  async function follow(at: number): Promise<{ tab: Tab; popup: View; points: readonly string[] }> {
    const tab = await stage.open(page);
    const popup = await tab.clickToolbar();
    const { points } = await waitForOutcome(popup);
    await popup.click(`.points li:nth-child(${at}) .point`);
    await until(
      'the sentence is visible',
      async () => (await readStatus(popup, at)).outcome === 'shown',
    );
    return { tab, popup, points };
  }

  async function clickInPage(tab: Tab): Promise<void> {
    if (!display) return stage.browser.closePopup();
    const { x, y } = await tab.evaluate(placeOnScreen);
    clickOn(display, x + 30, y + 300);
  }
});
