import { describe, expect, it } from 'vitest';
import english from '../../public/_locales/en/messages.json' with { type: 'json' };
import type { View } from './drivers/browser.ts';
import { until } from './drivers/until.ts';
import { useBrowser } from './e2e-setup.ts';
import { getHighlightedText } from './highlighted-text.ts';
import { pointsFromTerminal } from './sample.ts';
import { type Shown, waitForOutcome } from './summary-view.ts';

/** A passage of the sample article that is long enough for a summary. */
const first = 'h2:nth-of-type(1) + p';
const last = 'h2:nth-of-type(1) + p + p + p';

describe('a selection', () => {
  const stage = useBrowser();

  it('inside an open shadow tree is summarized, and its points lead to sentences there', async () => {
    const tab = await stage.open('/article.html');
    await tab.evaluate(() => {
      const article = document.querySelector('article');
      const root = document.createElement('div');
      article?.before(root);
      if (article) root.attachShadow({ mode: 'open' }).append(article);
    });
    const summaryView = await tab.clickToolbar();
    await waitForOutcome(summaryView);
    const said = await tab.evaluate(
      (first, last) => {
        const root = document.querySelector('body div, main div')?.shadowRoot as ShadowRoot;
        const [from, to] = [root.querySelector(first), root.querySelector(last)] as Element[];
        if (!from || !to) throw new Error('The article has no such passage');
        getSelection()?.setBaseAndExtent(from, 0, to, to.childNodes.length);
        return [from, from.nextElementSibling, to].map((each) => each?.textContent).join(' ');
      },
      first,
      last,
    );
    const shown = await readSelection(summaryView);
    expect(shown.points.length).toBeGreaterThan(0);
    for (const point of shown.points) expect(said.replace(/\s+/g, ' ')).toContain(point);
    await summaryView.click('.points li:first-child .point');
    await until(
      'the sentence is highlighted',
      async () => (await getHighlightedText(tab)) === shown.points[0],
    );
  });

  it('inside a same-site frame is summarized', async () => {
    const tab = await stage.open('/framed?page=/article.html');
    const summaryView = await tab.clickToolbar();
    await waitForOutcome(summaryView);
    const said = await tab.evaluate(
      (first, last) => {
        const inside = document.querySelector('iframe')?.contentDocument as Document;
        const [from, to] = [inside.querySelector(first), inside.querySelector(last)] as Element[];
        if (!from || !to) throw new Error('The article has no such passage');
        inside.getSelection()?.setBaseAndExtent(from, 0, to, to.childNodes.length);
        return String(inside.getSelection());
      },
      first,
      last,
    );
    const shown = await readSelection(summaryView);
    expect(shown.points.length).toBeGreaterThan(0);
    for (const point of shown.points) expect(said.replace(/\s+/g, ' ')).toContain(point);
  });

  it('is summarized by the toolbar button, and the whole page on request from then on', async () => {
    const tab = await stage.open('/article.html');
    const said = await tab.evaluate(select, first, last);
    const view = await tab.clickToolbar();
    const shown = await waitForOutcome(view);
    expect(shown.points.length).toBeGreaterThan(0);
    for (const point of shown.points) expect(said).toContain(point);
    expect(await site(view)).toBe(english.from_selection.message);
    await view.click('.points li:first-child .point');
    await until(
      'the sentence is highlighted',
      async () => (await getHighlightedText(tab)) === shown.points[0],
    );

    await view.click('.notice .link');
    await until('the whole page is summarized', async () =>
      (await site(view))?.startsWith('127.0.0.1'),
    );
    expect((await waitForOutcome(view)).points).toEqual(pointsFromTerminal());
    await stage.browser.closePopup();
    expect(await tab.evaluate(() => getSelection()?.isCollapsed)).toBe(false);
    const again = await tab.clickToolbar();
    expect((await waitForOutcome(again)).points).toEqual(pointsFromTerminal());
  });

  it('made after the page was summarized is used at the next click', async () => {
    const tab = await stage.open('/article.html');
    expect((await waitForOutcome(await tab.clickToolbar())).points).toEqual(pointsFromTerminal());
    await stage.browser.closePopup();
    const said = await tab.evaluate(select, first, last);
    const view = await tab.clickToolbar();
    const { points } = await waitForOutcome(view);
    expect(points.length).toBeGreaterThan(0);
    for (const point of points) expect(said).toContain(point);
  });

  it('is summarized on a page that would be refused', async () => {
    const tab = await stage.open('/list.html');
    await tab.evaluate(() => getSelection()?.selectAllChildren(document.body));
    const shown = await waitForOutcome(await tab.clickToolbar());
    expect(shown.points.length).toBeGreaterThan(0);
  });

  it('of a few words is ignored by the toolbar button', async () => {
    const tab = await stage.open('/article.html');
    await tab.evaluate(() => {
      const heading = document.querySelector('article h1, article h2');
      if (heading) getSelection()?.selectAllChildren(heading);
    });
    expect((await waitForOutcome(await tab.clickToolbar())).points).toEqual(pointsFromTerminal());
  });

  it('that is empty is reported', async () => {
    const tab = await stage.open('/article.html');
    const summaryView = await tab.clickToolbar();
    await waitForOutcome(summaryView);
    expect(await readSelection(summaryView)).toMatchObject({ code: 'too-short', points: [] });
  });
});

/** Runs in the page. Selects from one element to another. @returns the selected text on one line */
function select(first: string, last: string): string {
  const [from, to] = [document.querySelector(first), document.querySelector(last)];
  if (!from || !to) throw new Error('The article has no such passage');
  getSelection()?.setBaseAndExtent(from, 0, to, to.childNodes.length);
  return [from, from.nextElementSibling, to]
    .map((each) => each?.textContent)
    .join(' ')
    .replace(/\s+/g, ' ');
}

/** Returns the text shown instead of the site. */
function site(view: View): Promise<string | null | undefined> {
  return view.evaluate(() => document.querySelector('.meta bdi')?.textContent);
}

/** The browser API in an extension page. */
interface Chrome {
  readonly tabs: {
    query(which: object): Promise<{ readonly id: number }[]>;
  };
  readonly scripting: {
    executeScript(
      script: object,
    ): Promise<{ readonly frameId: number; readonly result: boolean }[]>;
  };
  readonly runtime: { sendMessage(message: object): Promise<unknown> };
}

/** Requests the selection as the context menu would, in its frame, and waits for the result. */
async function readSelection(summaryView: View): Promise<Shown> {
  await summaryView.evaluate(async () => {
    const { tabs, scripting, runtime } = (globalThis as unknown as { chrome: Chrome }).chrome;
    const [tab] = await tabs.query({ active: true, currentWindow: true });
    const answers = await scripting.executeScript({
      target: { tabId: tab?.id, allFrames: true },
      func: () => getSelection()?.isCollapsed === false,
    });
    const frameId = answers.find(({ result }) => result)?.frameId ?? 0;
    const request = { scope: { kind: 'selection', frameId } };
    await runtime.sendMessage({ name: 'job/start', payload: { tabId: tab?.id, request } });
  });
  await until('the selection is summarized', () =>
    summaryView.evaluate(() => {
      const site = document.querySelector('.meta bdi')?.textContent;
      return site === 'From your selection' || document.querySelector('.error') !== null;
    }),
  );
  return waitForOutcome(summaryView);
}
