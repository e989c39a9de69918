import { describe, expect, it } from 'vitest';
import english from '../../public/_locales/en/messages.json' with { type: 'json' };
import type { Tab, View } from './drivers/browser.ts';
import type { ChromiumView } from './drivers/chromium-view.ts';
import type { Firefox } from './drivers/firefox.ts';
import { until } from './drivers/until.ts';
import { useBrowser } from './e2e-setup.ts';
import { isHighlightInView } from './highlighted-text.ts';
import { type OwnApi, withApi } from './own-api.ts';
import { waitForOutcome } from './summary-view.ts';

const mark = 'no-time-to-read';
const penYellow = 'rgb(255, 226, 122)';

describe('a point', () => {
  const stage = useBrowser();

  it('leads to its sentence, which is highlighted and scrolled into view', async () => {
    const tab = await stage.open('/article.html');
    const view = await tab.clickToolbar();
    const { points } = await waitForOutcome(view);
    for (const [index, point] of points.entries()) {
      await view.click(`.points li:nth-child(${index + 1}) .point`);
      await until(`point ${index + 1} is highlighted`, async () =>
        (await marked(tab)).includes(point),
      );
      await until('it is in view', () => isHighlightInView(tab));
      expect(await marked(tab)).toEqual([point]);
      expect(await paint(tab)).toBe(penYellow);
    }
  });

  it('changes nothing in the document, highlighted or not', async () => {
    const tab = await stage.open('/article.html');
    const before = await source(tab);
    const view = await tab.clickToolbar();
    await waitForOutcome(view);
    expect(await source(tab)).toBe(before);
    await view.click('.points li:nth-child(2) .point');
    await until('it is highlighted', async () => (await marked(tab)).length > 0);
    expect(await source(tab)).toBe(before);
  });

  it('leads into a same-site frame and scrolls the frame into view', async () => {
    const tab = await stage.open('/framed?page=/article.html');
    const view = await tab.clickToolbar();
    const { points } = await waitForOutcome(view);
    await view.click(`.points li:nth-child(${points.length}) .point`);
    await until('the sentence is highlighted in the frame', async () => {
      const marked = await tab.evaluate((name) => {
        const inside = document.querySelector('iframe')?.contentWindow as typeof window | null;
        return [...(inside?.CSS.highlights.get(name) ?? [])].join().replace(/\s+/g, ' ');
      }, mark);
      return marked === points.at(-1);
    });
    await until('it is in view', () =>
      tab.evaluate((name) => {
        const frame = document.querySelector('iframe');
        const inside = frame?.contentWindow as typeof window | null;
        const [range] = inside?.CSS.highlights.get(name) ?? [];
        const box = (range as Range | undefined)?.getBoundingClientRect();
        const top = frame?.getBoundingClientRect().top ?? 0;
        return box !== undefined && box.top >= 0 && top + box.bottom <= innerHeight;
      }, mark),
    );
  });

  it('is highlighted on hover without scrolling the page', async () => {
    const tab = await stage.open('/article.html');
    const before = await source(tab);
    const view = await tab.clickToolbar();
    const { points } = await waitForOutcome(view);
    const last = points.length;
    await view.hover(`.points li:nth-child(${last}) .point`);
    await until(
      'the sentence is highlighted',
      async () => (await marked(tab))[0] === points.at(-1),
    );
    expect(await tab.evaluate(() => scrollY)).toBe(0);
    await view.hover('.header h1');
    await until('the highlight is gone', async () => (await marked(tab)).length === 0);
    expect(await source(tab)).toBe(before);
  });

  it('is highlighted on focus, and Enter leads to it', async () => {
    const tab = await stage.open('/article.html');
    const view = await tab.clickToolbar();
    const { points } = await waitForOutcome(view);
    const focus = (at: number) =>
      view.evaluate((at) => {
        document.querySelectorAll<HTMLElement>('.point')[at]?.focus();
      }, at);
    // Of one sentence, which fits beside the popup, and below the screen.
    const at = 3;
    await focus(at - 1);
    await view.press('Tab');
    await until('the sentence is highlighted', async () => (await marked(tab))[0] === points[at]);
    expect(await tab.evaluate(() => scrollY)).toBe(0);
    await view.press('Enter');
    await until('it is in view', () => isHighlightInView(tab));
    await until('the view says so', () =>
      view.evaluate(
        (words) => document.querySelector('.highlight-status')?.textContent?.includes(words),
        english.point_shown.message,
      ),
    );
  });

  it.each([
    ['scrolls the page smoothly', false],
    ['jumps if the user prefers reduced motion', true],
  ])('%s', async (_name, calm) => {
    const tab = await stage.open('/article.html');
    await wantCalm(tab, calm);
    await tab.evaluate(() => {
      addEventListener('scroll', () => performance.mark('moved'));
    });
    const view = await tab.clickToolbar();
    await waitForOutcome(view);
    // The sentence is below the screen, and close enough for smooth scrolling.
    await view.click('.points li:nth-child(4) .point');
    await until('it is in view', () => isHighlightInView(tab));
    const countPlaces = () => tab.evaluate(() => performance.getEntriesByName('moved').length);
    await until('the page has reported its change', countPlaces);
    await new Promise((resume) => setTimeout(resume, 300));
    const places = await countPlaces();
    // One jump, and another if the element that covers the sentence appears only then.
    if (calm) expect(places).toBeLessThanOrEqual(2);
    else expect(places).toBeGreaterThan(2);
    await wantCalm(tab, false);
  });

  it.each(['details', 'until-found', 'tab'] as const)(
    'in a collapsed part of the page (%s) is reported, and revealed on request',
    async (kind) => {
      const tab = await stage.open('/article.html');
      const view = await tab.clickToolbar();
      const { points } = await waitForOutcome(view);
      // The first two are at the top of the page, where no scrolling can uncover them.
      const said = points[2] ?? '';
      await tab.evaluate(close, said, kind);
      const before = await source(tab);
      await view.click('.points li:nth-child(3) .point');
      await until('it is reported', () => hasReached(view, 'collapsed'));
      expect(
        await view.evaluate(() => document.querySelector('.highlight-status q')?.textContent),
      ).toBe(said);
      expect(await source(tab)).toBe(before);
      await view.click('.reveal');
      await until('the sentence is highlighted', async () => (await marked(tab))[0] === said);
      await until('it is in view', () => isHighlightInView(tab));
      await until('it is reported', () => hasReached(view, 'shown'));
      // The status is shorter now, so the other points move up under a stationary pointer.
      await new Promise((resume) => setTimeout(resume, 300));
      expect(await marked(tab)).toEqual([said]);
    },
  );

  it('in a hidden part of the page is reported and quoted', async () => {
    const tab = await stage.open('/article.html');
    const view = await tab.clickToolbar();
    const { points } = await waitForOutcome(view);
    await tab.evaluate(close, points[0] ?? '', 'hidden');
    await view.click('.points li:first-child .point');
    await until('it is reported', () => hasReached(view, 'hidden'));
    expect(await view.evaluate(() => document.querySelector('.reveal'))).toBeNull();
    expect(await marked(tab)).toEqual([]);
  });

  it('of an article that has grown since is followed by what is new, with the offer to update', async () => {
    const news = 'The council has since voted to keep the lamps dim for another three winters.';
    const tab = await stage.open('/article.html');
    const first = await tab.clickToolbar();
    await waitForOutcome(first);
    await withApi(first, readMinutesAgo);
    await stage.browser.closePopup();
    await tab.evaluate((news) => {
      const paragraph = document.createElement('p');
      paragraph.textContent = news.repeat(2);
      document.querySelector('article > p')?.before(paragraph);
    }, news);
    const view = await tab.clickToolbar();
    await until('it is reported', () =>
      view.evaluate(() => document.querySelector('.changed') !== null),
    );
    const added = await view.evaluate(() => document.querySelector('.changed li')?.textContent);
    expect(added).toContain(news);
    await view.click('.changed .update');
    await until('it is extracted again', () =>
      view.evaluate(
        () =>
          document.querySelector('.changed') === null &&
          document.querySelector('[data-status=done] .notice') !== null,
      ),
    );
    const notice = await view.evaluate(() => document.querySelector('.notice')?.textContent);
    expect(notice).toContain('This article has changed since');
  });

  async function wantCalm(tab: Tab, calm: boolean): Promise<void> {
    const value = calm ? 'reduce' : 'no-preference';
    if (stage.browser.name === 'chromium')
      await (tab as Tab & ChromiumView).emulateMedia({ 'prefers-reduced-motion': value });
    else {
      const firefox = stage.browser as Firefox;
      // Smooth scrolling is turned off for tests.
      await firefox.setPreference('general.smoothScroll', true);
      await firefox.setPreference('ui.prefersReducedMotion', calm ? 1 : 0);
    }
  }

  it('is reported if its sentence is gone', async () => {
    const tab = await stage.open('/article.html');
    const view = await tab.clickToolbar();
    const { points } = await waitForOutcome(view);
    await tab.evaluate(() => {
      for (const paragraph of document.querySelectorAll('article > p')) paragraph.remove();
    });
    await view.click('.points li:first-child .point');
    const quoted = await until('the quotation is shown', () =>
      view.evaluate(() => document.querySelector('.highlight-status q')?.textContent),
    );
    expect(quoted).toBe(points[0]);
    expect(await marked(tab)).toEqual([]);
  });
});

