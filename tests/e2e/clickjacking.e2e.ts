/** Pages that want a press on the banner from a user who sees something else. */

import { beforeEach, describe, expect, inject, it } from 'vitest';
import {
  bringIntoView,
  clickAtOnce,
  clickInBanner,
  countBanners,
  getBannerPoints,
  isRefused,
  openBanner,
  pressOnce,
  turnBannerOn,
  waitForBanners,
} from './banner-helpers.ts';
import type { Tab } from './drivers/browser.ts';
import type { FirefoxView } from './drivers/firefox-view.ts';
import { until } from './drivers/until.ts';
import { useBrowser } from './e2e-setup.ts';

const button = '.summarize-button';

/** What a page puts into itself: styles, elements at its end, and a script that goes with them. */
interface Trick {
  readonly css?: string;
  readonly html?: string;
  readonly run?: () => void;
}

const bait =
  'position: fixed; inset: 0; width: 100%; height: 100%; z-index: 9; margin: 0; border: 0;';
const passing = `${bait} background: #fff; pointer-events: none;`;

const tricks: Record<string, Trick> = {
  'a transparent article': { css: 'article { opacity: .001 }' },
  'a transparent page': { css: 'html { opacity: .01 }' },
  'an article without contrast': { css: 'article { filter: contrast(0) }' },
  'filters that take the contrast together': {
    css: 'html, body, article { filter: brightness(.8) }',
  },
  'a blurred article': { css: 'article { filter: blur(9px) }' },
  'a masked article': { css: 'article { mask: linear-gradient(#0000, #0000) }' },
  'a blended article': { css: 'article { mix-blend-mode: lighten }' },
  'an article that is turned over': { css: 'article { transform: scaleX(-1) }' },
  'an article that is made small': {
    css: 'article { transform: scale(.2); transform-origin: 0 0 }',
  },
  'a cover that lets clicks through': { html: `<div style="${passing}">Win a prize</div>` },
  'an inert cover': { html: `<div inert style="${bait} background: #fff">Win a prize</div>` },
  'a picture as a cover': {
    html: `<svg style="${passing} background: none"><rect width="9999" height="9999" fill="#fff"/></svg>`,
  },
  'a frame as a cover': { html: `<iframe style="${passing}" srcdoc="Win a prize"></iframe>` },
  'a cover before the page': { css: `body::before { content: ""; ${passing} }` },
  'a cover in a closed shadow tree': {
    html: '<div id="shadow"></div>',
    run: () => {
      const root = document.querySelector('#shadow')?.attachShadow({ mode: 'closed' });
      if (root)
        root.innerHTML =
          '<p style="position: fixed; inset: 0; background: #fff; pointer-events: none">Win</p>';
    },
  },
  'a cover in the top layer': {
    html: `<div id="cover" popover="manual" style="${passing}">Win a prize</div>`,
    run: () => document.querySelector<HTMLElement>('#cover')?.showPopover(),
  },
  'a backdrop in the top layer': {
    css: '#bait::backdrop { background: #fff }',
    html: '<div id="bait" popover="manual" style="pointer-events: none; inset: auto 0 0 auto">Win</div>',
    run: () => document.querySelector<HTMLElement>('#bait')?.showPopover(),
  },
  'a picture of an earlier view': {
    css: `::view-transition { pointer-events: none }
      ::view-transition-group(*) { animation-duration: 9s }
      ::view-transition-old(root) { animation: none; opacity: 1; mix-blend-mode: normal }
      ::view-transition-new(root) { display: none }`,
    run: () => void document.startViewTransition?.(() => undefined),
  },
};

const harmless: Record<string, Trick> = {
  'a filter that only tints': { css: 'html { filter: brightness(.95) sepia(.1) }' },
  'colours that are turned around': { css: 'html { filter: invert(1) hue-rotate(180deg) }' },
  'a page that is nearly opaque': { css: 'article { opacity: .95 }' },
  'a page that is drawn apart': { css: 'article { transform: translate3d(0, 0, 0) }' },
  'a banner of its own': {
    html: '<div style="position: fixed; inset: 0 0 auto; height: 40px; background: #fc0">Sale!</div>',
  },
  'a consent bar': {
    html: '<div style="position: fixed; inset: auto 0 0; height: 80px; background: #eee">Cookies</div>',
  },
  'a cover that shows nothing': { html: `<div style="${bait} pointer-events: none"></div>` },
  'a grain that is hardly seen': {
    css: `body::after { content: ""; ${passing} opacity: .04 }`,
  },
  'a picture behind it': {
    html: '<canvas style="position: fixed; inset: 0; z-index: -1; pointer-events: none"></canvas>',
  },
  'a pointer of its own': {
    html: '<i style="position: fixed; inset: 0 auto auto 0; width: 9px; height: 9px; background: red; pointer-events: none"></i>',
    run: () => {
      addEventListener('mousemove', ({ clientX, clientY }) => {
        const own = document.querySelector<HTMLElement>('.trick i');
        if (own) own.style.translate = `${clientX}px ${clientY}px`;
      });
    },
  },
};

