import { expect, test, vi } from 'vitest';
import { ok } from '../../src/shared/result.ts';
import { browser, tabId } from './jobs/job-harness.ts';

vi.mock('../../src/content/highlight.ts?iife', () => ({ default: 'highlight.js' }));

const anchor = { block: 0, start: 0, end: 1, quote: 'x', prefix: '', suffix: '', frameId: 0 };
const load = () => import('../../src/background/highlight.ts');

test.each(['shown', 'collapsed', 'hidden', 'not-found'])(
  'the page’s answer %j is handed on',
  async (answer) => {
    browser.pages.answer = () => answer;
    const { highlight, reveal } = await load();
    expect(await highlight({ tabId, kind: 'follow', anchor })).toEqual(ok(answer));
    expect(await reveal({ tabId, anchor })).toEqual(ok(answer));
  },
);

test.each([['<b>shown</b>'], [{ shown: true }], [['shown']], [0], [null]])(
  'the page’s answer %j is none',
  async (answer) => {
    browser.pages.answer = () => answer;
    const { highlight, reveal } = await load();
    const none = { ok: false, failure: { code: 'page-gone' } };
    expect(await highlight({ tabId, kind: 'follow', anchor })).toMatchObject(none);
    expect(await reveal({ tabId, anchor })).toMatchObject(none);
  },
);
