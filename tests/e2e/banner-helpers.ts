import type { Browser, Tab, View } from './drivers/browser.ts';
import { until } from './drivers/until.ts';
import { waitForOutcome } from './summary-view.ts';

/** Lets a test use the banner at one end of the article as a user would. */
export type End = 'top' | 'bottom';

/** Turns the banner on for the site of a tab with an article, from the popup. */
export async function turnBannerOn(browser: Browser, tab: Tab): Promise<void> {
  const { hostname } = new URL(await tab.url());
  await browser.allowAccess([`https://${hostname}/*`, `http://${hostname}/*`]);
  const popup = await tab.clickToolbar();
  await waitForOutcome(popup);
  await pressBannerSwitch(popup, 'on');
  // A popup that survives the permission prompt shows the outcome at once.
  await bannerOutcome(popup);
  await waitForBanners(tab);
  await browser.closePopup();
}

/** Presses the banner switch in the menu of the summary view. */
export async function pressBannerSwitch(view: View, to: 'on' | 'off'): Promise<void> {
  const isOpen = await view.evaluate(() => document.querySelector('.more') !== null);
  if (!isOpen) await view.click('.more-toggle');
  await until(`the switch offers ${to}`, () =>
    view.evaluate((name) => document.querySelector(name) !== null, `.banner-${to}`),
  );
  await view.click(`.banner-${to}`);
}

/** Returns what a summary view says about the banner request. */
export function bannerOutcome(view: View): Promise<string> {
  return until('the outcome of the banner is shown', () =>
    view.evaluate(() => document.querySelector('.banner-outcome')?.textContent),
  );
}

/** Expands the points in a banner and waits for them. */
export async function openBanner(tab: Tab, end: End): Promise<void> {
  await clickInBanner(tab, end, '.summarize-button');
  await until('the points are there', async () => (await getBannerPoints(tab, end)).length > 0);
}

/** Waits until there is a banner at both ends of the article. */
export async function waitForBanners(tab: Tab, article?: string): Promise<void> {
  await until(
    'there is a banner at both ends',
    async () => (await countBanners(tab, article)) === 2,
  );
}

/**
 * Counts the banners in an article. It leaves no trace of user activity, which would make the
 * banner wait until it causes no visible layout shift. Each gets an id by which the other functions
 * find it.
 */
export function countBanners(tab: Tab, article = 'article'): Promise<number> {
  return tab.within(article, markBanners);
}

/** Returns the visible text of a banner. */
export function getBannerText(tab: Tab, end: End): Promise<string> {
  return tab.within(`#line-${end}`, (root) =>
    // The style sheet draws the text from attributes, so that no search of the page finds it.
    Array.from(root.querySelectorAll<HTMLElement>('[data-text]'))
      .filter((each) => each.checkVisibility())
      .map((each) => each.dataset.text)
      .join(' ')
      .replace(/\s+/g, ' ')
      .trim(),
  );
}

/** Returns the texts of the points in a banner, in order. */
export function getBannerPoints(tab: Tab, end: End): Promise<string[]> {
  return tab.within(`#line-${end}`, (root) =>
    Array.from(root.querySelectorAll<HTMLElement>('.point'), ({ dataset }) => dataset.text ?? ''),
  );
}

/** How long (ms) a button has to be seen before a press on it counts, and somewhat more. */
const seenMs = 900;

/**
 * Scrolls to an element of a banner and clicks it with a trusted event, after it has been seen for a
 * moment. On a busy machine that may be too short: then the banner asks for another press.
 */
export async function clickInBanner(tab: Tab, end: End, selector: string): Promise<void> {
  for (let tries = 3; tries > 0; tries--) {
    await pressOnce(tab, end, selector);
    if (!(await isRefused(tab, end))) return;
  }
}

/** The same, whatever the banner answers. */
export async function pressOnce(tab: Tab, end: End, selector: string): Promise<void> {
  await bringIntoView(tab, end, selector);
  await new Promise((resume) => setTimeout(resume, seenMs));
  await clickAtOnce(tab, end, selector);
}

/** Returns true if a banner has answered a press by asking for another; it may be gone by now. */
export async function isRefused(tab: Tab, end: End): Promise<boolean> {
  const isThere = await tab.evaluate((id) => document.querySelector(id) !== null, `#line-${end}`);
  if (!isThere) return false;
  return tab
    .within(`#line-${end}`, (root) =>
      Boolean(root.querySelector<HTMLElement>('.refusal')?.dataset.text),
    )
    .catch(() => false);
}

/** Clicks without waiting until the element has been seen. */
export async function clickAtOnce(tab: Tab, end: End, selector: string): Promise<void> {
  const at = await bringIntoView(tab, end, selector);
  await tab.clickAt(at.x, at.y);
}

/** Scrolls to an element of a banner. @returns its centre in the viewport */
export function bringIntoView(
  tab: Tab,
  end: End,
  selector: string,
): Promise<{ x: number; y: number }> {
  return until(`${selector} is there`, () => tab.within(`#line-${end}`, findPosition, selector));
}

/** Clicks an element of a banner with an untrusted event. */
export function clickByScript(tab: Tab, end: End, selector: string): Promise<void> {
  return tab.within(
    `#line-${end}`,
    (root, selector) => {
      root.querySelector<HTMLElement>(selector)?.click();
    },
    selector,
  );
}

/** Runs in the page. Banners have no attributes; all elements of the sample article have some. */
function markBanners(article: ParentNode): number {
  const bare = [...article.querySelectorAll('div')].filter(
    (element) => element.childNodes.length === 0,
  );
  for (const [i, element] of bare.entries()) element.id = i === 0 ? 'line-top' : 'line-bottom';
  return bare.length;
}

function findPosition(root: ParentNode, selector: string): { x: number; y: number } | undefined {
  const element = root.querySelector(selector);
  if (!element?.checkVisibility()) return undefined;
  element.scrollIntoView({ block: 'center', behavior: 'instant' });
  const { left, top, width, height } = element.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
}
