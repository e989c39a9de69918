import { afterEach, describe, expect, it } from 'vitest';
import english from '../../public/_locales/en/messages.json' with { type: 'json' };
import type { Tab, View } from './drivers/browser.ts';
import { until } from './drivers/until.ts';
import { useBrowser } from './e2e-setup.ts';
import { withApi } from './own-api.ts';
import { pointsFromTerminal } from './sample.ts';
import { storedJobs } from './slow-page.ts';
import { waitForOutcome } from './summary-view.ts';

describe('the side panel', () => {
  const stage = useBrowser();
  let opened: View | undefined;

  // In Firefox it belongs to the window, so the next popup would hand over to it.
  afterEach(async () => {
    await opened?.close();
    opened = undefined;
  });

  it('opens from the popup, which closes, and shows the same points', async () => {
    const { panel } = await openPanel();
    expect(await waitForOutcome(panel)).toMatchObject({ points: pointsFromTerminal() });
    await until('the popup is gone', async () => !(await stage.browser.isPopupOpen()));
  });

  it('highlights the point whose sentence is in view while the page scrolls', async () => {
    const { tab, panel } = await openPanel();
    const { points } = await waitForOutcome(panel);
    for (const [index, said] of [...points.entries()].reverse()) {
      await tab.evaluate(scrollTo, said);
      await until(`point ${index + 1} is current`, async () => (await current(panel)) === said);
    }
    await tab.evaluate(() => {
      // The last sentence may be on the last screen of the article.
      document.body.style.paddingBottom = '200vh';
      window.scrollTo({ top: document.body.scrollHeight, behavior: 'instant' });
    });
    await until('no point is current', async () => (await current(panel)) === '');
  });

  it('says what to do on a tab without access, and returns to the summarized one', async () => {
    const { tab, panel } = await openPanel();
    await waitForOutcome(panel);
    const other = await stage.open('/short.html');
    if (stage.browser.name === 'firefox')
      await until('it is reported', async () => (await getButtonHint(panel)) !== '');
    else
      await until('the panel of the other tab is not on the screen', () =>
        panel.evaluate(() => document.visibilityState === 'hidden'),
      );
    await tab.activate();
    await until('the points are back', async () =>
      panel.evaluate(
        () => document.visibilityState === 'visible' && document.querySelector('.point') !== null,
      ),
    );
    await other.close();
  });

  const mayHaveChanged = english.page_may_have_changed.message.replace(/ \(?\$1.*/, '');
  const isOutdated = english.page_outdated.message;

  it.each([
    [
      'another page of the site',
      (tab: Tab) => tab.goto(stage.site.url('/short.html')),
      // Firefox revokes the click's grant with the document, so the page cannot be asked.
      { chromium: isOutdated, firefox: mayHaveChanged },
    ],
    [
      'a reload',
      async (tab: Tab) => tab.goto(await tab.url()),
      { chromium: mayHaveChanged, firefox: mayHaveChanged },
    ],
    [
      'client-side navigation',
      (tab: Tab) => tab.evaluate(() => history.pushState(null, '', '/elsewhere')),
      { chromium: isOutdated, firefox: isOutdated },
    ],
  ])('notices %s', async (_name, change, words) => {
    const { tab, panel } = await openPanel();
    await waitForOutcome(panel);
    await change(tab);
    // Chromium notices client-side navigation at once, Firefox at the next check.
    await panel.hover('.header h1');
    await until('it is reported', () => says(panel, words[stage.browser.name]));
    await until('the browser has answered', async () =>
      ['readable', 'foreign'].includes((await readAccess(panel)) ?? ''),
    );
    expect((await waitForOutcome(panel)).points).toEqual(pointsFromTerminal());
    // It can be summarized again if the browser still grants access.
    expect(await panel.evaluate(() => document.querySelector('.notice .link') !== null)).toBe(
      (await readAccess(panel)) === 'readable',
    );
  });

  it('names the button to press on a page without access, and disables the old points', async () => {
    const { panel } = await openForeign();
    expect(await getButtonHint(panel)).toBe('Click [icon] in the toolbar to summarize this page.');
    expect(await isButtonHintInView(panel)).toBe(true);
    // The old summary stays, without links into the new page.
    expect(await says(panel, mayHaveChanged)).toBe(true);
    expect((await waitForOutcome(panel)).points).toEqual(pointsFromTerminal());
    expect(
      await panel.evaluate(() => ({
        icon: document.querySelector<HTMLImageElement>('.press img')?.naturalWidth,
        alt: document.querySelector<HTMLImageElement>('.press img')?.alt,
        buttons: document.querySelectorAll('button.point, .notice .link').length,
        isGrey:
          getComputedStyle(document.querySelector('.point') as Element).color !==
          getComputedStyle(document.body).color,
      })),
    ).toEqual({ icon: 32, alt: english.extension_name.message, buttons: 0, isGrey: true });
  });

  it('summarizes the new page when the toolbar button is pressed', async () => {
    const { tab, panel } = await openForeign();
    await tab.pressToolbar();
    await until('the panel shows the new page', async () => {
      const { title } = await waitForOutcome(panel);
      return title.startsWith('Story 4') && (await readAccess(panel)) === 'same';
    });
    await until('there is no popup', async () => !(await stage.browser.isPopupOpen()));
    expect(await panel.evaluate(() => document.querySelector('button.point') !== null)).toBe(true);
    // A second press with nothing new opens no second view.
    await tab.pressToolbar();
    await new Promise((resume) => setTimeout(resume, 1_000));
    expect(await stage.browser.isPopupOpen()).toBe(false);
  });

  it('keeps the followed point current until the user scrolls, whatever else is in view', async () => {
    const { tab, panel } = await openPanel();
    const { points } = await waitForOutcome(panel);
    for (const [index, said] of points.entries()) {
      await panel.click(`.points li:nth-child(${index + 1}) .point`);
      await until('the status is shown', () =>
        panel.evaluate(
          (at) =>
            document.querySelector(
              `li:nth-child(${at}) .highlight-status[data-outcome="shown"]`,
            ) !== null,
          index + 1,
        ),
      );
      expect(await current(panel)).toBe(said);
    }
    await tab.press('Home');
    const top = points[0] ?? '';
    await until('the one in view is current', async () => (await current(panel)) === top);
  });

  it('summarizes a tab again after a move to another window, or says why it cannot', async () => {
    const { panel } = await openPanel();
    await waitForOutcome(panel);
    const [job] = await storedJobs(stage);
    const tabId = job?.tabId ?? -1;
    const beside = await stage.openAddress(
      `${stage.browser.origin}/src/ui/summary/index.html?surface=panel&tab=${tabId}`,
    );
    await withApi(beside, (api, id) => void api.windows.create({ tabId: id }), tabId);
    await until('it is in a window of its own', () =>
      withApi(
        beside,
        async (api, id) => {
          const all = await api.tabs.query({});
          const { windowId } = all.find((tab) => tab.id === id) ?? {};
          return all.filter((tab) => tab.windowId === windowId).length === 1;
        },
        tabId,
      ),
    );
    await withApi(
      beside,
      (api, id) => {
        const payload = { tabId: id, request: { scope: { kind: 'page' } } };
        return api.runtime.sendMessage({ name: 'job/start', payload });
      },
      tabId,
    );
    // Firefox revokes the click's grant with the window, Chromium keeps it.
    const message = english.fail_grant_ended.message;
    const said = { chromium: '', firefox: message }[stage.browser.name];
    await until('it has ended', async () => {
      const { alert, points } = await waitForOutcome(beside);
      return alert === said && points.join() === pointsFromTerminal().join();
    });
  });

  /**
   * Opens a panel whose tab has moved to a page without access: another site, in Firefox any other
   * page.
   */
  async function openForeign(): Promise<{ tab: Tab; panel: View }> {
    const pair = await openPanel();
    await waitForOutcome(pair.panel);
    // Simulates a low window after a click on the last point.
    await pair.panel.evaluate(() => {
      const body = document.querySelector<HTMLElement>('.body');
      if (body) body.style.maxHeight = '150px';
      body?.scrollTo(0, 10_000);
    });
    const next = stage.site.url('/story?n=4');
    await pair.tab.goto(next.replace('127.0.0.1', 'localhost'));
    await until('it is reported', async () => (await readAccess(pair.panel)) === 'foreign');
    return pair;
  }

  /** Opens the sample article in a tab, and the panel from its popup. */
  async function openPanel(): Promise<{ tab: Tab; panel: View }> {
    const tab = await stage.open('/article.html');
    const popup = await tab.clickToolbar();
    await waitForOutcome(popup);
    await popup.click('.tools .icon-button:last-child');
    const panel = await stage.browser.view('/src/ui/summary/index.html?surface=panel');
    opened = panel;
    return { tab, panel };
  }
});

/** Runs in the page. Scrolls to the text as a reading user would. */
function scrollTo(said: string): void {
  const walker = document.createTreeWalker(
    document.querySelector('article') as Element,
    NodeFilter.SHOW_TEXT,
  );
  const places: [Node, number][] = [];
  let text = '';
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (const [at, character] of [...(node.nodeValue ?? '')].entries()) {
      if (/\s/.test(character)) continue;
      text += character;
      places.push([node, at]);
    }
  }
  const bare = said.replace(/\s+/g, '');
  const at = text.indexOf(bare);
  const [first, last] = [places[at], places[at + bare.length - 1]];
  if (!first || !last) throw new Error('The article does not say so');
  const range = document.createRange();
  range.setStart(...first);
  range.setEnd(...last);
  const { top, height } = range.getBoundingClientRect();
  window.scrollTo({
    top: scrollY + top + height / 2 - innerHeight * 0.35,
    behavior: 'instant',
  });
}

/** Returns the text of the current point. */
function current(panel: View): Promise<string> {
  return panel.evaluate(
    () => document.querySelector('.point[aria-current] > span')?.textContent ?? '',
  );
}

function says(view: View, words: string): Promise<boolean> {
  return view.evaluate((words) => document.body.textContent?.includes(words) === true, words);
}

/** Returns the sentence that names the button to press, with a placeholder for its icon. */
function getButtonHint(panel: View): Promise<string> {
  return panel.evaluate(() => {
    const parts = document.querySelector('.app-icon')?.parentElement?.childNodes ?? [];
    return Array.from(parts, (part) =>
      part instanceof Element ? '[icon]' : part.textContent,
    ).join('');
  });
}

function isButtonHintInView(panel: View): Promise<boolean> {
  return panel.evaluate(() => {
    const line = document.querySelector('.press')?.getBoundingClientRect();
    const body = document.querySelector('.body')?.getBoundingClientRect();
    return !!line && !!body && line.top >= body.top - 1 && line.bottom <= body.bottom + 1;
  });
}

function readAccess(panel: View): Promise<string | undefined> {
  return panel.evaluate(() => document.querySelector<HTMLElement>('.summary-view')?.dataset.access);
}
