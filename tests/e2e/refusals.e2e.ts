import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, inject, it } from 'vitest';
import english from '../../public/_locales/en/messages.json' with { type: 'json' };
import type { Tab, View } from './drivers/browser.ts';
import type { Chromium } from './drivers/chromium.ts';
import { until } from './drivers/until.ts';
import { useBrowser } from './e2e-setup.ts';
import { getText, readRecords } from './history-helpers.ts';
import { waitForOutcome } from './summary-view.ts';

const browserName = inject('browserName');
const isFirefox = browserName === 'firefox';
const ownPage = { chromium: 'chrome://version/', firefox: 'about:support' }[browserName];
const sample = pathToFileURL(
  join(resolve(import.meta.dirname, '../..'), 'scripts/sample/article.html'),
).href;
const messages: Record<string, { message: string }> = english;

/** Chromium's viewer hands over the file, whose page is blank; Firefox's does not. */
const pdfRefusal = isFirefox
  ? (['restricted_pdf', 'restricted-page'] as const)
  : (['file_no_text', 'unreadable-file'] as const);

const stage = useBrowser();

describe('a page that cannot be summarized', () => {
  it.each([
    ['a browser page', ownPage, 'restricted_browser', 'restricted-page'],
    ['an empty tab', 'about:blank', 'restricted_blank', 'restricted-page'],
    ['a PDF', '/document.pdf', ...pdfRefusal],
    ['a PDF whose address does not say so', '/document', ...pdfRefusal],
    ['a page without text', '/empty', 'empty', 'no-article'],
    ['an index page', '/list.html', 'list', 'no-article'],
    ['a page that is too short', '/short.html', 'too_short', 'too-short'],
    ['a note of three sentences', '/note.html', 'too_short', 'no-article'],
    ['a video', '/video.html', 'video', 'no-article'],
    ['a sign-in page', '/sign-in.html', 'sign_in', 'no-article'],
    ['a missing page', '/short.html?status=404', 'missing', 'too-short'],
    ['a failing site', '/list.html?status=503', 'site_error', 'no-article'],
    [
      'an article in a cross-site frame',
      '/framed?page=/article.html&origin=other',
      'needs_access',
      'needs-access',
    ],
  ])('has its own message: %s', async (_name, path, name, code) => {
    const view = await openAndClick(path);
    await saysWhy(view, name, code);
  });

  it('has its own message if its address has a password, or is summarized without it', async () => {
    const address = stage.site.url('/article.html?signed-in');
    const tab = await stage.openAddress(address.replace('http://', 'http://ann:secret@'));
    const view = await tab.clickToolbar();
    const shown = await waitForOutcome(view);
    if (!isFirefox) {
      // Chromium gives no extension access to such a page, and does not say why.
      expect(shown.alert).toContain('contains a user name and password');
      return;
    }
    expect(shown.status).toBe('done');
    await until('it is saved', async () => {
      const { url } = (await readRecords(stage.browser))[0] ?? {};
      return url === address;
    });
    expect(await view.evaluate(getText, '.notice')).toBe('');
  });

  it('has its own message: the source code of a page', async () => {
    const article = stage.site.url('/article.html');
    const tab = await stage.openAddress(`view-source:${article}`);
    const view = await tab.clickToolbar();
    await saysWhy(view, 'restricted_source', 'restricted-page');
    if (!isFirefox) return;
    stage.allowNavigation('/article.html');
    // Chromium does not reveal its address.
    await view.click('.choices .main');
    await until('the page is open', async () => (await tab.url()) === article);
  });

  it('has its own message: one that did not load', async () => {
    const tab = await stage.open('/empty');
    await tab.startLoading('http://nowhere.invalid/');
    await until('the error page is there', () =>
      tab.evaluate(() => document.title !== '' || document.body.innerText !== '').catch(() => true),
    );
    await new Promise((resume) => setTimeout(resume, 1_000));
    const view = await tab.clickToolbar();
    await saysWhy(view, isFirefox ? 'protected' : 'not_loaded', 'restricted-page');
  });

  it.runIf(isFirefox)('has its own message: a new tab', async () => {
    await saysWhy(await openAndClick('about:newtab'), 'restricted_blank', 'restricted-page');
  });

  it.runIf(isFirefox)('has its own message: the reader view, with a way out of it', async () => {
    const article = stage.site.url('/article.html');
    const tab = await stage.openAddress(`about:reader?url=${encodeURIComponent(article)}`);
    const view = await tab.clickToolbar();
    await saysWhy(view, 'restricted_reader_view', 'restricted-page');
    stage.allowNavigation('/article.html');
    await view.click('.choices .main');
    await until('the page is open', async () => (await tab.url()) === article);
  });

  it('offers “summarize anyway” once, and not again if that failed', async () => {
    const view = await openAndClick('/note.html');
    await waitForOutcome(view);
    await view.click('.choices .main');
    await until('it was tried', () =>
      view.evaluate(
        () => document.querySelector<HTMLElement>('.error')?.dataset.name === 'nothing',
      ),
    );
    expect(await buttons(view)).toEqual([english.history_open.message]);
  });

  it('can be reloaded from the summary view after an error of the site', async () => {
    const view = await openAndClick('/list.html?status=503');
    await waitForOutcome(view);
    const asked = () => stage.site.asked.filter((path) => path.includes('status=503')).length;
    const before = asked();
    await view.click('.choices .main');
    await until('it is requested again', () => asked() > before);
  });

  it('leads back from a missing page', async () => {
    const tab = await stage.open('/article.html');
    const article = await tab.url();
    await tab.goto(stage.site.url('/short.html?status=404'));
    const view = await tab.clickToolbar();
    await waitForOutcome(view);
    await view.click('.choices .main');
    await until('the previous page is back', async () => (await tab.url()) === article);
    await until('it is summarized, or takes one more click', () =>
      view.evaluate(
        () =>
          document.querySelector('[data-status=done]') !== null ||
          document.querySelector<HTMLElement>('.error')?.dataset.name === 'opened',
      ),
    );
  });

  it.runIf(!isFirefox)('has its own message: a file without the file access switch', async () => {
    await (stage.browser as Chromium).forbidFiles();
    await saysWhy(await openAndClick(sample), 'restricted_file', 'restricted-page');
    await saysWhy(await openAndClick('about:blank'), 'restricted_blank', 'restricted-page');
  });
});

