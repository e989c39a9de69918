import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, inject, it } from 'vitest';
import english from '../../public/_locales/en/messages.json' with { type: 'json' };
import type { View } from './drivers/browser.ts';
import type { Chromium } from './drivers/chromium.ts';
import { until } from './drivers/until.ts';
import { recordsOf, textOf } from './keeping.ts';
import { readerEnds } from './reader.ts';
import { setStage } from './stage.ts';

const browserName = inject('browserName');
const ownPage = { chromium: 'chrome://version/', firefox: 'about:support' }[browserName];
/** Chromium does not tell an empty tab from a file, and neither do we. */
const emptyTab = {
  chromium: english.fail_restricted_file,
  firefox: english.fail_restricted_blank,
}[browserName];
/** Chromium lets its viewer be asked what it shows; Firefox says no more than that it may not be read. */
const unnamedPdf = {
  chromium: english.fail_restricted_pdf,
  firefox: english.fail_restricted_protected,
}[browserName];
const sample = pathToFileURL(
  join(resolve(import.meta.dirname, '../..'), 'scripts/sample/article.html'),
).href;

describe('a page that cannot be summarized', () => {
  const stage = setStage();

  it.each([
    ['the browser’s own', ownPage, 'restricted-page', english.fail_restricted_browser],
    ['an empty tab', 'about:blank', 'restricted-page', emptyTab],
    ['a PDF', '/document.pdf', 'restricted-page', english.fail_restricted_pdf],
    ['a PDF whose address does not tell', '/document', 'restricted-page', unnamedPdf],
    ['without text', '/empty', 'no-article', english.fail_no_article],
    ['a list', '/list.html', 'no-article', english.fail_no_article],
    ['too short', '/short.html', 'too-short', english.fail_too_short],
    [
      'in a frame of another site',
      '/framed?page=/article.html&origin=other',
      'needs-access',
      english.fail_needs_access,
    ],
  ])('is told apart: %s', async (_name, path, code, { message }) => {
    const shown = await readerEnds(await openAndClick(path));
    expect(shown).toMatchObject({ step: 'failed', code, alert: message, points: [] });
  });

  it.runIf(browserName === 'chromium')('is told apart: a file, without its switch', async () => {
    await (stage.browser as Chromium).forbidFiles();
    const shown = await readerEnds(await openAndClick(sample));
    expect(shown).toMatchObject({
      code: 'restricted-page',
      alert: english.fail_restricted_file.message,
    });
  });

  it('is told what to do where its address has a password, or is summarized without it', async () => {
    const address = stage.site.url('/article.html?signed-in');
    const tab = await stage.openAddress(address.replace('http://', 'http://ann:secret@'));
    const reader = await tab.clickToolbar();
    const shown = await readerEnds(reader);
    if (browserName === 'chromium') {
      // Chromium gives no extension access to such a page, and does not say why.
      expect(shown.alert).toContain('contains a user name and password');
      return;
    }
    expect(shown.step).toBe('done');
    await until('it is saved', async () => {
      const { url } = (await recordsOf(stage.browser))[0] ?? {};
      return url === address;
    });
    expect(await reader.evaluate(textOf, '.notice')).toBe('');
  });

  it.runIf(browserName === 'firefox')('is told apart: the reader view', async () => {
    const article = stage.site.url('/article.html');
    const reader = await openAndClick(`about:reader?url=${encodeURIComponent(article)}`);
    expect(await readerEnds(reader)).toMatchObject({
      code: 'restricted-page',
      alert: english.fail_restricted_reader_view.message,
    });
  });

  it('is summarized anyway where the reader wants it', async () => {
    const reader = await openAndClick('/list.html');
    expect(await readerEnds(reader)).toMatchObject({ code: 'no-article' });
    await reader.click('.trouble .button.main');
    await until('it was tried', () =>
      reader.evaluate(() => document.querySelector('[data-code=no-article]') === null),
    );
    const shown = await readerEnds(reader);
    expect(shown.code === '' || shown.code === 'too-short').toBe(true);
  });

  async function openAndClick(path: string): Promise<View> {
    const tab = path.startsWith('/') ? await stage.open(path) : await stage.openAddress(path);
    return tab.clickToolbar();
  }
});
