import { describe, expect, test, vi } from 'vitest';

vi.mock('webextension-polyfill', () => ({ default: {} }));

import { dispatch, getSenderRole, type SenderRole } from '../../src/browser/messaging.ts';
import { ok } from '../../src/shared/result.ts';

const own = 'abc';
const origin = 'chrome-extension://abc/';

describe('getSenderRole', () => {
  test.each([
    ['a page of the extension', { id: own, url: `${origin}src/ui/summary/index.html` }, 'page'],
    [
      'a page of the extension in a tab',
      { id: own, url: `${origin}options.html`, tab: { id: 3 } },
      'page',
    ],
    ['a content script', { id: own, url: 'https://news.example/', tab: { id: 3 } }, 'content'],
    ['another extension', { id: 'xyz', url: 'chrome-extension://xyz/page.html' }, 'untrusted'],
    [
      'another extension that claims the extension’s address',
      { id: 'xyz', url: `${origin}options.html` },
      'untrusted',
    ],
    [
      'an address that only starts like the extension’s',
      { id: own, url: 'chrome-extension://abcd/' },
      'untrusted',
    ],
    ['a sender without properties', {}, 'untrusted'],
  ])('recognizes %s', (_name, sender, kind) => {
    expect(getSenderRole(sender, own, origin)).toBe(kind);
  });
});

describe('dispatch', () => {
  const ensure = vi.fn(async () => ok('done'));
  const hide = vi.fn(async () => ok(undefined));
  const say = (message: unknown, kind: SenderRole) =>
    dispatch({ 'job/ensure': ensure, 'banner/hide': hide }, message, {}, kind);

  test('passes a message to its handler', async () => {
    expect(await say({ name: 'job/ensure', payload: { tabId: 7 } }, 'page')).toEqual(ok('done'));
    expect(ensure).toHaveBeenCalledWith({ tabId: 7 }, {});
  });

  test('hands on nothing of a payload that its message does not carry', async () => {
    ensure.mockClear();
    const payload = { tabId: 7, force: true, __proto__: { admin: true } };
    await say({ name: 'job/ensure', payload }, 'page');
    expect(ensure).toHaveBeenCalledWith({ tabId: 7 }, {});
  });

  test.each([
    ['a tab by name', { tabId: '7' }],
    ['a tab below zero', { tabId: -1 }],
    ['half a tab', { tabId: 7.5 }],
    ['no tab', {}],
    ['nothing', undefined],
    ['a list', [7]],
  ])('refuses a payload of %s', async (_name, payload) => {
    ensure.mockClear();
    expect(await say({ name: 'job/ensure', payload }, 'page')).toMatchObject({ ok: false });
    expect(ensure).not.toHaveBeenCalled();
  });

  test.each([
    ['from a script in a page', { name: 'job/ensure', payload: { tabId: 7 } }, 'content'],
    ['from a stranger', { name: 'job/ensure', payload: { tabId: 7 } }, 'untrusted'],
    ['of a page, that only a script may say', { name: 'banner/hide', payload: {} }, 'page'],
    ['with a payload of another form', { name: 'job/ensure', payload: { tabId: '7' } }, 'page'],
    ['that is unknown', { name: 'toString', payload: {} }, 'page'],
    ['that is null', null, 'page'],
  ] as const)('rejects a message %s', async (_name, message, kind) => {
    ensure.mockClear();
    hide.mockClear();
    expect(await say(message, kind)).toMatchObject({ ok: false, failure: { code: 'unexpected' } });
    expect(ensure).not.toHaveBeenCalled();
    expect(hide).not.toHaveBeenCalled();
  });
});
