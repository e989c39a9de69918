import { describe, expect, it } from 'vitest';
import type { Tab } from './drivers/browser.ts';
import { until } from './drivers/until.ts';
import { readerEnds } from './reader.ts';
import { setStage } from './stage.ts';

const mark = 'no-time-to-read';
const penYellow = 'rgb(255, 226, 122)';

describe('a point', () => {
  const stage = setStage();

  it('leads to its sentence, which is marked and brought into view', async () => {
    const tab = await stage.open('/article.html');
    const reader = await tab.clickToolbar();
    const { points } = await readerEnds(reader);
    for (const [index, point] of points.entries()) {
      await reader.click(`.points li:nth-child(${index + 1}) .point`);
      await until(`point ${index + 1} is marked`, async () => (await marked(tab)).includes(point));
      await until('it is in view', () => tab.evaluate(isMarkInView, mark));
      expect(await marked(tab)).toEqual([point]);
      expect(await paint(tab)).toBe(penYellow);
    }
  });

  it('changes nothing in the document, marked or not', async () => {
    const tab = await stage.open('/article.html');
    const before = await source(tab);
    const reader = await tab.clickToolbar();
    await readerEnds(reader);
    expect(await source(tab)).toBe(before);
    await reader.click('.points li:nth-child(2) .point');
    await until('it is marked', async () => (await marked(tab)).length > 0);
    expect(await source(tab)).toBe(before);
  });

  it('says so when its sentence is no longer there', async () => {
    const tab = await stage.open('/article.html');
    const reader = await tab.clickToolbar();
    const { points } = await readerEnds(reader);
    await tab.evaluate(() => {
      for (const paragraph of document.querySelectorAll('article > p')) paragraph.remove();
    });
    await reader.click('.points li:first-child .point');
    const quoted = await until('the quotation is shown', () =>
      reader.evaluate(() => document.querySelector('.where q')?.textContent),
    );
    expect(quoted).toBe(points[0]);
    expect(await marked(tab)).toEqual([]);
  });
});

/** The texts that are marked, each on one line. */
function marked(tab: Tab): Promise<string[]> {
  return tab.evaluate(
    (name) =>
      Array.from(CSS.highlights.get(name) ?? [], (range) => String(range).replace(/\s+/g, ' ')),
    mark,
  );
}

/** The colour in which the marked sentence's paragraph paints its mark. */
function paint(tab: Tab): Promise<string> {
  return tab.evaluate((name) => {
    const [range] = CSS.highlights.get(name) ?? [];
    const element = (range as Range | undefined)?.startContainer.parentElement;
    if (!element) throw new Error('Nothing is marked');
    return getComputedStyle(element, `::highlight(${name})`).backgroundColor;
  }, mark);
}

/** Runs in the page. */
function isMarkInView(name: string): boolean {
  const [range] = CSS.highlights.get(name) ?? [];
  const box = (range as Range | undefined)?.getBoundingClientRect();
  return box !== undefined && box.top >= 0 && box.bottom <= innerHeight;
}

function source(tab: Tab): Promise<string> {
  return tab.evaluate(() => document.documentElement.outerHTML);
}
