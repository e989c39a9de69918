/** Distinguishes the pages that no extension may read, so that the UI can explain why. */

import browser from 'webextension-polyfill';
import { isHttpUrl } from '../shared/url.ts';

/** Kinds of restricted pages, each with its own message. `grant-ended` only needs another click. */
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

/** Hosts that Chromium, Edge or Firefox closes to every extension. */
const storeHosts = new Set([
  'chromewebstore.google.com',
  'microsoftedge.microsoft.com',
  'addons.mozilla.org',
  'accounts.firefox.com',
  'support.mozilla.org',
]);

/** Empty tabs, and the pages that Firefox shows in new tabs. */
const emptyPages = new Set(['about:blank', 'about:newtab', 'about:home', 'about:privatebrowsing']);

/**
 * Classifies a page that cannot be read by its address or, if the browser conceals that, by the
 * error message.
 *
 * @param url of the tab; undefined if the browser conceals it
 * @param refusal message of the browser's error
 * @param icon address of the tab's icon; empty if the browser conceals it
 */
export function classifyRestrictedPage(
  url: string | undefined,
  refusal: string,
  icon = '',
): RestrictedPage {
  if (/extensions gallery|webstore/i.test(refusal)) return 'store';
  // Chromium shows a page of its own in place of one that failed to load.
  if (/showing error page/i.test(refusal)) return 'not-loaded';
  if (url === undefined || !URL.canParse(url)) return classifyByRefusal(refusal);
  const { protocol, hostname, pathname, href } = new URL(url);
  if (emptyPages.has(href)) return 'blank';
  if (protocol === 'view-source:') return 'source';
  if (href.startsWith('about:reader') || protocol === 'read:') return 'reader-view';
  if (storeHosts.has(hostname)) return 'store';
  if (/\.pdf$/i.test(pathname) || pdfIcon.test(icon)) return 'pdf';
  if (protocol === 'file:') return 'file';
  // If the address of a web page is known, access to it is granted. A page that refuses
  // nevertheless either failed to load, which Firefox reports in the same words, or is protected by
  // the browser or a policy.
  return isHttpUrl(href) ? 'protected' : 'browser';
}

/** The icon of Firefox's PDF viewer, which identifies a PDF at any address. */
const pdfIcon = /^chrome:.*\/pdf\.svg$/;

/**
 * Classifies a page by the error message alone. Chromium names its own pages; for a file without
 * file access, an empty tab and a page whose grant has ended, it only says that a permission is
 * missing. Firefox reveals the address of every page that the user has clicked on, and says this
 * only of pages whose grant has ended.
 */
function classifyByRefusal(refusal: string): RestrictedPage {
  if (/file:|access the respective host/i.test(refusal)) return 'file';
  return /missing host permission/i.test(refusal) ? 'grant-ended' : 'browser';
}

// Classifies restricted pages whose address Chromium conceals.

/**
 * Chromium detects the language of any page within this time, but never that of a page's source.
 */
const answerTimeoutMs = 400;

/**
 * Classifies an empty tab, a page's source code, a file, or a page with a password in its address,
 * all of which Chromium refuses in the same words. Detecting a language needs no permission: it
 * succeeds for files and pages, fails for an empty tab, and never settles for source code.
 */
export async function classifyUnnamedPage(tabId: number): Promise<RestrictedPage> {
  const late = new Promise<'late'>((resume) => setTimeout(() => resume('late'), answerTimeoutMs));
  const language = browser.tabs.detectLanguage(tabId).then(
    () => 'told' as const,
    () => 'refused' as const,
  );
  const answer = await Promise.race([language, late]);
  if (answer === 'refused') return 'blank';
  if (answer === 'late') return 'source';
  // With file access granted, a file would have been extracted. What remains is a page whose
  // address has a password, or a `data:` page.
  return (await browser.extension.isAllowedFileSchemeAccess()) ? 'unnamed' : 'file';
}
