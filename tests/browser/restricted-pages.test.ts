import { expect, test, vi } from 'vitest';
import { classifyRestrictedPage } from '../../src/browser/restricted-pages.ts';

vi.mock('webextension-polyfill', () => ({ default: {} }));

test.each([
  ['chrome://settings/', 'Cannot access a chrome:// URL', 'browser'],
  ['edge://newtab/', 'Cannot access contents of the page.', 'browser'],
  ['about:addons', 'Missing host permission for the tab', 'browser'],
  ['about:blank', 'Cannot access contents of the page.', 'blank'],
  [
    'about:reader?url=https%3A%2F%2Fnews.example',
    'Missing host permission for the tab',
    'reader-view',
  ],
  ['file:///home/reader/article.html', 'Cannot access contents of url', 'file'],
  ['https://chromewebstore.google.com/', 'The extensions gallery cannot be scripted.', 'store'],
  ['https://addons.mozilla.org/en-GB/firefox/', 'Missing host permission for the tab', 'store'],
  ['https://paper.example/report?id=7', 'Missing host permission for the tab', 'protected'],
  [
    'https://intranet.example/plan',
    'This page cannot be scripted due to an ExtensionsSettings policy.',
    'protected',
  ],
  ['https://paper.example/report.PDF?page=2', 'Missing host permission for the tab', 'pdf'],
  ['file:///home/reader/report.pdf', 'Missing host permission for the tab', 'pdf'],
  [undefined, 'Missing host permission for the tab', 'grant-ended'],
  [undefined, 'Cannot access contents of url "file:///a.html".', 'file'],
  [
    undefined,
    'Cannot access contents of the page. Extension manifest must request permission to access the respective host.',
    'file',
  ],
  [undefined, 'Cannot access a chrome:// URL', 'browser'],
  ['not an address', 'whatever', 'browser'],
])('classifies %s, refused with “%s”, as %s', (url, refusal, kind) => {
  expect(classifyRestrictedPage(url, refusal)).toBe(kind);
});

test.each([
  ['about:newtab', 'Missing host permission for the tab', '', 'blank'],
  ['about:home', 'Missing host permission for the tab', '', 'blank'],
  ['view-source:https://paper.example/', 'Missing host permission for the tab', '', 'source'],
  ['https://paper.example/', 'Frame with ID 0 is showing error page', '', 'not-loaded'],
  [undefined, 'Frame with ID 0 is showing error page', '', 'not-loaded'],
  ['https://paper.example/', 'Missing host permission for the tab', '', 'protected'],
  [
    'https://paper.example/report',
    'Missing host permission for the tab',
    'chrome://global/skin/icons/pdf.svg',
    'pdf',
  ],
  [
    'https://paper.example/report',
    'Missing host permission for the tab',
    'https://paper.example/pdf.svg',
    'protected',
  ],
])('classifies %s, refused with “%s” and with the icon “%s”, as %s', (url, refusal, icon, kind) => {
  expect(classifyRestrictedPage(url, refusal, icon)).toBe(kind);
});
