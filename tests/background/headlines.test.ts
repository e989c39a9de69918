import { describe, expect, test } from 'vitest';
import { headlineLimits } from '../../src/extraction/page/headline.ts';
import { browser, startBackground, tabId } from './jobs/job-harness.ts';

const headline = { text: 'Old mill finds a buyer', url: 'https://harbour.example/mill' };

async function readHeadlines(answer: unknown) {
  await startBackground();
  browser.pages.answer = () => answer;
  const { readHeadlines } = await import('../../src/background/headlines.ts');
  return readHeadlines(tabId);
}

describe('readHeadlines', () => {
  test('returns the headlines that the page reports', async () => {
    expect(await readHeadlines([headline])).toEqual({ ok: true, value: [headline] });
  });

  test.each([
    ['more than the limit', Array(headlineLimits.count + 1).fill(headline)],
    ['a text that is too long', [{ ...headline, text: 'x'.repeat(headlineLimits.text + 1) }]],
    ['an empty text', [{ ...headline, text: '' }]],
    ['an address that runs a script', [{ ...headline, url: 'javascript:alert(1)' }]],
    ['an address of the extension', [{ ...headline, url: 'chrome-extension://abc/options' }]],
    ['no list', { text: 'x' }],
    ['nothing', null],
  ])('rejects a page that answers with %s', async (_name, answer) => {
    expect(await readHeadlines(answer)).toMatchObject({ ok: false });
  });

  test('fails if the tab is closed', async () => {
    browser.tabs.delete(tabId);
    expect(await readHeadlines([headline])).toMatchObject({
      ok: false,
      failure: { code: 'page-gone' },
    });
  });
});
