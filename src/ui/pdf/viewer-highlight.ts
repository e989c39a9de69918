/**
 * Shows sentences in the browser's PDF viewer. Loaded when the user first clicks a point of a PDF.
 */

import { toTextFragmentUrl } from '../../anchoring/text-fragment.ts';
import { isFirefox } from '../../browser/extension-pages.ts';
import { reloadAtText, searchInViewer } from '../../browser/pdf-viewer.ts';
import type { Anchor } from '../../extraction/article.ts';

/**
 * Makes the PDF viewer of a tab scroll to a sentence.
 *
 * @param lang BCP 47 tag of the text
 * @returns false if the tab cannot be reached; true even if the viewer does not find the sentence,
 *   because it does not report that
 */
export async function showInViewer(tabId: number, anchor: Anchor, lang: string): Promise<boolean> {
  if (isFirefox()) return searchInViewer(tabId, anchor.quote);
  // The context is left out, because the viewer may put other columns or pages around the sentence.
  const fragment = toTextFragmentUrl('', { ...anchor, prefix: '', suffix: '' }, lang);
  return reloadAtText(tabId, fragment);
}
