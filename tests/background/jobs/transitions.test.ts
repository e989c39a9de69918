import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import {
  type ArticleMeta,
  createJob,
  createUnreadableJob,
  findAiSummary,
  findSummary,
  isRunning,
  Job,
  type JobEvent,
  type JobOptions,
  type JobStatus,
} from '../../../src/background/jobs/job.ts';
import { transition } from '../../../src/background/jobs/transitions.ts';
import { fail, ok } from '../../../src/shared/result.ts';
import type { Summary } from '../../../src/summarizer/summary.ts';
import { sampleSummary } from '../../storage/history/samples.ts';
import { sampleHead, sampleJob } from '../../storage/stores/samples.ts';

const now = 1_000;
const article = sampleHead();
const nextArticle: ArticleMeta = { ...article, title: 'Another', textHash: 'y' };
const scope = { kind: 'page' } as const;
const medium = sampleSummary();
const short = sampleSummary({ length: 'short' });
const byModel = sampleSummary({ engine: 'chromium-summarizer' });
const { failure } = fail('engine-failed');
const options: JobOptions = {
  scope: { kind: 'page' },
  type: 'key-points',
  length: 'long',
  engine: 'extractive',
  incognito: false,
  awaitsView: false,
};

/** Jobs of each status that have a summary from before, and a new one without. */
const jobs: Record<JobStatus | 'new', Job> = {
  new: createJob(7, { ...options, length: 'medium' }, 1),
  extracting: sampleJob({ status: 'extracting', summaries: [medium] }),
  summarizing: sampleJob({ status: 'summarizing', length: 'short', summaries: [medium] }),
  done: sampleJob({ summaries: [medium], saveStatus: 'pending', engine: 'chromium-summarizer' }),
  failed: sampleJob({ status: 'failed', failure, summaries: [medium] }),
};

const events: Record<JobEvent['type'], JobEvent> = {
  viewed: { type: 'viewed' },
  restarted: { type: 'restarted', options },
  optionsChanged: { type: 'optionsChanged', options: { length: 'long', engine: 'extractive' } },
  aiRequested: { type: 'aiRequested', options: { engine: 'chromium-summarizer' } },
  extracted: { type: 'extracted', scope, article: nextArticle },
  summarized: { type: 'summarized', summary: short },
  saved: { type: 'saved', summaries: [medium], result: { saveStatus: 'saved', recordId: 'r' } },
  aiStarted: { type: 'aiStarted', engine: 'chromium-summarizer', status: 'writing' },
  aiProgressed: { type: 'aiProgressed', summary: byModel },
  aiFinished: { type: 'aiFinished', result: ok(byModel) },
  cancelled: { type: 'cancelled' },
  interrupted: { type: 'interrupted' },
  failed: { type: 'failed', failure },
  checked: { type: 'checked', article, freshness: 'outdated' },
  updatesFound: { type: 'updatesFound', article, addedBlocks: ['More.'] },
  heartbeat: { type: 'heartbeat' },
};

type Row = readonly [
  event: JobEvent['type'],
  fresh: JobStatus | '',
  extracting: JobStatus | '',
  summarizing: JobStatus | '',
  done: JobStatus | '',
  failed: JobStatus | '',
];

/** The status after each event; '' if the event changes nothing. */
const table: readonly Row[] = [
  // event            new           extracting    summarizing    done          failed
  ['viewed', '', '', '', '', ''],
  ['restarted', 'extracting', 'extracting', 'extracting', 'extracting', 'extracting'],
  ['optionsChanged', 'extracting', 'extracting', 'summarizing', 'summarizing', ''],
  ['aiRequested', '', '', '', 'done', ''],
  ['extracted', 'summarizing', 'summarizing', 'summarizing', 'summarizing', ''],
  ['summarized', '', '', 'done', '', ''],
  ['saved', '', 'extracting', 'summarizing', 'done', 'failed'],
  ['aiStarted', '', '', '', 'done', ''],
  ['aiProgressed', '', '', '', '', ''],
  ['aiFinished', '', '', '', '', ''],
  ['cancelled', 'failed', 'done', 'done', '', ''],
  ['interrupted', 'extracting', 'extracting', 'summarizing', 'done', ''],
  ['failed', 'failed', 'failed', 'failed', 'done', ''],
  ['checked', '', 'extracting', 'summarizing', 'done', 'failed'],
  ['updatesFound', '', '', '', 'done', ''],
  ['heartbeat', 'extracting', 'extracting', 'summarizing', 'done', ''],
];

const cases = table.flatMap(([event, ...after]) =>
  (['new', 'extracting', 'summarizing', 'done', 'failed'] as const).map(
    (before, at) => [event, before, after[at] ?? ''] as const,
  ),
);

