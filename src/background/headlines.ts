/** The headlines of a page that lists articles, for the summary view to offer. */

import * as v from 'valibot';
import { type Headline, headlineLimits } from '../extraction/page/headline.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import { callPageScript } from './page-script.ts';

/** The page is hostile: what is offered is text, and leads to the web and nowhere else. */
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
 * @returns at most `headlineLimits.count`; fails with `restricted-page` or `page-gone` where the page
 *   cannot be asked, and with `unexpected` where it answers something else.
 */
export async function readHeadlines(tabId: number): Promise<Result<Headline[]>> {
  const answers = await callPageScript({ tabId, frameId: 0 }, 'headlines');
  if (!answers.ok) return answers;
  const parsed = v.safeParse(Headlines, answers.value[0]?.value);
  return parsed.success ? ok(parsed.output) : fail('unexpected', 'not a list of headlines');
}