describe('an index page', () => {
  it('shows its headlines, and offers to summarize it anyway', async () => {
    const view = await openAndClick('/list.html');
    await waitForOutcome(view);
    const headlines = await until('the headlines', async () => {
      const found = await headlinesIn(view);
      return found.length > 0 && found;
    });
    expect(headlines.slice(0, 2)).toEqual([
      'Street lamps to stay dim until the spring',
      'Ferry company names its new boat after a goose',
    ]);
    expect(await buttons(view)).toEqual([english.try_anyway.message]);
  });

  it('opens a headline in its tab, and summarizes it at once or after one more click', async () => {
    const tab = await stage.open('/list.html');
    const view = await tab.clickToolbar();
    await waitForOutcome(view);
    await until('the headlines', async () => (await headlinesIn(view)).length > 0);
    stage.allowNavigation('/story?n=2');
    await view.click('.headlines li:nth-child(2) button');
    await until('the article is open', async () => (await tab.url()).endsWith('/story?n=2'));
    if (isFirefox) {
      // The grant ended with the page that it was for.
      await until('it is reported', () =>
        view.evaluate(
          () => document.querySelector<HTMLElement>('.error')?.dataset.name === 'opened',
        ),
      );
      await stage.browser.closePopup();
    }
    const next = isFirefox ? await tab.clickToolbar() : view;
    const points = await until('its points', () =>
      next.evaluate(() => document.querySelectorAll('[data-status=done] .point').length),
    );
    expect(points).toBeGreaterThan(0);
  });
});

/** Expects a message with a title, an action, and links to the extension's pages. */
async function saysWhy(view: View, name: string, code: string): Promise<void> {
  expect(await waitForOutcome(view)).toMatchObject({
    status: 'failed',
    code,
    name,
    alert: messages[`fail_${name}`]?.message,
    points: [],
  });
  const title = await view.evaluate(() => document.querySelector('.error h1')?.textContent);
  expect(title).toBe(messages[`fail_${name}_title`]?.message);
  expect(await buttons(view)).not.toEqual([]);
  const ways = await view.evaluate(() =>
    ['.history', '.settings'].map((way) => document.querySelector(`.footer ${way}`) !== null),
  );
  expect(ways).toEqual([true, true]);
}

/** Returns the names of the buttons below the message. */
function buttons(view: View): Promise<string[]> {
  return view.evaluate(() =>
    Array.from(
      document.querySelectorAll('.choices button'),
      ({ textContent }) => textContent ?? '',
    ),
  );
}

function headlinesIn(view: View): Promise<string[]> {
  return view.evaluate(() =>
    Array.from(
      document.querySelectorAll('.headlines li [dir]'),
      ({ textContent }) => textContent ?? '',
    ),
  );
}

async function openAndClick(path: string): Promise<View> {
  const tab: Tab = path.startsWith('/') ? await stage.open(path) : await stage.openAddress(path);
  return tab.clickToolbar();
}
