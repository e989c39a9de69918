/** Pages that no extension may read, told apart so that the reader can be told why. */

import { isHttpUrl } from '../shared/url.ts';

/** The kinds of closed page, each with its own message; one is closed only for want of a click. */
export type RestrictedPage =
  | 'browser'
  | 'store'
  | 'pdf'
  | 'file'
  | 'unnamed'
  | 'reader-view'
  | 'blank'
  | 'source'
  | 'not-loaded'
  | 'protected'
  | 'grant-ended';

/** Hosts whose pages Chromium, Edge or Firefox closes to every extension. */
const storeHosts = new Set([
  'chromewebstore.google.com',
  'microsoftedge.microsoft.com',
  'addons.mozilla.org',
  'accounts.firefox.com',
  'support.mozilla.org',
]);

/** Empty tabs, and the pages that Firefox opens new tabs with. */
const emptyPages = new Set(['about:blank', 'about:newtab', 'about:home', 'about:privatebrowsing']);

/**
 * Why a page cannot be read, by its address or, where the browser keeps that to itself, by how it
 * refused.
 *
 * @param url of the tab; missing when the browser does not tell.
 * @param refusal the text of the browser's error.
 * @param icon address of the tab's icon; empty when the browser does not tell.
 */
export function classifyRestrictedPage(
  url: string | undefined,
  refusal: string,
  icon = '',
): RestrictedPage {
  if (/extensions gallery|webstore/i.test(refusal)) return 'store';
  // Chromium's own page in the place of one that it could not load.
  if (/showing error page/i.test(refusal)) return 'not-loaded';
  if (url === undefined || !URL.canParse(url)) return classifyByRefusal(refusal);
  const { protocol, hostname, pathname, href } = new URL(url);
  if (emptyPages.has(href)) return 'blank';
  if (protocol === 'view-source:') return 'source';
  if (href.startsWith('about:reader') || protocol === 'read:') return 'reader-view';
  if (protocol === 'file:') return 'file';
  if (storeHosts.has(hostname)) return 'store';
  if (/\.pdf$/i.test(pathname) || pdfIcon.test(icon)) return 'pdf';
  // A page of the web whose address we are told is one that we may read: what refuses all the same did
  // not load, which Firefox says in the same words, or is protected by the browser or a policy.
  return isHttpUrl(href) ? 'protected' : 'browser';
}

/** The icon of Firefox's PDF viewer, which tells a PDF whatever its address is. */
const pdfIcon = /^chrome:.*\/pdf\.svg$/;

/**
 * Without an address only the words tell. Chromium names its own pages; of a file whose switch is
 * off, of an empty tab and of a page whose grant has ended it says no more than that a permission is
 * missing. Firefox, which tells the address of every page that the reader has clicked on, says that
 * of the last alone.
 */
function classifyByRefusal(refusal: string): RestrictedPage {
  if (/file:|access the respective host/i.test(refusal)) return 'file';
  return /missing host permission/i.test(refusal) ? 'grant-ended' : 'browser';
}
