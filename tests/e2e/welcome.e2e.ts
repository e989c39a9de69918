import { describe, expect, it } from 'vitest';
import type { Tab } from './drivers/browser.ts';
import { until } from './drivers/until.ts';
import { welcomePage } from './drivers/welcome-page.ts';
import { useBrowser } from './e2e-setup.ts';
import { getHighlightedText } from './highlighted-text.ts';
import { count, getText } from './history-helpers.ts';

const stage = useBrowser();

describe('the welcome page', () => {
  it('shows the demonstration before anything to read', async () => {
    const page = await openWelcome();
    expect(await page.evaluate(getText, '.brand')).toBe('No time to read');
    const { demo, facts } = await page.evaluate(tops);
    expect(demo).toBeLessThan(facts);
    expect(demo).toBeLessThan(320);
  });

  it('shows five points of its article and says that they can be clicked', async () => {
    const page = await openWelcome();
    await page.click('[name=try]');
    await until('the points', () => page.evaluate(() => document.querySelector('.demo-points')));
    expect(await page.evaluate(count, '.demo-points li')).toBe(5);
    expect(await page.evaluate(getText, '.demo-hint')).toContain('Click a point');
    // The keyboard continues where the button was.
    expect(
      await page.evaluate(() => document.activeElement?.closest('li:first-child') !== null),
    ).toBe(true);
  });

  it('highlights the sentence of each point in the article next to it, and moves nothing else', async () => {
    const page = await openWelcome();
    await page.click('[name=try]');
    const before = await page.evaluate(topOfPoints);
    for (let at = 1; at <= 5; at += 1) {
      // Uses the keyboard, since the drivers scroll to what they click.
      await page.press(at === 1 ? 'Enter' : 'Tab');
      if (at > 1) await page.press('Enter');
      const point = await page.evaluate(getText, `.demo-points li:nth-child(${at})`);
      await until('the sentence of the point is marked', async () => {
        const marked = await getHighlightedText(page);
        // A heading may precede the sentence.
        return marked !== '' && point.endsWith(marked);
      });
      await until('the sentence is in view', () => page.evaluate(isHighlightInPane));
      expect(await page.evaluate(topOfPoints)).toBe(before);
    }
  });

  it('draws where the button is in this browser', async () => {
    const page = await openWelcome();
    await until('the picture', () => page.evaluate(() => document.querySelector('.pin-picture')));
    const steps = stage.browser.name === 'firefox' ? 3 : 2;
    expect(await page.evaluate(count, '.pin-picture .step')).toBe(steps);
    expect(await page.evaluate(count, '.pinning ol li')).toBe(steps);
  });
});

async function openWelcome(): Promise<Tab> {
  const page = await stage.openAddress(stage.browser.origin + welcomePage);
  await until('the page', () => page.evaluate(() => document.querySelector('.demo') !== null));
  return page;
}

// The following functions run in the page.

function tops(): { demo: number; facts: number } {
  const top = (selector: string) =>
    document.querySelector(selector)?.getBoundingClientRect().top ?? Number.NaN;
  return { demo: top('.demo'), facts: top('.facts') };
}

function topOfPoints(): number {
  return document.querySelector('.demo-points')?.getBoundingClientRect().top ?? Number.NaN;
}

function isHighlightInPane(): boolean {
  const [range] = [...(CSS.highlights.get('no-time-to-read') ?? [])] as Range[];
  const pane = document.querySelector('.demo-page')?.getBoundingClientRect();
  if (!range || !pane) return false;
  const { top, bottom } = range.getBoundingClientRect();
  return top >= pane.top && bottom <= pane.bottom;
}
