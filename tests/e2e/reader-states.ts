import type { Head, Job } from '../../src/platform/session.ts';
import type { FailureCode } from '../../src/result.ts';
import type { EngineId, Form, Point, Summary } from '../../src/summary/summary.ts';

/** Everything that a reader can be showing, by name: jobs as the background stores them. */
export function readerStates(tabId: number): [name: string, job: Job][] {
  const job = (change: Partial<Job>): Job => ({ ...running(tabId), ...change });
  const done = (change: Partial<Job> = {}): Job =>
    job({ step: 'done', head, summaries: [summary('bundled', 'key-points')], ...change });
  const beside = (change: Partial<NonNullable<Job['beside']>>) =>
    done({ beside: { engine: 'chromium-summarizer', state: 'failed', ...change } });
  const failed = (code: FailureCode, detail?: string) =>
    job({ step: 'failed', failure: { code, ...(detail !== undefined && { detail }) } });
  const fails = (code: FailureCode) => beside({ failure: { code } });
  return [
    ['reading', job({ step: 'reading' })],
    ['writing', job({ step: 'writing', head })],
    ['done', done()],
    ['one paragraph', done({ form: 'tldr', summaries: [summary('bundled', 'tldr')] })],
    ['of a selection', done({ scope: { kind: 'selection', frameId: 0 } })],
    ['with all notices', done({ outdated: true, changedSince: 1, kept: 'private', head: walled })],
    ['not kept', done({ kept: 'refused' })],
    ['the model waits', beside({ state: 'waiting' })],
    ['the model writes', beside({ state: 'writing' })],
    ['the model failed', fails('engine-failed')],
    ['the model is not there', fails('engine-unavailable')],
    ['the model was stopped', fails('aborted')],
    ['two versions', twoVersions(done())],
    ...failures.map(([code, detail]): [string, Job] => [
      `${code} ${detail ?? ''}`,
      failed(code, detail),
    ]),
  ];
}

const failures: [FailureCode, string?][] = [
  ['no-article'],
  ['too-short'],
  ['restricted-page', 'browser'],
  ['restricted-page', 'store'],
  ['restricted-page', 'pdf'],
  ['restricted-page', 'file'],
  ['restricted-page', 'reader-view'],
  ['restricted-page', 'blank'],
  ['needs-access', 'https://articles.of-another-site.example'],
  ['page-gone'],
  ['engine-unavailable'],
  ['engine-failed'],
  ['timed-out'],
  ['aborted'],
  ['storage-full'],
  ['unexpected'],
];

const text = 'In 2019 the harbour of Norwick closed for 1,140 days, says Ruth Adeyemi.';

const head: Head = {
  title: 'What the harbour of Norwick did while it was closed',
  url: 'https://post.example/harbour',
  site: 'The Norwick Post',
  byline: 'Ruth Adeyemi',
  lang: 'en',
  dir: 'ltr',
  words: 1842,
  seconds: 480,
  visibleShare: 1,
  continues: false,
  left: { navigation: 9, caption: 14 },
  textHash: 'hash',
};

const walled: Head = { ...head, visibleShare: 0.3, continues: true };

function running(tabId: number): Job {
  return {
    id: 'state',
    tabId,
    step: 'reading',
    attempt: 1,
    startedAt: Date.now(),
    updatedAt: Date.now(),
    scope: { kind: 'page' },
    form: 'key-points',
    length: 'medium',
    engine: 'bundled',
    private: false,
    awaited: false,
    outdated: false,
    summaries: [],
  };
}

function summary(engine: EngineId, form: Form): Summary {
  return { engine, form, length: 'medium', lang: 'en', leftOut: 0, points: [point, point, point] };
}

const point: Point = {
  text,
  sources: [
    { block: 0, start: 0, end: text.length, quote: text, prefix: '', suffix: '', frameId: 0 },
  ],
  doubts: [],
};

function twoVersions(job: Job): Job {
  const generated = summary('chromium-summarizer', 'key-points');
  const doubted: Point = {
    ...point,
    doubts: [
      { kind: 'number', start: 3, end: 7 },
      { kind: 'name', start: 23, end: 30 },
    ],
  };
  return {
    ...job,
    beside: { engine: 'chromium-summarizer', state: 'done' },
    summaries: [...job.summaries, { ...generated, leftOut: 2, points: [doubted, point] }],
  };
}
