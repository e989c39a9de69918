/** Our reading of a page as text, as its layout shows it or by its markup alone. */

import { extractArticle } from '../../../src/extraction/extract.ts';

function text(): string {
  const article = extractArticle(document, { kind: 'page', force: true });
  return article.ok ? article.value.blocks.map((block) => block.text).join('\n') : '';
}

const subject = {
  asShown: text,
  byMarkup(): string {
    // Where the body cannot be asked, nothing is: as on Node.
    Object.defineProperty(document.body, 'checkVisibility', { value: undefined });
    return text();
  },
};
Object.assign(globalThis, { subject });