/** Runs in a view. Makes all jobs older, as a recent summary is not checked again. */
async function readMinutesAgo({ storage }: OwnApi): Promise<void> {
  const held = Object.entries(await storage.session.get());
  const jobs = held.filter(([key]) => key.startsWith('job:')) as [string, { startedAt: number }][];
  const older = jobs.map(([key, job]) => [key, { ...job, startedAt: job.startedAt - 120_000 }]);
  await storage.session.set(Object.fromEntries(older));
}

/** Runs in the page. Moves the paragraph with this text into a collapsed part. */
function close(said: string, kind: 'details' | 'until-found' | 'tab' | 'hidden'): void {
  const paragraph = [...document.querySelectorAll('article > p')].find((each) =>
    each.textContent?.replace(/\s+/g, ' ').includes(said),
  );
  const part = document.createElement(kind === 'details' ? 'details' : 'div');
  paragraph?.replaceWith(part);
  if (kind === 'details') part.append(document.createElement('summary'));
  else part.setAttribute('hidden', kind === 'until-found' ? 'until-found' : '');
  if (kind === 'tab') {
    const control = document.createElement('button');
    control.role = 'tab';
    part.id = 'part';
    control.setAttribute('aria-controls', 'part');
    // A page may take time to show what was chosen.
    control.onclick = () => setTimeout(() => part.removeAttribute('hidden'), 100);
    part.before(control);
  }
  if (paragraph) part.append(paragraph);
}

function hasReached(view: View, state: string): Promise<boolean> {
  return view.evaluate(
    (state) => document.querySelector(`.highlight-status[data-outcome="${state}"]`) !== null,
    state,
  );
}

/** Returns the highlighted texts, each on one line. */
function marked(tab: Tab): Promise<string[]> {
  return tab.evaluate(
    (name) =>
      Array.from(CSS.highlights.get(name) ?? [], (range) => String(range).replace(/\s+/g, ' ')),
    mark,
  );
}

/** Returns the colour of the highlight in its paragraph. */
function paint(tab: Tab): Promise<string> {
  return tab.evaluate((name) => {
    const [range] = CSS.highlights.get(name) ?? [];
    const element = (range as Range | undefined)?.startContainer.parentElement;
    if (!element) throw new Error('Nothing is marked');
    return getComputedStyle(element, `::highlight(${name})`).backgroundColor;
  }, mark);
}

function source(tab: Tab): Promise<string> {
  return tab.evaluate(() => document.documentElement.outerHTML);
}
