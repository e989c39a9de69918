import { describe, expect, it } from 'vitest';
import { until } from './drivers/until.ts';
import { useBrowser } from './e2e-setup.ts';
import { withApi } from './own-api.ts';
import { pointsFromTerminal } from './sample.ts';
import { waitForOutcome } from './summary-view.ts';

describe('a job that cannot be shown', () => {
  const stage = useBrowser();

  it('has points if one sentence names two dozen people', async () => {
    const tab = await stage.open('/crowd.html');
    const shown = await waitForOutcome(await tab.clickToolbar());
    expect(shown.alert).toBe('');
    expect(shown.points.length).toBeGreaterThan(0);
  });

  it('is reported if it cannot be read, and can be created again', async () => {
    const tab = await stage.open('/article.html');
    const popup = await tab.clickToolbar();
    await waitForOutcome(popup);
    await withApi(popup, async (api) => {
      const jobs = Object.keys(await api.storage.session.get()).filter((key) =>
        key.startsWith('job:'),
      );
      await api.storage.session.set(
        Object.fromEntries(jobs.map((key) => [key, { status: 'none' }])),
      );
    });
    await until('it is reported', async () => (await waitForOutcome(popup)).code === 'unexpected');
    await popup.click('.error .button.main');
    await until('its points are there', async () => {
      const { alert, points } = await waitForOutcome(popup);
      return alert === '' && points.join() === pointsFromTerminal().join();
    });
  });
});
