// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from 'vitest';
import { copyPoint, copySummary, shareSummary } from '../../../src/ui/summary/copy-summary.ts';
import { sampleAnchor, samplePoint, sampleSummary } from '../../storage/history/samples.ts';
import { sampleHead, sampleJob } from '../../storage/stores/samples.ts';

vi.mock('webextension-polyfill', async () => {
  const { getMessage } = await import('../messages.ts');
  const area = { get: async () => ({}), set: async () => {}, remove: async () => {} };
  return { default: { storage: { local: area, sync: area, session: area }, i18n: { getMessage } } };
});

const job = sampleJob({
  updatedAt: Date.UTC(2026, 0, 1),
  article: sampleHead({
    title: 'Ferry <line> reopens',
    url: 'https://www.harbour.example/ferry?utm_source=mail#top',
  }),
});
const summary = sampleSummary({ points: [samplePoint('Only one boat has passed.')] });

/** The last content of the clipboard, by MIME type. */
let written: Record<string, string> = {};

class Item {
  constructor(readonly blobs: Record<string, Blob>) {}
}

beforeEach(() => {
  vi.stubGlobal('ClipboardItem', Item);
  Object.defineProperty(navigator, 'clipboard', {
    configurable: true,
    value: {
      write: async ([item]: Item[]) => {
        const entries = Object.entries(item?.blobs ?? {});
        const texts = entries.map(async ([type, blob]) => [type, await blob.text()] as const);
        written = Object.fromEntries(await Promise.all(texts));
      },
    },
  });
});

test('copies plain and rich text with links to the sentences', async () => {
  await copySummary(job, summary, 'text');
  expect(written['text/plain']).toBe(
    [
      'Ferry <line> reopens\nhttps://www.harbour.example/ferry',
      'Key points · Sentences from the article\n• Only one boat has passed.\n',
    ].join('\n\n'),
  );
  expect(written['text/html']).toContain('Ferry &lt;line&gt; reopens');
  expect(written['text/html']).toContain('/ferry#:~:text=Only%20one%20boat%20has%20passed.');
});

test('copies Markdown alone with Shift', async () => {
  await copySummary(job, summary, 'markdown');
  expect(Object.keys(written)).toEqual(['text/plain']);
  expect(written['text/plain']).toContain('# Ferry \\<line\\> reopens');
  expect(written['text/plain']).toContain('- Only one boat has passed. [↗](');
});

test('copies the page of a point of a PDF', async () => {
  const point = samplePoint('Only one boat has passed.', { sources: [sampleAnchor({ page: 4 })] });
  for (const as of ['text', 'markdown'] as const) {
    await copySummary(job, sampleSummary({ points: [point] }), as);
    expect(written['text/plain']).toContain('Only one boat has passed. (p. 4)');
  }
  await copyPoint(point, 'urn:sha256:0', 'en');
  expect(written).toEqual({
    'text/plain': 'Only one boat has passed. (p. 4)',
    'text/html': '<p>Only one boat has passed. (p. 4)</p>',
  });
});

test('shares the page of a point of a PDF', async () => {
  const share = vi.fn();
  vi.stubGlobal('navigator', { share });
  const point = samplePoint('Only one boat has passed.', { sources: [sampleAnchor({ page: 4 })] });
  await shareSummary(job, sampleSummary({ points: [point] }));
  expect(share.mock.lastCall?.[0].text).toContain('• Only one boat has passed. (p. 4)');
});

test('copies nothing without an article', async () => {
  written = {};
  const { article, ...unread } = job;
  await copySummary({ ...unread, status: 'extracting' }, summary, 'text');
  expect(written).toEqual({});
});
