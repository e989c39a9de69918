import { describe, expect, inject, it } from 'vitest';
import { until } from './drivers/until.ts';
import { useBrowser } from './e2e-setup.ts';

const optionsPage = '/src/ui/options/index.html';

/** Only Chromium limits the number of writes. */
describe.skipIf(inject('browserName') === 'firefox')(
  'a setting that is changed too often for sync storage',
  () => {
    const stage = useBrowser();

    it('is saved all the same and survives a restart', async () => {
      const options = await stage.openAddress(stage.browser.origin + optionsPage);
      await until('the options are shown', () => options.evaluate(isOffered, 'medium'));
      // 120 writes per minute are allowed; how many clicks become writes depends on the machine.
      await until(
        'it is saved on this device',
        async () => {
          await options.evaluate(chooseInTurn, ['short', 'long'], 130);
          const { 'settings:length': length } = await stage.browser.stored('local');
          return length === 'long';
        },
        { timeoutMs: 50_000 },
      );
      expect(await options.evaluate(isChosen, 'long')).toBe(true);
      await stage.restart();
      const again = await stage.openAddress(stage.browser.origin + optionsPage);
      await until('it is still chosen', () => again.evaluate(isChosen, 'long'));
    });
  },
);

// The following functions run in the options page.

function isOffered(length: string): boolean {
  return document.querySelector(`input[value=${length}]`) !== null;
}

function isChosen(length: string): boolean {
  return document.querySelector<HTMLInputElement>(`input[value=${length}]`)?.checked === true;
}

async function chooseInTurn(lengths: readonly string[], times: number): Promise<void> {
  for (let at = 0; at < times; at++) {
    document.querySelector<HTMLElement>(`input[value=${lengths[at % lengths.length]}]`)?.click();
    await new Promise((drawn) => setTimeout(drawn, 20));
  }
}
