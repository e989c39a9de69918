/**
 * A document may lose its body or its root element at any time; then nothing can be found in it.
 */

import { Window } from 'happy-dom';
import { describe, expect, it } from 'vitest';
import { removeOrphanedBanners } from '../../src/content/banner/placement.ts';
import { findCrossOriginFrame } from '../../src/content/cross-origin-frame.ts';
import { isProbablyArticle } from '../../src/content/is-probably-article.ts';
import { findSentence } from '../../src/content/page-script.ts';
import { extractArticle } from '../../src/extraction/extract.ts';
import { findHeadlines } from '../../src/extraction/page/headlines.ts';
import { findPageKind } from '../../src/extraction/page/page-kind.ts';

function getDocument(): Document {
  const { document } = new Window({ url: 'https://example.org/2026/03/a-story' });
  document.body.innerHTML = '<p>The ferry left the northern quay with ninety passengers.</p>';
  return document as unknown as Document;
}

const bodiless = getDocument();
bodiless.body.remove();
const rootless = getDocument();
rootless.documentElement.remove();
const foreign = getDocument();
foreign.documentElement.remove();
foreign.append(foreign.createElement('p'));

describe.each([
  ['no body', bodiless],
  ['no root', rootless],
  ['a paragraph for a root', foreign],
])('a document with %s', (_what, document) => {
  it('is an empty page without an article', () => {
    expect(extractArticle(document, { kind: 'page' })).toMatchObject({
      ok: false,
      failure: { code: 'no-article' },
    });
    expect(findPageKind(document, 200)).toBe('empty');
  });

  it('has no headline, sentence, frame or banner', () => {
    const place = { block: 0, start: 0, end: 9, prefix: '', suffix: '', frameId: 0 };
    expect(findHeadlines(document)).toEqual([]);
    expect(findSentence(document, { ...place, quote: 'The ferry' })).toBeUndefined();
    expect(findCrossOriginFrame(document)).toBeUndefined();
    expect(isProbablyArticle(document)).toBe(false);
    expect(removeOrphanedBanners(document)).toBe(false);
  });
});
