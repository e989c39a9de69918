/** A document may lose its body, or its root, at any time: then there is nothing to be found in it. */

import { Window } from 'happy-dom';
import { describe, expect, it } from 'vitest';
import { findHeadlines } from '../../src/article/headlines.ts';
import { findPageKind } from '../../src/article/page-kind.ts';
import { read } from '../../src/article/read.ts';
import { findSentence } from '../../src/content/find-sentence.ts';
import { foreignFrame } from '../../src/content/foreign-frame.ts';
import { removeOrphans } from '../../src/content/prompt/orphans.ts';
import { seemsArticle } from '../../src/content/seems-article.ts';

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
    expect(read(document, { kind: 'page' })).toMatchObject({
      ok: false,
      failure: { code: 'no-article' },
    });
    expect(findPageKind(document, 200)).toBe('empty');
  });

  it('holds no headline, sentence, frame or banner', () => {
    const place = { block: 0, start: 0, end: 9, prefix: '', suffix: '', frameId: 0 };
    expect(findHeadlines(document)).toEqual([]);
    expect(findSentence(document, { ...place, quote: 'The ferry' })).toBeUndefined();
    expect(foreignFrame(document)).toBeUndefined();
    expect(seemsArticle(document)).toBe(false);
    expect(removeOrphans(document)).toBe(false);
  });
});