describe('transition', () => {
  test('has a row in the table for every event', () => {
    expect(table.map(([event]) => event).sort()).toEqual(Object.keys(events).sort());
  });

  test.each(cases)(
    'handles “%s” for a job that is %s, with the resulting status “%s”',
    (event, before, after) => {
      const job = jobs[before];
      const next = transition(job, events[event], now);
      if (after === '') {
        expect(next).toBe(job);
        return;
      }
      expect(next).toMatchObject({ status: after, updatedAt: now, id: job.id, tabId: job.tabId });
      expect(v.is(Job, next)).toBe(true);
      if (next.status !== 'failed') expect(next).not.toHaveProperty('failure');
    },
  );
});

describe('extracting a job again', () => {
  test('keeps its summaries if the text is unchanged', () => {
    const next = transition(jobs.extracting, { type: 'extracted', scope, article }, now);
    expect(next).toMatchObject({ summaries: [medium], saveStatus: 'pending', startedAt: now });
  });

  test('drops everything that came from another text', () => {
    const job = sampleJob({
      ...jobs.extracting,
      recordId: 'r',
      previousSavedAt: 1,
      addedBlocks: ['More.'],
      aiSummary: { engine: 'chromium-summarizer', status: 'done' },
      freshness: 'outdated',
    });
    const next = transition(job, { type: 'extracted', scope, article: nextArticle }, now);
    expect(next).toMatchObject({ summaries: [], article: nextArticle, freshness: 'current' });
    for (const gone of ['recordId', 'previousSavedAt', 'addedBlocks', 'aiSummary'])
      expect(next).not.toHaveProperty(gone);
  });

  test('sets the scope that was extracted if a selection was preferred', () => {
    const job = sampleJob({
      ...jobs.extracting,
      scope: { kind: 'page', preferSelection: true },
    } as Partial<Job>);
    const selection = { kind: 'selection', frameId: 3 } as const;
    const next = transition(job, { type: 'extracted', article, scope: selection }, now);
    expect(next.scope).toEqual(selection);
  });

  test('takes the requested language from the current settings', () => {
    const job = sampleJob({ ...jobs.done, outputLang: 'de', tabUrl: 'https://old.example/' });
    const next = transition(job, { type: 'restarted', options }, now);
    expect(next).not.toHaveProperty('outputLang');
    expect(next).not.toHaveProperty('tabUrl');
  });
});

describe('saving a job', () => {
  const event = { ...events.saved, aiEngine: 'chromium-summarizer' } as JobEvent;

  test('starts the AI summary in the same step', () => {
    expect(transition(jobs.done, event, now)).toMatchObject({
      saveStatus: 'saved',
      recordId: 'r',
      aiSummary: { engine: 'chromium-summarizer', status: 'writing' },
    });
  });

  test('does not start an AI summary that is finished', () => {
    const job = sampleJob({ ...jobs.done, summaries: [medium, byModel] });
    const saving = { ...event, summaries: [medium, byModel] } as JobEvent;
    expect(transition(job, saving, now).aiSummary?.status).toBe('done');
  });

  test('starts an AI summary that exists in another language only', () => {
    const job = sampleJob({ ...jobs.done, summaries: [medium, byModel], outputLang: 'de' });
    const saving = { ...event, summaries: [medium, byModel] } as JobEvent;
    expect(transition(job, saving, now).aiSummary?.status).toBe('writing');
  });

  test('stays pending if another summary was finished meanwhile', () => {
    const job = sampleJob({ ...jobs.done, summaries: [medium, short] });
    expect(transition(job, event, now)).toMatchObject({ saveStatus: 'pending', recordId: 'r' });
  });
});

