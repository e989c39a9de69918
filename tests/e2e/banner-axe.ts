import { appearances, findViolations } from './axe.ts';
import type { End } from './banner-helpers.ts';
import type { Tab } from './drivers/browser.ts';

/**
 * Returns axe's violations in the banner by theme and direction, in the order of `appearances`. axe
 * cannot enter a closed shadow root, so its content is checked in an open one that replaces the
 * page.
 */
export async function findBannerViolations(tab: Tab, end: End): Promise<string[][]> {
  await tab.within(`#line-${end}`, openAlone);
  const found: string[][] = [];
  for (const [theme, direction] of appearances) {
    await tab.within('#line-copy', styleBanner, theme, direction);
    found.push(await findViolations(tab, '#line-copy'));
  }
  return found;
}

/** Runs in the page. */
function openAlone(root: ParentNode): void {
  const copy = document.createElement('div');
  copy.id = 'line-copy';
  const inside = copy.attachShadow({ mode: 'open' });
  inside.adoptedStyleSheets = (root as ShadowRoot).adoptedStyleSheets;
  inside.append(...Array.from(root.children, (child) => child.cloneNode(true)));
  document.body.replaceChildren(copy);
}

/** Runs in the page. Styles the banner as for a page with this theme and direction. */
function styleBanner(root: ParentNode, theme: string, direction: string): void {
  const section = root.querySelector('section') as HTMLElement;
  section.classList.remove('light', 'dark');
  section.classList.add(theme);
  section.dir = direction;
  const paper = theme === 'dark' ? '#15171a' : '#fff';
  for (const { style } of [document.documentElement, document.body]) style.background = paper;
}