describe('a banner that cannot be seen', () => {
  const stage = useBrowser();
  let tab: Tab;
  let before: string[];

  /** One page for many tricks: each is taken out of it again before the next. */
  async function open(): Promise<void> {
    tab = await stage.open('/article.html');
    const { 'sites:bannerSites': sites } = await stage.browser.stored('local');
    if (JSON.stringify(sites ?? []) === '[]') await turnBannerOn(stage.browser, tab);
    await waitForBanners(tab);
    before = await sessionKeys();
  }
  beforeEach(open);

  it.each(Object.entries(tricks))('hears no press through %s', async (name, trick) => {
    await bringIntoView(tab, 'top', button);
    await play(tab, trick);
    await pressOnce(tab, 'top', button);
    // Chromium itself lets no click through to what a view transition shows a picture of.
    if (name !== 'a picture of an earlier view' || stage.browser.name === 'firefox')
      await until('the press is answered', isAnswered);
    await pressOnce(tab, 'top', button);
    await expectUntouched();
  });

  it.each(Object.entries(harmless))('is heard under %s', async (_name, trick) => {
    await play(tab, trick);
    await openBanner(tab, 'top');
  });

  it('hears no press in the moment in which a cover goes', async () => {
    await play(tab, tricks['a cover that lets clicks through'] ?? {});
    await bringIntoView(tab, 'top', button);
    await new Promise((resume) => setTimeout(resume, 900));
    await tab.evaluate(() => {
      addEventListener('pointerdown', () => document.querySelector('.trick')?.remove(), true);
    });
    await clickAtOnce(tab, 'top', button);
    await until('the press is answered', isAnswered);
    await expectUntouched();
    // Nothing covers it any more, and it has said what to do.
    await openBanner(tab, 'top');
  });

  it('hears no press when it is moved under the pointer', async () => {
    const { x, y } = await bringIntoView(tab, 'top', button);
    await new Promise((resume) => setTimeout(resume, 900));
    await tab.evaluate(() => {
      document.querySelector<HTMLElement>('article')?.style.setProperty('translate', '0 60px');
    });
    await tab.clickAt(x, y + 60);
    await until('the press is answered', isAnswered);
    await expectUntouched();
    await openBanner(tab, 'top');
  });

  it('asks for each of its buttons to be seen, also those that a press brings', async () => {
    await clickInBanner(tab, 'top', '.more');
    await clickAtOnce(tab, 'top', '.choices button');
    await until('the press is answered', isAnswered);
    expect(await countBanners(tab)).toBe(2);
  });

  it('hears the keyboard, whatever lies over it', async () => {
    await play(tab, tricks['a cover that lets clicks through'] ?? {});
    await tab.within('#line-top', (root) =>
      root.querySelector<HTMLElement>('.summarize-button')?.focus(),
    );
    await tab.press('Enter');
    await until('the points are there', async () => (await getBannerPoints(tab, 'top')).length > 0);
  });

  it.runIf(inject('browserName') === 'firefox')('hears a screen reader', async () => {
    const { pressByScreenReader } = tab as unknown as FirefoxView;
    expect(await pressByScreenReader('#line-top', button)).toContain('Get a summary');
    await until('the points are there', async () => (await getBannerPoints(tab, 'top')).length > 0);
  });

  it('is in no frame, so that no page around an article can lay anything over it', async () => {
    const framed = await stage.open('/framed?page=/article.html');
    await until('the frame is loaded', () =>
      framed.evaluate(() => frames[0]?.document.querySelector('article p') != null),
    );
    await new Promise((resume) => setTimeout(resume, 800));
    expect(
      await framed.evaluate(() => frames[0]?.document.querySelectorAll('article div:empty').length),
    ).toBe(0);
  });

  it('cannot be searched for its words by the page', async () => {
    // A page that has none of these words itself.
    tab = await stage.open('/story?n=12');
    await waitForBanners(tab, 'body');
    expect(await findable(['Get a summary', 'No time to read'])).toEqual([]);
    await openBanner(tab, 'top');
    expect(await findable(['Sentences from the article'])).toEqual([]);
  });

  /** What the page itself can find of these words. */
  function findable(words: string[]): Promise<string[]> {
    return tab.evaluate((words) => {
      const { find } = window as unknown as { find(text: string): boolean };
      return words.filter((text) => find(text));
    }, words);
  }

  it('has no text that the page could select, and recolour by that', async () => {
    const select = tab.within('#line-top', (root) => {
      const section = root.querySelector('section');
      return section && [getComputedStyle(section).userSelect, section.textContent];
    });
    expect(await select).toEqual(['none', '']);
  });

  it('stands on a colour of its own, so that none behind it can hide its words', async () => {
    await play(tab, { css: 'article { background: linear-gradient(#1d1c1a, #1d1c1a) }' });
    const color = await tab.within('#line-top', (root) => {
      const section = root.querySelector('section');
      return section && getComputedStyle(section).backgroundColor;
    });
    expect(color).toMatch(/^rgb\(\d+, \d+, \d+\)$/);
  });

  const isAnswered = () => isRefused(tab, 'top');
  const sessionKeys = async () => Object.keys(await stage.browser.stored('session')).sort();

  async function expectUntouched(): Promise<void> {
    expect(await countBanners(tab)).toBe(2);
    expect(await getBannerPoints(tab, 'top')).toEqual([]);
    expect(await sessionKeys()).toEqual(before);
  }
});

/** Puts a trick into the page, whose own doing it is. */
async function play(tab: Tab, { css = '', html = '', run }: Trick): Promise<void> {
  await tab.evaluate(
    (css, html) => {
      const trick = document.createElement('div');
      trick.className = 'trick';
      trick.innerHTML = `<style>${css}</style>${html}`;
      document.body.append(trick);
    },
    css,
    html,
  );
  if (run) await tab.evaluate(run);
}
