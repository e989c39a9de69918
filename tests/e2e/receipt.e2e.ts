import { describe, expect, it } from 'vitest';
import type { Tab, View } from './drivers/browser.ts';
import { until } from './drivers/until.ts';
import { useBrowser } from './e2e-setup.ts';
import { count, getText, isThere } from './history-helpers.ts';
import { pointsFromTerminal } from './sample.ts';
import { waitForOutcome } from './summary-view.ts';

const stage = useBrowser();

describe('the receipt', () => {
  it('opens with the article and the excluded blocks collapsed below it', async () => {
    const { view } = await openReceipt();
    const title = await view.evaluate(getText, 'header h1');
    const [first] = await view.evaluate(readTexts, '.read p');
    expect(first?.length).toBeGreaterThan(0);
    expect(first).not.toBe(title);
    expect(await view.evaluate(isThere, '.excluded:not([open])')).toBe(true);
    // The sample site has a summary box at its top, which is not part of the article.
    expect(await view.evaluate(getText, '.read')).not.toContain('Get a summary');
    await view.click('.excluded summary');
    expect(await view.evaluate(getText, '.excluded')).toContain('Menus and navigation');
  });

  it('highlights the sentence of each point and jumps to it', async () => {
    const { view } = await openReceipt();
    const points = pointsFromTerminal();
    expect(await view.evaluate(count, '.jump')).toBe(points.length);
    for (const [at, point] of points.entries()) {
      const selector = `.read mark[data-points~="${at + 1}"]`;
      expect(point).toContain(await view.evaluate(getText, selector));
      await view.click(`.jump:nth-of-type(${at + 1})`);
      await until('its sentence is in view', () => view.evaluate(isInBody, selector));
    }
  });
});

describe('a page that is too long', () => {
  it('is said above its points to have been read only in part', async () => {
    // At an address of its own, or the notice would be that the article has changed.
    const tab = await stage.open('/article.html?endless');
    await tab.evaluate(makeEndless);
    const view = await tab.clickToolbar();
    await waitForOutcome(view, { timeoutMs: 60_000 });
    expect(await view.evaluate(getText, '.body > .notice')).toContain('its beginning only');
    await stage.browser.closePopup();
  });

  it('is the only one with that notice', async () => {
    const { view } = await openReceipt();
    expect(await view.evaluate(getText, '.body')).not.toContain('its beginning only');
  });
});

async function openReceipt(): Promise<{ tab: Tab; view: View }> {
  const tab = await stage.open('/article.html');
  const view = await tab.clickToolbar();
  await waitForOutcome(view);
  await view.click('.receipt-link');
  await until('the receipt', () => view.evaluate(isThere, '.read mark'));
  return { tab, view };
}

/** Runs in the article. Makes it longer than the extraction reads. */
function makeEndless(): void {
  const article = document.querySelector('article');
  const paragraphs = [...(article?.querySelectorAll('p') ?? [])];
  for (let length = 0, turn = 1; length < 1_800_000; turn += 1) {
    for (const paragraph of paragraphs) {
      const copy = paragraph.cloneNode(true) as HTMLElement;
      copy.append(` In the year ${turn} it was told again.`);
      length += copy.textContent?.length ?? 0;
      article?.append(copy);
    }
  }
}

// The following functions run in the summary view.

function readTexts(selector: string): string[] {
  return Array.from(document.querySelectorAll(selector), ({ textContent }) => textContent ?? '');
}

function isInBody(selector: string): boolean {
  const body = document.querySelector('.body')?.getBoundingClientRect();
  const mark = document.querySelector(selector)?.getBoundingClientRect();
  if (!body || !mark) return false;
  return mark.bottom > body.top && mark.top < body.bottom;
}
