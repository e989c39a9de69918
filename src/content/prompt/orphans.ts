/**
 * Lines that an earlier life of the extension has left in the page. Its script ended with it when it
 * was updated, and in Firefox every listener with that: nothing in such a line answers any more.
 */

import { shadowRootOf } from '../../platform/closed-root.ts';

/** What is behind the closed root of each line, where no page sees it. */
export const lineClass = 'no-time-to-read';

/**
 * Takes them away. Linear in the elements of the tree.
 * @returns whether there were any
 */
export function removeOrphans(tree: Document | ShadowRoot): boolean {
  const hosts = [...tree.querySelectorAll<HTMLElement>('div:empty')].filter(isLine);
  for (const host of hosts) host.remove();
  return hosts.length > 0;
}

function isLine(host: HTMLElement): boolean {
  return shadowRootOf(host)?.firstElementChild?.classList.contains(lineClass) === true;
}
