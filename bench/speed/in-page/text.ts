/** Extracts a page as text, by its layout or by its markup alone. */

import { extractArticle } from '../../../src/extraction/extract.ts';

function extractText(): string {
  const article = extractArticle(document, { kind: 'page', force: true });
  return article.ok ? article.value.blocks.map((block) => block.text).join('\n') : '';
}

const subject = {
  asShown: extractText,
  byMarkup(): string {
    // If the body has no such method, layout is not used, as on Node.
    Object.defineProperty(document.body, 'checkVisibility', { value: undefined });
    return extractText();
  },
};
Object.assign(globalThis, { subject });
