import { describe, expect, test } from 'vitest';
import type { Job } from '../../../src/background/jobs/job.ts';
import { pageKinds } from '../../../src/extraction/page/refused-page.ts';
import { getFailureMessage, getOriginalUrl } from '../../../src/ui/summary/failure-messages.ts';
import { sampleJob } from '../../storage/stores/samples.ts';

const words = (
  failure: Parameters<typeof getFailureMessage>[0],
  scope: Job['scope'] = { kind: 'page' },
  where: { surface?: 'popup' | 'panel'; opened?: boolean } = {},
) =>
  getFailureMessage(failure, {
    job: sampleJob({ scope }),
    surface: 'popup',
    opened: false,
    ...where,
  });
const forced = { kind: 'page', force: true } as const;

describe('the message for a page without an article', () => {
  test.each([
    [undefined, 'no_article'],
    ['short', 'too_short'],
    ['list', 'list'],
    ['video', 'video'],
    ['sign-in', 'sign_in'],
    ['missing', 'missing'],
    ['site-error', 'site_error'],
    ['empty', 'empty'],
    ['a kind that a later version may know', 'no_article'],
  ])('names the kind of page (%s): %s', (kind, name) => {
    expect(words({ code: 'no-article', ...(kind && { detail: kind }) }).name).toBe(name);
  });

  test.each([undefined, ...pageKinds])('never offers “summarize anyway” twice (%s)', (kind) => {
    for (const code of ['no-article', 'too-short'] as const) {
      const failure = { code, ...(kind && { detail: kind }) };
      expect(words(failure, forced).actions).not.toContain('summarize-anyway');
    }
  });

  test('offers “summarize anyway” where that may help', () => {
    for (const detail of ['list', 'video', 'sign-in', 'short'])
      expect(words({ code: 'no-article', detail }).actions).toContain('summarize-anyway');
    for (const detail of ['missing', 'site-error', 'empty'])
      expect(words({ code: 'no-article', detail }).actions).not.toContain('summarize-anyway');
  });
});

test('offers the whole page if the selection is too short', () => {
  expect(words({ code: 'too-short' }, { kind: 'selection', frameId: 0 })).toEqual({
    name: 'too_short_selection',
    actions: ['summarize-page'],
  });
});

describe('the message for a page that cannot be read', () => {
  const refused = (detail: string) => ({ code: 'restricted-page', detail }) as const;

  test('says “file” in a popup and “grant ended” in a side panel', () => {
    expect(words(refused('file')).name).toBe('restricted_file');
    expect(words(refused('file'), { kind: 'page' }, { surface: 'panel' }).name).toBe('grant_ended');
  });

  test.each(['grant-ended', 'protected', 'unnamed', 'file', 'source'])(
    'asks for one more click after the view has opened the page (%s)',
    (detail) => {
      expect(words(refused(detail), { kind: 'page' }, { opened: true }).name).toBe('opened');
    },
  );

  test('distinguishes a browser page from one that was just opened', () => {
    expect(words(refused('pdf'), { kind: 'page' }, { opened: true }).name).toBe('restricted_pdf');
  });
});

test.each([
  ['view-source:https://paper.example/a', 'https://paper.example/a'],
  ['about:reader?url=https%3A%2F%2Fpaper.example%2Fa%3Fb%3D1', 'https://paper.example/a?b=1'],
  ['view-source:file:///etc/passwd', undefined],
  ['about:reader?url=javascript%3Aalert(1)', undefined],
  ['about:reader', undefined],
  ['https://paper.example/a', undefined],
  [undefined, undefined],
])('finds that the page behind %s is %s', (address, page) => {
  expect(getOriginalUrl(address)).toBe(page);
});
