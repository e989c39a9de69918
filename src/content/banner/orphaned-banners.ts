/**
 * Lines that an earlier life of the extension has left in the page. Its script ended with it when it
 * was updated, and in Firefox every listener with that: nothing in such a line answers any more.
 */

import { openOrClosedShadowRoot } from '../../browser/shadow-root.ts';

/** What is behind the closed root of each line, where no page sees it. */
export const bannerClass = 'no-time-to-read';

/** Empty elements that are looked behind; a page may have hundreds of thousands of them. */
const maxElements = 10_000;

/**
 * Takes them away. Linear in the elements of the tree.
 * @returns whether there were any
 */
export function removeOrphanedBanners(tree: Document | ShadowRoot): boolean {
  const empty = tree.querySelectorAll<HTMLElement>('div:empty');
  const hosts: HTMLElement[] = [];
  for (let i = 0; i < Math.min(empty.length, maxElements); i++) {
    const host = empty[i];
    if (host && isBannerHost(host)) hosts.push(host);
  }
  for (const host of hosts) host.remove();
  return hosts.length > 0;
}

function isBannerHost(host: HTMLElement): boolean {
  return openOrClosedShadowRoot(host)?.firstElementChild?.classList.contains(bannerClass) === true;
}