describe('an AI summary', () => {
  const writing = transition(jobs.done, events.aiStarted, now);

  test('is shown while it is written, but is not among the finished ones', () => {
    const next = transition(writing, events.aiProgressed, now);
    expect(findAiSummary(next)).toEqual(byModel);
    expect(next.summaries).toEqual([medium]);
  });

  test('has to be saved once it is finished', () => {
    const saved = sampleJob({ ...writing, saveStatus: 'saved' } as Job);
    const next = transition(saved, events.aiFinished, now);
    expect(next).toMatchObject({ saveStatus: 'pending', aiSummary: { status: 'done' } });
    expect(findAiSummary(next)).toEqual(byModel);
  });

  test.each([
    ['cancelled', 'aborted', events.cancelled],
    ['failed', 'engine-failed', events.failed],
    ['refused', 'timed-out', { type: 'aiFinished', result: fail('timed-out') } as JobEvent],
  ])('leaves nothing unfinished if it is %s', (_name, code, event) => {
    const next = transition(transition(writing, events.aiProgressed, now), event, now);
    expect(next).toMatchObject({
      status: 'done',
      summaries: [medium],
      aiSummary: { status: 'failed', failure: { code } },
    });
    expect(findAiSummary(next)).toBeUndefined();
  });

  test('is found by the model that wrote it, whichever was chosen before', () => {
    const byServer = sampleSummary({ engine: 'local-server', model: 'b' });
    const started: JobEvent = { type: 'aiStarted', engine: 'local-server', status: 'writing' };
    const job = sampleJob({ ...jobs.done, engine: 'local-server', aiModel: 'a' } as Job);
    const event: JobEvent = { type: 'aiFinished', result: ok(byServer) };
    const next = transition(transition(job, started, now), event, now);
    expect(findAiSummary(next)).toEqual(byServer);
    expect(next.aiModel).toBe('b');
  });

  test('is found in the language it was written in if the requested one is unsupported', () => {
    const job = sampleJob({ ...writing, outputLang: 'de' } as Job);
    const next = transition(job, events.aiFinished, now);
    expect(findAiSummary(next)).toEqual(byModel);
    expect(next).not.toHaveProperty('outputLang');
  });
});

describe('cancelling a job', () => {
  test('shows the summary from before another length was requested', () => {
    expect(transition(jobs.summarizing, events.cancelled, now)).toMatchObject({
      status: 'done',
      length: 'medium',
      saveStatus: 'saved',
    });
  });

  test('fails the job if there was no summary before', () => {
    expect(transition(jobs.new, events.cancelled, now)).toMatchObject({
      failure: { code: 'aborted' },
    });
  });
});

describe('interrupting a job', () => {
  const withMaxAttempts = (job: Job) => sampleJob({ ...job, attempt: 3 } as Job);

  test('retries it up to three times', () => {
    expect(transition(jobs.new, events.interrupted, now).attempt).toBe(2);
    expect(transition(withMaxAttempts(jobs.summarizing), events.interrupted, now)).toMatchObject({
      status: 'failed',
      failure: { code: 'timed-out' },
    });
  });

  test('keeps the summary that is shown and marks it as not saved', () => {
    const next = transition(withMaxAttempts(jobs.done), events.interrupted, now);
    expect(next).toMatchObject({ status: 'done', saveStatus: 'failed' });
    expect(isRunning(next)).toBe(false);
  });
});

test('another length is written with the AI of the present settings alone', () => {
  const job = sampleJob({ ...jobs.done, aiMode: 'choose', aiModel: 'a', outputLang: 'de' } as Job);
  const next = transition(job, events.optionsChanged, now);
  expect(next).toMatchObject({ engine: 'extractive', length: 'long' });
  for (const gone of ['aiMode', 'aiModel', 'outputLang']) expect(next).not.toHaveProperty(gone);
});

test.each(['checked', 'updatesFound'] as const)(
  'an event “%s” about an earlier extraction changes nothing',
  (type) => {
    const job = sampleJob({ ...jobs.done, article: nextArticle } as Job);
    expect(transition(job, events[type], now)).toBe(job);
  },
);

test('a job from the menu no longer awaits a view once one shows it', () => {
  const job = sampleJob({ awaitsView: true });
  expect(transition(job, events.viewed, now).awaitsView).toBe(false);
});

test('createUnreadableJob returns a valid job that has failed', () => {
  const job = createUnreadableJob(7, fail('unexpected').failure);
  expect(v.is(Job, job)).toBe(true);
  expect(isRunning(job)).toBe(false);
});

describe('findSummary', () => {
  const german: Summary = { ...byModel, lang: 'de' };
  const byServer = sampleSummary({ engine: 'local-server', model: 'a' });
  const job = sampleJob({ summaries: [medium, short, byModel, german, byServer] });

  test.each([
    ['extractive', {}, medium],
    ['extractive', { length: 'short' }, short],
    // The extractive summary keeps the article’s language, whatever language the AI summary has.
    ['extractive', { outputLang: 'de' }, medium],
    ['chromium-summarizer', {}, byModel],
    ['chromium-summarizer', { outputLang: 'de' }, german],
    ['chromium-summarizer', { outputLang: 'fr' }, undefined],
    ['firefox-ml', {}, undefined],
    ['local-server', { aiModel: 'a' }, byServer],
    ['local-server', { aiModel: 'b' }, undefined],
    // The extractive summary has no model, whichever writes the AI summary.
    ['extractive', { aiModel: 'a' }, medium],
    ['extractive', { type: 'tldr' }, undefined],
  ] as const)('finds the summary by %s for %j', (engine, change, found) => {
    expect(findSummary(sampleJob({ ...job, ...change } as Job), engine)).toEqual(found);
  });
});
