import { describe, expect, it } from 'vitest';
import { until } from './drivers/until.ts';
import { readerEnds } from './reader.ts';
import { pointsFromTerminal } from './sample.ts';
import { setStage } from './stage.ts';

describe('the side panel', () => {
  const stage = setStage();

  it('opens from the popup, which goes, and shows the same points', async () => {
    const tab = await stage.open('/article.html');
    const popup = await tab.clickToolbar();
    await readerEnds(popup);
    await popup.click('.tools .icon-button:last-child');
    const panel = await stage.browser.view('/src/pages/reader/index.html?surface=panel');
    expect(await readerEnds(panel)).toMatchObject({ points: pointsFromTerminal() });
    await until('the popup is gone', async () => !(await stage.browser.isPopupOpen()));
  });
});
