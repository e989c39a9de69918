import { describe, expect, it } from 'vitest';
import english from '../../public/_locales/en/messages.json' with { type: 'json' };
import type { Tab, View } from './drivers/browser.ts';
import { until } from './drivers/until.ts';
import { readerEnds } from './reader.ts';
import { pointsFromTerminal } from './sample.ts';
import { setStage } from './stage.ts';

describe('the side panel', () => {
  const stage = setStage();

  it('opens from the popup, which goes, and shows the same points', async () => {
    const { panel } = await openPanel();
    expect(await readerEnds(panel)).toMatchObject({ points: pointsFromTerminal() });
    await until('the popup is gone', async () => !(await stage.browser.isPopupOpen()));
  });

  it('says what to do on a tab that was not read, and comes back to the one that was', async () => {
    const { tab, panel } = await openPanel();
    await readerEnds(panel);
    const other = await stage.open('/short.html');
    if (stage.browser.name === 'firefox')
      await until('it is told', () => says(panel, english.fail_no_tab.message));
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

  it.each([
    ['another page of the site', (tab: Tab) => tab.goto(stage.site.url('/short.html'))],
    ['a reload', async (tab: Tab) => tab.goto(await tab.url())],
  ])('notices %s', async (_name, change) => {
    const { tab, panel } = await openPanel();
    await readerEnds(panel);
    await change(tab);
    // What a page does by its own script is heard of at once in Chromium, in Firefox at the next look.
    await panel.hover('.head h1');
    await until('it is told', () => says(panel, english.page_moved_on.message));
    expect((await readerEnds(panel)).points).toEqual(pointsFromTerminal());
  });

  it('explains, after a link was followed, why the button has to be pressed again', async () => {
    const { tab, panel } = await openPanel();
    await readerEnds(panel);
    // Firefox takes the grant back with the document, Chromium only with the site.
    const next = stage.site.url('/article.html?next');
    await tab.goto(
      stage.browser.name === 'firefox' ? next : next.replace('127.0.0.1', 'localhost'),
    );
    await until('it is told', () => says(panel, english.page_moved_on.message));
    await panel.click('.notice .link');
    await until('it is explained', () => says(panel, english.fail_grant_ended.message));
  });

  /** The sample article in a tab, and the panel that its popup has opened. */
  async function openPanel(): Promise<{ tab: Tab; panel: View }> {
    const tab = await stage.open('/article.html');
    const popup = await tab.clickToolbar();
    await readerEnds(popup);
    await popup.click('.tools .icon-button:last-child');
    const panel = await stage.browser.view('/src/pages/reader/index.html?surface=panel');
    return { tab, panel };
  }
});

function says(view: View, words: string): Promise<boolean> {
  return view.evaluate((words) => document.body.textContent?.includes(words) === true, words);
}
