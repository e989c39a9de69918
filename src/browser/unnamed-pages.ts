/** What kind of page it is whose address Chromium keeps to itself, and which no extension may read. */

import browser from 'webextension-polyfill';
import type { RestrictedPage } from './restricted-pages.ts';

/** How long (ms) Chromium gets to tell the language of a page; it never does of a page's source. */
const answerTimeoutMs = 400;

/**
 * Tells an empty tab, a page's source code, a file and a page whose address has a password apart, which
 * Chromium refuses in the same words. It tells the language of any page without a permission: of a file
 * or a page at once, of an empty tab that it has none, and of source code never.
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
  // With access to files granted, a file would have been read. What is left is a page whose address has
  // a password, or one made of data.
  return (await browser.extension.isAllowedFileSchemeAccess()) ? 'unnamed' : 'file';
}
