/**
 * Reads the headlines of a page that lists articles, which the summary view offers instead of a
 * summary.
 */

import * as v from 'valibot';
import { type Headline, headlineLimits } from '../extraction/page/headline.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import { callPageScript } from './page-script.ts';

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
