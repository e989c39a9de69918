/**
 * Calls the page script of a tab: for the article, its identity, the selection and the headlines.
 */

import * as v from 'valibot';
import {
  matchesArticle,
  type PageScriptApi,
  pageScriptGlobal,
  pickAnchors,
} from '../browser/content-api.ts';
import { hasAccess } from '../browser/permissions.ts';
import type { RestrictedPage } from '../browser/restricted-pages.ts';
import {
  callContentScript,
  callIfInjected,
  type FrameAnswer,
  type InjectedScript,
  type PageTarget,
} from '../browser/scripting.ts';
import { getTab, type TabInfo } from '../browser/tabs.ts';
import file from '../content/page-script.ts?iife';
import { Article, articleLimits, type Scope } from '../extraction/article.ts';
import { detectArticleLanguage } from '../extraction/detect-article-language.ts';
import { type Headline, headlineLimits } from '../extraction/page/refused-page.ts';
import { buildTextArticle } from '../extraction/text-article.ts';
import { resultWithTimeout } from '../shared/async.ts';
import { Failure, fail, ok, type Result } from '../shared/result.ts';
import { Count } from '../shared/schema.ts';
import { stripHash } from '../shared/url.ts';
import { stripTrackingParams } from '../storage/history/article-url.ts';
import type { Summary } from '../summarizer/summary.ts';
import {
  type ArticleMeta,
  type Freshness,
  type Job,
  PageDocument,
  type PdfMeta,
} from './jobs/job.ts';

// Calls the page script by the path that the build gives it.

/** The script that extracts articles. */
const pageScript: InjectedScript = { files: [file], global: pageScriptGlobal };

/** Calls the page script in frames that already have it; see `callIfInjected`. */
export function callPageScriptIfInjected<N extends keyof PageScriptApi>(
  target: PageTarget,
  name: N,
  ...args: Parameters<PageScriptApi[N]>
): Promise<Result<FrameAnswer[]>> {
  return callIfInjected<PageScriptApi, N>(pageScript, target, name, ...args);
}

/** Calls the page script and injects it first if necessary; see `callContentScript`. */
export function callPageScript<N extends keyof PageScriptApi>(
  target: PageTarget,
  name: N,
  ...args: Parameters<PageScriptApi[N]>
): Promise<Result<FrameAnswer[]>> {
  return callContentScript<PageScriptApi, N>(pageScript, target, name, ...args);
}

// Finds out whether the user has selected other text since a job was done.

/** Validates the answer of the page, which is hostile: a hash is a short string. */
const Selected = v.pipe(v.string(), v.maxLength(32));

/**
 * Returns true if any frame has selected text which the job neither summarized nor passed over in
 * favour of the whole page.
 */
export async function hasNewSelection({ tabId, article, scope }: Job): Promise<boolean> {
  const answers = await callPageScript({ tabId, frameId: 'all' }, 'selected');
  const passed = scope.kind === 'page' ? scope.passedSelection : undefined;
  return (answers.ok ? answers.value : []).some(
    ({ value }) => v.is(Selected, value) && value !== article?.textHash && value !== passed,
  );
}

// Reads the headlines of a page that lists articles, which the summary view offers instead of a
// summary.

/**
 * Validates the answer of the page, which is hostile: a headline is plain text with a link to the
 * web.
 */
