import { describe, expect, inject, it } from 'vitest';
import { countBanners, pressBannerSwitch, waitForBanners } from './banner-helpers.ts';
import type { Tab } from './drivers/browser.ts';
import { until } from './drivers/until.ts';
import { useBrowser } from './e2e-setup.ts';
import {
  emptyStorage,
  getText,
  historyPage,
  isThere,
  optionsPage,
  readRecords,
} from './history-helpers.ts';
import { pointsFromTerminal } from './sample.ts';
import { waitForOutcome } from './summary-view.ts';

const stage = useBrowser();
const storedSettings = () => stage.browser.stored('sync');

describe('a setting', () => {
  it('is saved at once and undone with a click', async () => {
    const options = await openOptions();
    await options.click('label:has(> input[value=long])');
    await until('it is stored', async () => (await storedSettings())['settings:length'] === 'long');
    await options.click('.save-notice [name=undo]');
    await until('the old one is stored', async () => {
      return (await storedSettings())['settings:length'] === 'medium';
    });
    await until('and shown', () => options.evaluate(isThere, 'input[value=medium]:checked'));
    // An undone change offers no second undo.
    await until('nothing more is offered', () =>
      options.evaluate(isThere, '.save-notice:not(:has(*))'),
    );
  });

  it('changes the next summary and survives a restart of the browser', async () => {
    const before = await stage.open('/article.html');
    expect(await waitForOutcome(await before.clickToolbar())).toMatchObject({
      points: pointsFromTerminal('medium'),
    });

    const options = await stage.browser.openTab(stage.browser.origin + optionsPage);
    await until('the options are shown', () => options.evaluate(isShort, false));
    await options.click('label:has(> input[value=short])');
    await until('the setting is stored', async () => {
      const stored = await stage.browser.stored('sync');
      return stored['settings:length'] === 'short';
    });

    const next = await stage.open('/article.html?next');
    expect(await waitForOutcome(await next.clickToolbar())).toMatchObject({
      points: pointsFromTerminal('short'),
    });

    await stage.restart();
    const later = await stage.open('/article.html?later');
    expect(await waitForOutcome(await later.clickToolbar())).toMatchObject({
      points: pointsFromTerminal('short'),
    });
    const again = await stage.browser.openTab(stage.browser.origin + optionsPage);
    await until('the options show it', () => again.evaluate(isShort, true));
  });
});

describe('the list of engines', () => {
  // Only Chromium tells without a permission whether it has a model, and may be slow to do so.
  it.runIf(inject('browserName') === 'chromium')(
    'stays in its place when the browser answers late that it has no model',
    async () => {
      const page = await stage.openAddress(`${stage.browser.origin}/src/ui/welcome/index.html`);
      const { asked, places } = await page.evaluate(watchEngines, optionsPage);
      expect(asked).toBeGreaterThan(0);
      expect(places).toHaveLength(1);
    },
  );
});

describe('a history that is turned off', () => {
  it('saves nothing, says so, and saves again when it is turned on', async () => {
    const options = await openOptions();
    await options.evaluate(emptyStorage);
    await options.click('[name=history]');
    await until('it is off', async () => {
      return (await storedSettings())['settings:history'] === false;
    });
    const history = await stage.openAddress(stage.browser.origin + historyPage);
    await until('the page says so', async () =>
      (await history.evaluate(getText, '.notices')).includes('History is off'),
    );
    expect(await getSaveStatus('/article.html?off')).toBe('disabled');
    expect(await readRecords(stage.browser)).toEqual([]);
    await options.activate();
    await options.click('.save-notice [name=undo]');
    await until('it is on', async () => {
      return (await storedSettings())['settings:history'] === true;
    });
    expect(await getSaveStatus('/article.html?on')).toBe('saved');
    expect(await readRecords(stage.browser)).toHaveLength(1);
  });

  /** Summarizes a page. @returns the save status */
  async function getSaveStatus(path: string): Promise<string> {
    const address = stage.site.url(path);
    const tab = await stage.openAddress(address);
    await waitForOutcome(await tab.clickToolbar());
    await stage.browser.closePopup();
    return until('its outcome is known', async () => {
      const session = Object.values(await stage.browser.stored('session'));
      const jobs = session as { article?: { url: string }; saveStatus: string }[];
      const status = jobs.find(({ article }) => article?.url === address)?.saveStatus;
      return status !== 'pending' && status;
    });
  }
});

