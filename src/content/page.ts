/**
 * The script that waits in a page after the reader's first click there. Built as one file without
 * imports, so that no page's policy can stop it; it adds nothing to the page.
 */

import type { Article, Scope } from '../article/article.ts';
import { locateAll } from '../article/locate.ts';
import { read } from '../article/read.ts';
import type { WalkOptions } from '../article/walk.ts';
import { pageGlobal } from '../platform/page-calls.ts';
import { fail, type Result, unexpected } from '../result.ts';
import { articleEnds } from './article-ends.ts';
import { timed } from './clock.ts';
import { findSentence } from './find-sentence.ts';
import { foreignFrame } from './foreign-frame.ts';
import { getPageDocument, identify } from './identity.ts';
import type { PageScript } from './page-script.ts';
import { getWindowAddress } from './window-address.ts';

const calls: PageScript = {
  read: (scope, tabUrl) => ({ ...readHere(scope, timed(), tabUrl), document: getPageDocument() }),
  identify: (anchors, title) => identify(document, anchors, title),
  find: (anchor) => findSentence(document, anchor),
  findAll: (anchors) => locateAll(document, anchors, timed()),
  ends() {
    const options = timed();
    const article = readHere({ kind: 'page' }, options);
    return article.ok ? articleEnds(document, article.value, options) : undefined;
  },
};

/** Reads this document. A throw would arrive as `null`, so it is turned into a failure here. */
function readHere(scope: Scope, options: WalkOptions, tabUrl?: string): Result<Article> {
  try {
    // The browser's own viewer: the text is inside a plug-in, out of reach.
    if (document.contentType === 'application/pdf') return fail('restricted-page', 'pdf');
    if (location.href === 'about:blank') return fail('restricted-page', 'blank');
    const article = read(document, scope, {
      ...options,
      address: getWindowAddress(window, tabUrl),
    });
    // What is in a frame of this site answers for itself; what is in another's asks for access.
    const foreign = article.ok || scope.kind === 'selection' ? undefined : foreignFrame(document);
    return foreign ? fail('needs-access', foreign) : article;
  } catch (error) {
    return unexpected(error);
  }
}

const world = globalThis as unknown as Record<string, unknown>;
world[pageGlobal] ??= calls;
