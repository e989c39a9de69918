import { describe, expect, inject, it } from 'vitest';
import type { Tab } from './drivers/browser.ts';
import { english } from './drivers/prose.ts';
import { until } from './drivers/until.ts';
import { canReachMenu, useBrowser, withMenu } from './e2e-setup.ts';
import { getText } from './history-helpers.ts';
import { waitForOutcome } from './summary-view.ts';

const isFirefox = inject('browserName') === 'firefox';

describe.skipIf(!canReachMenu)('the text selected in the PDF viewer', () => {
  const stage = useBrowser(withMenu);

  it('is summarized from the context menu without any request, and leads back into the viewer', async () => {
    const path = '/report.pdf?selected';
    stage.allowNavigation(path);
    const tab = await stage.open(path);
    const before = requestsOf(path);
    await tab.chooseForPdfText();
    const view = await stage.browser.popup();
    const { points, alert } = await waitForOutcome(view, { timeoutMs: 30_000 });
    expect(alert).toBe('');
    expect(points.length).toBeGreaterThan(2);
    expect(requestsOf(path)).toBe(before);
    const text = english.join(' ');
    for (const point of points) expect(text).toContain(point);

    await view.click('.points li:first-child .point');
    await until('the viewer is asked', async () =>
      (await view.evaluate(getText, '.highlight-status')).includes('Shown in the PDF viewer'),
    );
    if (isFirefox) expect(await getAddress(tab)).toMatch(/#search=.+&phrase=true$/);
    await stage.browser.closePopup();
  });

  function requestsOf(path: string): number {
    return stage.site.asked.filter((asked) => asked === path).length;
  }
});

function getAddress(tab: Tab): Promise<string> {
  return until('the viewer searches', async () => {
    const url = await tab.url();
    return url.includes('#') && url;
  });
}