describe('the access section of the options', () => {
  const origins = ['https://127.0.0.1/*', 'http://127.0.0.1/*'];

  it('shows permissions as they are granted and revokes them without side effects', async () => {
    const options = await openOptions();
    expect(await options.evaluate(granted)).toEqual([]);
    const tab = await stage.open('/article.html?granted');
    await stage.browser.allowAccess(origins);
    const popup = await tab.clickToolbar();
    await waitForOutcome(popup);
    await pressBannerSwitch(popup, 'on');
    await waitForBanners(tab);
    await stage.browser.closePopup();

    await until('it is shown', async () => (await options.evaluate(granted)).length > 0);
    expect(new Set(await options.evaluate(granted))).toEqual(new Set(['Access 127.0.0.1']));
    await options.activate();
    while (await options.evaluate(isThere, '.revoke')) {
      const before = (await options.evaluate(granted)).length;
      await options.click('.revoke');
      await until('one is gone', async () => (await options.evaluate(granted)).length < before);
    }
    await until('the site is forgotten', async () => {
      const { 'sites:bannerSites': sites } = await stage.browser.stored('local');
      return JSON.stringify(sites) === '[]';
    });

    await tab.goto(stage.site.url('/article.html?taken-back'));
    const view = await tab.clickToolbar();
    expect(await waitForOutcome(view)).toMatchObject({ points: pointsFromTerminal('short') });
    expect(await countBanners(tab)).toBe(0);
  });
});

async function openOptions(): Promise<Tab> {
  const options = await stage.openAddress(stage.browser.origin + optionsPage);
  await until('the options are shown', () => options.evaluate(isThere, '.segmented'));
  return options;
}

/** Runs in the options page. Returns the granted permissions that can be revoked. */
function granted(): string[] {
  const rows = document.querySelectorAll('.permissions li:has(.revoke) > span');
  return Array.from(rows, ({ textContent }) => textContent ?? '');
}

/** Runs in the options page. Returns true if “Short” is shown and chosen as expected. */
function isShort(chosen: boolean): boolean {
  return document.querySelector<HTMLInputElement>('input[value=short]')?.checked === chosen;
}

/**
 * Runs in a page of the extension. Opens the options in a frame whose browser answers after half a
 * second that it has no model.
 *
 * @returns how often the model was asked for, and all places that the engines had one after another
 */
async function watchEngines(path: string): Promise<{ asked: number; places: string[] }> {
  let asked = 0;
  const availability = () => {
    asked += 1;
    return new Promise((resolve) => setTimeout(() => resolve('unavailable'), 500));
  };
  const frame = document.createElement('iframe');
  Object.assign(frame.style, { position: 'fixed', inset: '0', width: '800px', height: '1200px' });
  frame.src = path;
  document.body.append(frame);
  while (!frame.contentWindow?.location.href.endsWith(path))
    await new Promise((resume) => setTimeout(resume));
  Object.assign(frame.contentWindow, { Summarizer: { availability }, LanguageModel: undefined });
  const places = new Set<string>();
  const isMissing = () => frame.contentDocument?.querySelector('.engines input:disabled');
  const list = () => [...(frame.contentDocument?.querySelectorAll('.engines > label') ?? [])];
  for (const end = Date.now() + 20_000; !isMissing() && Date.now() < end; ) {
    const now = list().map((label) => label.getBoundingClientRect().top);
    if (now.length > 0) places.add(now.join());
    await new Promise((resume) => setTimeout(resume, 20));
  }
  places.add(
    list()
      .map((label) => label.getBoundingClientRect().top)
      .join(),
  );
  return { asked, places: [...places] };
}