const Headlines = v.pipe(
  v.array(
    v.object({
      text: v.pipe(v.string(), v.minLength(1), v.maxLength(headlineLimits.text)),
      url: v.pipe(v.string(), v.maxLength(headlineLimits.address), v.regex(/^https?:\/\//)),
    }),
  ),
  v.maxLength(headlineLimits.count),
);

/**
 * Reads the headlines of a tab's page.
 *
 * @returns at most `headlineLimits.count`; fails with `restricted-page` or `page-gone` if the page
 *   cannot be reached, and with `unexpected` if its answer is invalid
 */
export async function readHeadlines(tabId: number): Promise<Result<Headline[]>> {
  const answers = await callPageScript({ tabId, frameId: 0 }, 'headlines');
  if (!answers.ok) return answers;
  const parsed = v.safeParse(Headlines, answers.value[0]?.value);
  return parsed.success ? ok(parsed.output) : fail('unexpected', 'not a list of headlines');
}

// Checks whether a tab still shows the article of its job. A page is recognized by its content,
// because its address may stay the same.

/** Time that a page gets to answer; a page that is busy for longer counts as `unknown`. */
const answerTimeoutMs = 1_000;

/** Validates the answer of a page script, because the page is hostile. */
const PageIdentity = v.object({
  document: PageDocument,
  foundCount: Count,
  hasTitle: v.boolean(),
  isCut: v.boolean(),
});

/**
 * Asks the page for its document and for the sentences of the summaries. Only documents that have
 * the page script are asked: one without it is another document.
 */
export async function checkPage(
  { id: tabId, url: tabUrl }: TabInfo,
  article: ArticleMeta,
  summaries: readonly Summary[],
): Promise<Freshness> {
  const { frameId = 0, title, pdf } = article;
  // The address of the tab tells nothing about a frame.
  if (frameId === 0 && tabUrl !== undefined && !isSameAddress(tabUrl, article.document.url))
    return 'outdated';
  // Nothing in the tab tells more about a PDF, whose text no script can see.
  if (pdf) return tabUrl === undefined ? 'unknown' : 'current';
  const anchors = pickAnchors(summaries.flatMap(({ points }) => points));
  const response = await resultWithTimeout(
    answerTimeoutMs,
    new AbortController().signal,
    callPageScriptIfInjected({ tabId, frameId }, 'identify', anchors, title),
  );
  if (!response.ok) return (await isFrameGone(tabId, frameId)) ? 'outdated' : 'unknown';
  const [answer] = response.value;
  if (!answer) return 'reloaded';
  const parsed = v.safeParse(PageIdentity, answer.value);
  if (!parsed.success) return 'unknown';
  const { document, isCut } = parsed.output;
  if (!isSameAddress(document.url, article.document.url)) return 'outdated';
  if (document.id !== article.document.id) return 'reloaded';
  if (matchesArticle(parsed.output, anchors)) return 'current';
  return isCut ? 'unknown' : 'outdated';
}

/**
 * Returns true if a frame cannot be reached although the page around it can, so that it must have
 * been removed.
 */
async function isFrameGone(tabId: number, frameId: number): Promise<boolean> {
  if (frameId === 0) return false;
  return (await callPageScriptIfInjected({ tabId, frameId: 0 }, 'identify', [], '')).ok;
}

/**
 * Compares addresses without fragments, which may change within a document, and without tracking
 * parameters, which many pages remove from their address after loading.
 */
export function isSameAddress(a: string, b: string): boolean {
  const [first, second] = [a, b].map((url) => stripTrackingParams(toDocumentUrl(url)));
  return first === second;
}

/** Cuts an address as the page script does. */
export function toDocumentUrl(url: string): string {
  return stripHash(url).slice(0, articleLimits.url);
}

// Extracts the article of a tab: calls the page script in every accessible frame and picks the best
// answer.

/** The origin of a frame's document; `null` as text for a document that has none. */
const Origin = v.pipe(v.string(), v.maxLength(articleLimits.url));

/** Validates the answer of a frame, because the page is hostile. */
const Answer = v.variant('ok', [
  v.object({ ok: v.literal(true), value: Article, document: PageDocument, origin: Origin }),
  v.object({ ok: v.literal(false), failure: Failure, origin: Origin }),
]);

/** An article, and the document that it was extracted from. */
export interface Extraction {
  readonly article: Article;
  readonly document: PageDocument;
  /** Set if the article was read from a PDF. */
  readonly pdf?: PdfMeta;
}

/**
 * Extracts what `scope` asks for. The main frame is preferred; if it has no article, another frame
 * of the same origin is used, or one of the origin that fills the window.
 *
 * @returns the article with the `frameId` of its frame, or the failure of the main frame
 */
export async function extractFromTab(tabId: number, scope: Scope): Promise<Result<Extraction>> {
  const frameId = scope.kind === 'selection' ? scope.frameId : ('all' as const);
  const { url = '' } = (await getTab(tabId)) ?? {};
  const answers = await callPageScript({ tabId, frameId }, 'extract', scope, url);
  const prefersSelection = scope.kind === 'page' && scope.preferSelection === true;
  const best = answers.ok ? pickBestFrame(answers.value, prefersSelection) : answers;
  if (best.ok) return ok({ ...best.value, article: detectArticleLanguage(best.value.article) });
  return (await isAlreadyGranted(best.failure)) ? fail('no-article') : best;
}

/**
 * Extracts the selection of a tab. If no script can enter the page, as a PDF viewer or the reader
 * view, the article is made of the text that the browser says is selected.
 *
 * @returns fails as `extractFromTab` does, and with `too-short`
 */
export async function extractSelectedText(
  tabId: number,
  scope: Scope,
  selectedText: string,
): Promise<Result<Extraction>> {
  const found = await extractFromTab(tabId, scope);
  if (found.ok || !isUnreachable(found.failure)) return found;
  const main = await extractFromTab(tabId, { kind: 'page' });
  if (main.ok || !isUnreachable(main.failure)) return found;
  const tab = await getTab(tabId);
  const url = toDocumentUrl(tab?.url ?? '');
  const article = buildTextArticle(selectedText, { url, title: tab?.title ?? '' });
  if (!article.ok) return article;
  const isPdf = main.failure.detail === ('pdf' satisfies RestrictedPage);
  return ok({
    article: article.value,
    document: { id: article.value.textHash, url },
    ...(isPdf && { pdf: { viewerTab: tabId } }),
  });
}

function isUnreachable({ code }: Failure): boolean {
  return code === 'restricted-page' || code === 'page-gone';
}

/**
 * Returns true if the missing access has been granted by now; then the frame has no article either.
 */
async function isAlreadyGranted({ code, detail }: Failure): Promise<boolean> {
  return code === 'needs-access' && detail !== undefined && hasAccess([`${detail}/*`]);
}

/** The answer of a frame, parsed. */
interface FrameResult {
  readonly frameId: number;
  readonly result: Result<Extraction>;
  /** Missing if the answer could not be parsed. */
  readonly origin?: string;
}

/**
 * Picks the main frame's article, else the longest one of another frame, else the main frame's
 * failure.
 *
 * @param prefersSelection true if selected text in any frame takes precedence
 */
function pickBestFrame(answers: FrameAnswer[], prefersSelection: boolean): Result<Extraction> {
  const results = answers.map(parseAnswer);
  const mainFrame = results.find(({ frameId }) => frameId === 0);
  const main = mainFrame?.result;
  const byLength = results
    .filter((frame) => mainFrame === undefined || mayRepresentPage(frame, mainFrame))
    .map(({ result }) => result)
    .filter((result) => result.ok)
    .sort((a, b) => textLength(b.value.article) - textLength(a.value.article));
  const selected = byLength.find(({ value }) => value.article.scope === 'selection');
  if (prefersSelection && selected) return selected;
  if (main?.ok) return main;
  const [longestArticle] = byLength;
  return longestArticle ?? main ?? results[0]?.result ?? fail('page-gone');
}

/**
 * Returns true if what a frame shows belongs to the page: the frame has the page's origin, or the
 * one that fills most of the window. With access to all sites, frames with advertisements answer
 * too.
 */
function mayRepresentPage(frame: FrameResult, main: FrameResult): boolean {
  if (frame.frameId === main.frameId || frame.origin === main.origin) return true;
  if (main.result.ok || main.result.failure.code !== 'needs-access') return false;
  return frame.origin === main.result.failure.detail;
}

function parseAnswer({ frameId, value }: FrameAnswer): FrameResult {
  // A document that goes away during the call answers with nothing.
  if (value === null || value === undefined) return { frameId, result: fail('page-gone') };
  const answer = v.safeParse(Answer, value);
  if (!answer.success)
    return { frameId, result: fail('unexpected', 'the page answered something else') };
  const { origin, ...result } = answer.output;
  if (!result.ok) return { frameId, origin, result };
  const { value: article, document } = result;
  return { frameId, origin, result: ok({ article: { ...article, frameId }, document }) };
}

function textLength(article: Article): number {
  return article.blocks.reduce((sum, block) => sum + block.text.length, 0);
}
