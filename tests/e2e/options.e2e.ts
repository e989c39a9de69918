import { describe, expect, it } from 'vitest';
import { until } from './drivers/until.ts';
import { readerEnds } from './reader.ts';
import { pointsFromTerminal } from './sample.ts';
import { setStage } from './stage.ts';

const optionsPage = '/src/pages/options/index.html';

describe('an option', () => {
  const stage = setStage();

  it('changes the next summary, and is still chosen after the browser was restarted', async () => {
    const before = await stage.open('/article.html');
    expect(await readerEnds(await before.clickToolbar())).toMatchObject({
      points: pointsFromTerminal('medium'),
    });

    const options = await stage.browser.openTab(stage.browser.origin + optionsPage);
    await until('the options are shown', () => options.evaluate(isShort, false));
    await options.click('label:has(> input[value=short])');
    await until('the choice is stored', async () => {
      const stored = await stage.browser.stored('sync');
      return stored['settings:length'] === 'short';
    });

    const next = await stage.open('/article.html?next');
    expect(await readerEnds(await next.clickToolbar())).toMatchObject({
      points: pointsFromTerminal('short'),
    });

    await stage.restart();
    const later = await stage.open('/article.html?later');
    expect(await readerEnds(await later.clickToolbar())).toMatchObject({
      points: pointsFromTerminal('short'),
    });
    const again = await stage.browser.openTab(stage.browser.origin + optionsPage);
    await until('the options show it', () => again.evaluate(isShort, true));
  });
});

/** Runs in the options page: whether it is there, with “Short” chosen or not. */
function isShort(chosen: boolean): boolean {
  return document.querySelector<HTMLInputElement>('input[value=short]')?.checked === chosen;
}
