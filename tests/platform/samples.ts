/** Jobs as they stand in the session. */

import type { Head, Job } from '../../src/platform/session.ts';

export function sampleHead(change: Partial<Head> = {}): Head {
  return {
    title: 'Ferry line reopens',
    url: 'https://www.harbour.example/ferry',
    lang: 'en',
    dir: 'ltr',
    blocks: 31,
    words: 1842,
    seconds: 480,
    visibleShare: 1,
    continues: false,
    left: {},
    textHash: 'x',
    ...change,
  };
}

/** A job that has come to its end, as the background writes it; its summaries are for the test to say. */
export function sampleJob(change: Partial<Job> = {}): Job {
  return {
    id: 'a',
    tabId: 7,
    step: 'done',
    attempt: 1,
    startedAt: 1,
    updatedAt: 2,
    scope: { kind: 'page' },
    form: 'key-points',
    length: 'medium',
    engine: 'bundled',
    private: false,
    awaited: false,
    outdated: false,
    summaries: [],
    ...change,
  };
}
