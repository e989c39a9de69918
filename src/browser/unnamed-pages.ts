/** Classifies restricted pages whose address Chromium conceals. */

import browser from 'webextension-polyfill';
import type { RestrictedPage } from './restricted-pages.ts';

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
