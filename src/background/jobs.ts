/**
 * Jobs: one a tab, from the click to the points.
 *
 * The background may be stopped at any await. So every step is written to session storage, each can
 * be done again, and what was unfinished is taken up when the background starts (`resumeJobs`).
 * What is held here besides is only what cannot be stored: who is being waited for.
 */

import type { Scope } from '../article/article.ts';
import { browserLanguage } from '../platform/i18n.ts';
import type { Wish } from '../platform/messages.ts';
import { addressOfScripted } from '../platform/page.ts';
import { isRunning, type Job, readAllJobs, readTabJob } from '../platform/session.ts';
import { readSettings } from '../platform/settings-store.ts';
import { hasAccess } from '../platform/site-access.ts';
import { type TabFacts, tabFacts } from '../platform/tabs.ts';
import { fail, ok, type Result, unexpected } from '../result.ts';
import type { Summary } from '../summary/summary.ts';
import { isBesideOpen, withoutBeside } from './beside.ts';
import { forgetTab, putJob, removeReplaced, unkept, updateJob } from './job-store.ts';
import { pageScript } from './page-script.ts';
import { runJob } from './run-job.ts';
import { hasNewSelection } from './selection.ts';

/** A job in progress here and now. */
interface Live {
  abort: AbortController;
  /** Resolves when the job stands in storage for its readers to see, or could not be put there. */
  stored: Promise<Result<unknown>>;
  /** Resolves when nothing more is done for it. */
  ended: Promise<unknown>;
}

const live = new Map<number, Live>();

/** How many jobs have been begun: by it, a change during an await is noticed. */
let begun = 0;

/** How often a job is taken up again after the background was stopped under it. */
const maxAttempts = 3;

/** Taken up before anything is answered, so that no reader starts what is about to be resumed. */
let resumed: Promise<void> = Promise.resolve();

/** Takes up what an earlier life of the background left unfinished. To be called once, at its start. */
export function resumeJobs(): void {
  resumed = removeReplaced()
    .then(readAllJobs)
    .then(async (jobs) => {
      await Promise.all(jobs.filter(isRunning).map(resume));
    });
}

/**
 * A reader was opened on a tab: starts a job for the page, unless one is there, on its way, or done
 * for what the tab still shows.
 * @param preferSelection whether what is selected in the page is summarized instead of it.
 * @returns when the job stands in storage; `storage-full` when the browser has no room for it.
 */
export async function ensureJob(
  tabId: number,
  { preferSelection = false } = {},
): Promise<Result<void>> {
  await resumed;
  const before = begun;
  const [job, tab] = await Promise.all([readTabJob(tabId), tabFacts(tabId)]);
  const isToBeSeen = job?.awaited && !isRunning(job);
  const good =
    isToBeSeen ||
    ((await stillGood(job, tab)) && !(preferSelection && job && (await hasNewSelection(job))));
  const scope: Scope = { kind: 'page', ...(preferSelection && { preferSelection }) };
  // A click on the menu may have begun a job during the awaits.
  const settled = live.has(tabId) || begun !== before;
  if (!settled && !good) begin(tabId, () => freshJob(tabId, scope, {}));
  const stored = await live.get(tabId)?.stored;
  if (stored && !stored.ok) return stored;
  const shown = await readTabJob(tabId);
  if (shown?.awaited) await updateJob(shown.id, { awaited: false });
  return ok(undefined);
}

/**
 * A click on the menu: the job is for the reader that is opening meanwhile, and waits for it even
 * when it is done, or has failed, before.
 */
export function startAwaitedJob(tabId: number, scope: Scope): void {
  begin(tabId, async () => {
    const job = await freshJob(tabId, scope, {});
    return job && { ...job, awaited: true };
  });
}

/** The reader asks for something else: another scope starts anew, another form is written beside. */
export async function startJob(tabId: number, wish: Wish): Promise<Result<void>> {
  begin(tabId, async () => {
    const job = await readTabJob(tabId);
    const { scope = job?.scope ?? { kind: 'page' } } = wish;
    if (job?.scope.kind !== scope.kind) return freshJob(tabId, scope, wish);
    if (wish.scope || job.step === 'failed' || job.outdated)
      return again(job, await freshJob(tabId, scope, { ...choices(job), ...wish }));
    const { failure, beside, ...unfailed } = withoutBeside(job, fail('aborted').failure);
    return {
      ...unkept(unfailed),
      ...choices(wish),
      step: 'writing',
      attempt: 1,
      updatedAt: Date.now(),
    };
  });
  const stored = await live.get(tabId)?.stored;
  return stored && !stored.ok ? stored : ok(undefined);
}

/** Stops what is being done for a tab. What was written before stays. */
export async function cancelJob(tabId: number): Promise<Result<void>> {
  live.get(tabId)?.abort.abort();
  live.delete(tabId);
  const job = await readTabJob(tabId);
  if (job && (isRunning(job) || isBesideOpen(job))) await updateJob(job.id, stopped);
  return ok(undefined);
}

/** The tab is gone, and with it all that was held for it. */
export function tabClosed(tabId: number): void {
  live.get(tabId)?.abort.abort();
  live.delete(tabId);
  void forgetTab(tabId);
}

/** The tab has loaded something: if that is another document, what is shown for it is of the past. */
export async function tabLoaded(tabId: number): Promise<void> {
  const running = live.get(tabId);
  await running?.stored;
  let job = await readTabJob(tabId);
  // What is being read is not known before it has been read: of this document, or of the last one.
  if (running && job?.step === 'reading') {
    await running.ended;
    job = await readTabJob(tabId);
  }
  if (!job?.head || job.outdated) return;
  if (!(await showsStill(job))) await updateJob(job.id, { outdated: true });
}

