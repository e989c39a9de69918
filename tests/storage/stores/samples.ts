/** Sample jobs as they are in session storage. */

import * as v from 'valibot';
import { type ArticleMeta, Job } from '../../../src/background/jobs/job.ts';

export function sampleHead(change: Partial<ArticleMeta> = {}): ArticleMeta {
  const { url = 'https://www.harbour.example/ferry' } = change;
  return {
    title: 'Ferry line reopens',
    url,
    document: { id: 'document 1', url },
    lang: 'en',
    dir: 'ltr',
    blocks: 31,
    words: 1842,
    readingSeconds: 480,
    visibleShare: 1,
    hasNextPage: false,
    excludedCounts: {},
    textHash: 'x',
    ...change,
  };
}

/** Creates a finished job as the background stores it, without summaries. */
export function sampleJob(change: Partial<Job> = {}): Job {
  // Parsing ensures that no test uses a job which cannot exist.
  return v.parse(Job, {
    id: 'a',
    tabId: 7,
    status: 'done',
    attempt: 1,
    startedAt: 1,
    updatedAt: 2,
    scope: { kind: 'page' },
    type: 'key-points',
    length: 'medium',
    engine: 'extractive',
    incognito: false,
    awaitsView: false,
    article: sampleHead(),
    summaries: [],
    saveStatus: 'saved',
    freshness: 'current',
    ...change,
  });
}
