/**
 * Removes banners that an earlier version of the extension left in the page. When the extension is
 * updated, their script ends, and in Firefox all their listeners with it, so that they no longer
 * react.
 */

import { openOrClosedShadowRoot } from '../../browser/shadow-root.ts';

/** Class inside the closed shadow root of each banner, where pages cannot see it. */
export const bannerClass = 'no-time-to-read';

/** Empty elements that are examined; a page may have hundreds of thousands of them. */
const maxElements = 10_000;

/**
 * Removes the banners, in time linear in the elements of the tree.
 *
 * @returns true if there were any
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
