/** Leads to a sentence in a browser's own PDF viewer. Loaded when a point of a PDF is followed. */

import { toTextFragmentUrl } from '../../anchoring/text-fragment.ts';
import { isFirefox } from '../../browser/extension-pages.ts';
import { reloadAtText, searchInViewer } from '../../browser/pdf-viewer.ts';
import type { Anchor } from '../../extraction/article.ts';

/**
 * Has the viewer of a tab show a sentence.
 *
 * @param lang BCP 47 tag of the text
 * @returns false if the tab does not show the file any more; whether the viewer finds the sentence is
 *   not known
 */
export async function showInViewer(tabId: number, anchor: Anchor, lang: string): Promise<boolean> {
  if (isFirefox()) return searchInViewer(tabId, anchor.quote);
  // Around a sentence, the viewer may have a column or a page that our text has not.
  const fragment = toTextFragmentUrl('', { ...anchor, prefix: '', suffix: '' }, lang);
  return reloadAtText(tabId, fragment);
}
