/** Pages that no extension may read, told apart so that the reader can be told why. */

/** The kinds of closed page, each with its own message. */
export const restrictedKinds = ['browser', 'store', 'pdf', 'file', 'reader-view', 'blank'] as const;
export type RestrictedKind = (typeof restrictedKinds)[number];

/** Hosts whose pages Chromium, Edge or Firefox closes to every extension. */
const storeHosts = new Set([
  'chromewebstore.google.com',
  'microsoftedge.microsoft.com',
  'addons.mozilla.org',
  'accounts.firefox.com',
  'support.mozilla.org',
]);

/**
 * Why a page cannot be read, by its address or, where the browser keeps that to itself, by how it
 * refused.
 * @param url of the tab; missing when the browser does not tell.
 * @param refusal the text of the browser's error.
 */
export function restrictedKind(url: string | undefined, refusal: string): RestrictedKind {
  if (/extensions gallery|webstore/i.test(refusal)) return 'store';
  if (url === undefined || !URL.canParse(url)) return unnamedKind(refusal);
  const { protocol, hostname, pathname, href } = new URL(url);
  if (href === 'about:blank') return 'blank';
  if (href.startsWith('about:reader') || protocol === 'read:') return 'reader-view';
  if (protocol === 'file:') return 'file';
  if (storeHosts.has(hostname)) return 'store';
  if (/\.pdf$/i.test(pathname)) return 'pdf';
  return 'browser';
}

/**
 * Without an address only the words tell. Chromium names its own pages; of a file whose switch is
 * off, and of an empty tab, it says no more than that a permission is missing.
 */
function unnamedKind(refusal: string): RestrictedKind {
  return /file:|access the respective host/i.test(refusal) ? 'file' : 'browser';
}
