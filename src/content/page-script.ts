/**
 * The page script, which extracts the article and finds its sentences. It is injected at the user's
 * first click and adds nothing to the page. It is built as one file without imports, so that the
 * content security policy of a page cannot block it.
 */

import { locate, locateAll } from '../anchoring/locate.ts';
import { pageScriptGlobal } from '../browser/content-api.ts';
import type { Anchor, Article, Scope } from '../extraction/article.ts';
import type { WalkOptions } from '../extraction/dom/walk.ts';
import { type ExtractOptions, extractArticle } from '../extraction/extract.ts';
import { findHeadlines } from '../extraction/page/headlines.ts';
import { findPageKind } from '../extraction/page/page-kind.ts';
import { type Failed, fail, type Result, toUnexpectedFailure } from '../shared/result.ts';
import { findArticleBounds } from './article-bounds.ts';
import { findCrossOriginFrame, hasFramedPdf } from './cross-origin-frame.ts';
import {
  getDocumentOrigin,
  getPageDocument,
  getWindowAddress,
  identify,
} from './document-identity.ts';
import type { PageScript } from './get-page-script.ts';
import { withTimeBudget } from './time-budget.ts';

/**
 * Finds the sentence of an anchor, in visible text first, then in hidden text as well. Both walks share
 * one time budget.
 */
export function findSentence(document: Document, anchor: Anchor): Range | undefined {
  const options = withTimeBudget();
  return (
    locate(document, anchor, options) ?? locate(document, anchor, { ...options, hidden: true })
  );
}

const api: PageScript = {
  extract: (scope, tabUrl) => ({
    ...extractHere(scope, withTimeBudget(), tabUrl),
    document: getPageDocument(),
    origin: getDocumentOrigin(window),
  }),
  identify: (anchors, title) => identify(document, anchors, title),
  find: (anchor) => findSentence(document, anchor),
  findAll: (anchors) => locateAll(document, anchors, withTimeBudget()),
  selected: () => readSelected()?.textHash ?? null,
  headlines: () => findHeadlines(document),
  findArticleBounds() {
    const options = withTimeBudget();
    const article = extractHere({ kind: 'page' }, options);
    return article.ok ? findArticleBounds(document, article.value, options) : undefined;
  },
};

/** Extracts this document. Exceptions become failures, because the caller would receive `null`. */
function extractHere(scope: Scope, options: WalkOptions, tabUrl?: string): Result<Article> {
  try {
    // The text in the browser's own PDF viewer is inside a plug-in that scripts cannot access.
    if (document.contentType === 'application/pdf') return fail('restricted-page', 'pdf');
    if (location.href === 'about:blank') return fail('restricted-page', 'blank');
    const isPage = scope.kind === 'page';
    const extractOptions = { ...options, address: getWindowAddress(window, tabUrl) };
    const selected = isPage && scope.preferSelection ? readSelected(extractOptions) : undefined;
    if (selected) return { ok: true, value: selected };
    const article = extractArticle(document, scope, extractOptions);
    if (article.ok || !isPage) return article;
    if (hasFramedPdf(document)) return fail('restricted-page', 'pdf');
    // Same-origin frames run this script themselves. For a cross-origin frame the user has to grant
    // access.
    const foreignOrigin = findCrossOriginFrame(document);
    return foreignOrigin ? fail('needs-access', foreignOrigin) : withPageKind(article);
  } catch (error) {
    return toUnexpectedFailure(error);
  }
}

/** Extracts the selected text of this document; `undefined` if it is too short for a summary. */
function readSelected(options: ExtractOptions = withTimeBudget()): Article | undefined {
  // Without a range nothing is selected, and the page need not be walked.
  if (!document.getSelection()?.rangeCount) return undefined;
  const selected = extractArticle(document, { kind: 'selection', frameId: 0 }, options);
  return selected.ok ? selected.value : undefined;
}

/** Adds the kind of page to a failure to find an article. */
function withPageKind(failed: Failed): Failed {
  const { code } = failed.failure;
  if (code !== 'no-article' && code !== 'too-short') return failed;
  const [navigation] = performance.getEntriesByType('navigation');
  const { responseStatus = 0 } = (navigation ?? {}) as { responseStatus?: number };
  return fail(code, findPageKind(document, responseStatus));
}

const world = globalThis as unknown as Record<string, unknown>;
world[pageScriptGlobal] ??= api;
