import { expect, test } from 'vitest';
import { articleLimits } from '../../src/extraction/limits.ts';
import { ok } from '../../src/shared/result.ts';
import { article, browser, tabId } from './jobs/job-harness.ts';

const load = () => import('../../src/background/extract-from-tab.ts');

test('an article that the page hands over is taken', async () => {
  browser.pages.answer = () => ok(article);
  const { extractFromTab } = await load();
  const extracted = await extractFromTab(tabId, { kind: 'page' });
  expect(extracted).toMatchObject({ ok: true, value: { article: { title: article.title } } });
});

const long = 'x'.repeat(articleLimits.line + 1);

test.each<[string, unknown]>([
  ['no answer of ours', { article }],
  ['a text', 'ok'],
  ['a title without end', ok({ ...article, title: long })],
  ['a title that is no text', ok({ ...article, title: { html: '<b>' } })],
  ['blocks that are none', ok({ ...article, blocks: [{ kind: 'script', text: 'alert(1)' }] })],
  ['a failure that there is not', { ok: false, failure: { code: 'all-yours' } }],
])('an answer with %s is not believed', async (_name, answer) => {
  browser.pages.answer = () => answer;
  const { extractFromTab } = await load();
  expect(await extractFromTab(tabId, { kind: 'page' })).toEqual({
    ok: false,
    failure: { code: 'unexpected', detail: 'the page answered something else' },
  });
});
