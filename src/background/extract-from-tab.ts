/**
 * Extracts the article of a tab: calls the page script in every accessible frame and picks the best
 * answer.
 */

import * as v from 'valibot';
import { hasAccess } from '../browser/permissions.ts';
import type { FrameAnswer } from '../browser/scripting.ts';
import { getTab } from '../browser/tabs.ts';
import { Article, type Scope } from '../extraction/article.ts';
import { detectArticleLanguage } from '../extraction/detect-article-language.ts';
import { Failure, fail, ok, type Result } from '../shared/result.ts';
import { PageDocument } from './jobs/job.ts';
import { callPageScript } from './page-script.ts';

/** Validates the answer of a frame, because the page is hostile. */
const Answer = v.variant('ok', [
  v.object({ ok: v.literal(true), value: Article, document: PageDocument }),
  v.object({ ok: v.literal(false), failure: Failure }),
]);

/** An article, and the document that it was extracted from. */
export interface Extraction {
  readonly article: Article;
  readonly document: PageDocument;
}

/**
 * Extracts what `scope` asks for. The main frame is preferred; if it has no article, another frame
 * of the same site is used.
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
 * Returns true if the missing access has been granted by now; then the frame has no article either.
 */
async function isAlreadyGranted({ code, detail }: Failure): Promise<boolean> {
  return code === 'needs-access' && detail !== undefined && hasAccess([`${detail}/*`]);
}

/**
 * Picks the main frame's article, else the longest one of another frame, else the main frame's
 * failure.
 *
 * @param prefersSelection true if selected text in any frame takes precedence
 */
function pickBestFrame(answers: FrameAnswer[], prefersSelection: boolean): Result<Extraction> {
  const results = answers.map(({ frameId, value }) => ({
    frameId,
    result: parseAnswer(value, frameId),
  }));
  const main = results.find(({ frameId }) => frameId === 0)?.result;
  const byLength = results
    .map(({ result }) => result)
    .filter((result) => result.ok)
    .sort((a, b) => textLength(b.value.article) - textLength(a.value.article));
  const selected = byLength.find(({ value }) => value.article.scope === 'selection');
  if (prefersSelection && selected) return selected;
  if (main?.ok) return main;
  const [longestArticle] = byLength;
  return longestArticle ?? main ?? results[0]?.result ?? fail('page-gone');
}

function parseAnswer(value: unknown, frameId: number): Result<Extraction> {
  // A document that goes away during the call answers with nothing.
  if (value === null || value === undefined) return fail('page-gone');
  const answer = v.safeParse(Answer, value);
  if (!answer.success) return fail('unexpected', 'the page answered something else');
  if (!answer.output.ok) return answer.output;
  const { value: article, document } = answer.output;
  return ok({ article: { ...article, frameId }, document });
}

function textLength(article: Article): number {
  return article.blocks.reduce((sum, block) => sum + block.text.length, 0);
}