/** Access was granted: takes up the jobs that had failed for want of it. */
export async function takeUpGranted(): Promise<void> {
  for (const { tabId, failure } of await readAllJobs()) {
    if (failure?.code !== 'needs-access' || !failure.detail) continue;
    if (await hasAccess([`${failure.detail}/*`])) await startJob(tabId, {});
  }
}

/** Makes room for a new job of the tab, at once, and then prepares, stores and runs it. */
function begin(tabId: number, prepare: () => Promise<Job | undefined>): void {
  begun += 1;
  live.get(tabId)?.abort.abort();
  const abort = new AbortController();
  const stored = prepare()
    .then(async (job): Promise<Result<Job | undefined>> => {
      if (!job || abort.signal.aborted) return ok(undefined);
      const put = await putJob(job);
      return put.ok ? ok(job) : put;
    })
    .catch(unexpected);
  const ended = stored.then((put) => {
    const job = put.ok && !abort.signal.aborted ? put.value : undefined;
    return job && runJob(job, abort.signal);
  });
  const entry: Live = { abort, stored, ended };
  live.set(tabId, entry);
  void ended.finally(() => {
    if (live.get(tabId) === entry) live.delete(tabId);
  });
}

async function resume(job: Job): Promise<void> {
  if (job.attempt >= maxAttempts) {
    await updateJob(job.id, givenUp);
    return;
  }
  // Asked only once it has begun: who closes the tab meanwhile stops what has.
  begin(job.tabId, async () => {
    if (await tabFacts(job.tabId))
      return { ...job, attempt: job.attempt + 1, updatedAt: Date.now() };
    await forgetTab(job.tabId);
    return undefined;
  });
}

/** Whether a tab's job can be shown as it is. */
async function stillGood(job: Job | undefined, tab: TabFacts | undefined): Promise<boolean> {
  if (!job || job.outdated || job.step === 'failed') return false;
  // Nobody is at it: what an earlier life had begun was taken up before anything is answered.
  if (isRunning(job)) return false;
  // In mid-load nobody knows yet what it will show; else what was loaded has been looked at. And the
  // tab's address says nothing of a frame's.
  if (tab?.loading || job.head?.frameId) return showsStill(job);
  return !job.head || !tab?.url || sameDocument(tab.url, job.head.url);
}

/** Whether the tab still holds the document that was read: its script, under the same address. */
async function showsStill({ tabId, head }: Job): Promise<boolean> {
  if (!head) return false;
  const { url, frameId = 0 } = head;
  const address = await addressOfScripted(pageScript, { tabId, frameId });
  return address !== undefined && sameDocument(address, url);
}

function sameDocument(a: string, b: string): boolean {
  return withoutFragment(a) === withoutFragment(b);
}

async function freshJob(tabId: number, scope: Scope, wish: Wish): Promise<Job | undefined> {
  const [tab, settings] = await Promise.all([tabFacts(tabId), readSettings()]);
  if (!tab) return undefined;
  const now = Date.now();
  return {
    id: crypto.randomUUID(),
    tabId,
    step: 'reading',
    attempt: 1,
    startedAt: now,
    updatedAt: now,
    scope,
    ...choices(settings),
    ...(settings.aiLanguage === 'browser' && { outputLang: browserLanguage() }),
    ...choices(wish),
    ...(tab.url !== undefined && { address: tab.url }),
    private: tab.private,
    awaited: false,
    outdated: false,
    summaries: [],
  };
}

/** The same once more: what there is of it stays until the page has been read. */
function again(job: Job, fresh: Job | undefined): Job | undefined {
  if (!fresh || job.summaries.length === 0) return fresh;
  // Where the tab stands now may not be told any more; where it stood then is not where it is read.
  const { failure, address, ...good } = withoutBeside(job, fail('aborted').failure);
  const { id, startedAt, outdated, summaries, ...begun } = fresh;
  return { ...good, ...begun };
}

/** The part of a wish, a job or the settings that says what is to be written. */
function choices<T extends Pick<Wish, 'form' | 'length' | 'engine'>>({ form, length, engine }: T) {
  return {
    ...(form && { form }),
    ...(length && { length }),
    ...(engine && { engine }),
  } as Pick<T, 'form' | 'length' | 'engine'>;
}

/** A job that was cancelled: done, if there is anything to show, else failed with `aborted`. */
function stopped(job: Job): Job {
  const { failure } = fail('aborted');
  const last = job.summaries.findLast(({ engine }) => engine === 'bundled') ?? job.summaries.at(-1);
  if (!last) return { ...job, step: 'failed', failure };
  const { form, length } = job.summaries.find((summary) => isWanted(summary, job)) ?? last;
  const stood = { ...withoutBeside(job, failure), step: 'done', form, length } as const;
  // What is shown again was kept before, if there is a record of it.
  return job.kept === undefined && job.recordId ? { ...stood, kept: 'kept' } : stood;
}

function isWanted({ form, length }: Summary, job: Job): boolean {
  return form === job.form && length === job.length;
}

/** A job that was stopped too often: what is done of it stands. */
function givenUp(job: Job): Job {
  const { failure } = fail('timed-out');
  if (job.step !== 'done') return { ...job, step: 'failed', failure };
  return { ...withoutBeside(job, failure), kept: job.kept ?? 'refused' };
}

function withoutFragment(url: string): string {
  return url.split('#', 1)[0] ?? url;
}
