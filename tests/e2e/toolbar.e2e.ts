import { describe, expect, it } from 'vitest';
import { useBrowser } from './e2e-setup.ts';
import { articleText, pointsFromTerminal } from './sample.ts';
import { waitForOutcome } from './summary-view.ts';

describe('the toolbar button', () => {
  const stage = useBrowser();

  it('shows the same points as the command line', async () => {
    const tab = await stage.open('/article.html');
    const shown = await waitForOutcome(await tab.clickToolbar());
    expect(shown).toMatchObject({ status: 'done', code: '', points: pointsFromTerminal() });
    expect(shown.title).toBe(
      'The Town That Turned Down Its Street Lamps, and What the Owls Made of It',
    );
  });

  it('shows at most five points, each a sentence of the article', async () => {
    const tab = await stage.open('/article.html');
    const { points, alert } = await waitForOutcome(await tab.clickToolbar());
    expect(alert).toBe('');
    expect(points.length).toBeGreaterThanOrEqual(3);
    expect(points.length).toBeLessThanOrEqual(5);
    for (const point of points) expect(articleText()).toContain(point);
  });

  it.each([
    ['with the strictest CSP', '/article.html?csp'],
    ['sandboxed by its CSP', '/article.html?sandbox&csp'],
    ['reached by redirects', '/redirect?to=/article.html'],
    ['in a same-site frame', '/framed?page=/article.html'],
  ])('summarizes a page %s', async (_name, path) => {
    const tab = await stage.open(path);
    const shown = await waitForOutcome(await tab.clickToolbar());
    expect(shown).toMatchObject({ code: '', alert: '', points: pointsFromTerminal() });
  });
});
