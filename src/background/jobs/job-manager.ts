/**
 * Decides which job a tab has: at most one, for what the tab shows.
 *
 * The browser may terminate the background at any await. Therefore every step is written to session
 * storage and can be repeated, and `resumeJobs` continues unfinished jobs at startup. This module
 * only keeps in memory what cannot be stored: which jobs are running.
 */

import type { Payload, SummaryRequest } from '../../browser/messaging.ts';
import { hasAccess } from '../../browser/permissions.ts';
import { getTab, type TabInfo } from '../../browser/tabs.ts';
import type { Scope } from '../../extraction/article.ts';
import { delay, resultWithTimeout } from '../../shared/async.ts';
import { fail, ok, type Result, toUnexpectedFailure } from '../../shared/result.ts';
import { readSettings } from '../../storage/stores/settings-store.ts';
import { collectAiOptions, findNewAiOptions, renewAiOptions } from '../ai-summary.ts';
import { checkPage, hasNewSelection, toDocumentUrl } from '../page-script.ts';
import { createJob, type Freshness, isRunning, type Job, type JobOptions } from './job.ts';
import { runJob, toArticleMeta } from './job-runner.ts';
import { deleteTabData, readAllJobs, readTabJob, saveJob, updateJob } from './job-store.ts';
import { transition } from './transitions.ts';

/** A job that this instance of the background is running. */
interface RunningJob {
  readonly abort: AbortController;
  /** Resolves when the job is in storage, or could not be stored. */
  readonly stored: Promise<Result<unknown>>;
  /** Resolves when the job has ended and nothing more will be written for it. */
  readonly ended: Promise<unknown>;
}

const runningJobs = new Map<number, RunningJob>();

/**
 * Number of jobs that each tab has started. A change during an await means that another one was
 * started.
 */
const startCounts = new Map<number, number>();

/** Time that a cancelled job gets to end; after that its writes are ignored. */
const endTimeoutMs = 2_000;

/** Time for a page to render after it has changed its own address. */
const settleDelayMs = 1_000;

/**
 * Awaited before any request is answered, so that no summary view restarts a job that is about to
 * be resumed.
 */
let resumption: Promise<unknown> = Promise.resolve();

/**
 * Resumes the jobs that an earlier instance of the background left unfinished. Call it once, at
 * startup.
 */
export function resumeJobs(): void {
  resumption = readAllJobs().then((jobs) => {
    for (const job of jobs) {
      // The event that has started this background may have started another job meanwhile.
      if (isRunning(job) && !startCounts.has(job.tabId)) resumeJob(job);
    }
  });
}

/**
 * Starts a job for the tab's page when a summary view opens, unless the tab has one for what it
 * shows. If the user has changed the AI since, that one gets an AI summary by the new settings.
 *
 * @param preferSelection true to summarize selected text, if there is any, instead of the page
 * @returns when the job is in storage; fails with `storage-full` if the browser has no room for it
 */
export async function ensureJob(
  tabId: number,
  { preferSelection = false } = {},
): Promise<Result<void>> {
  await resumption;
  const before = startCounts.get(tabId);
  const [job, tab] = await Promise.all([readSavedJob(tabId), getTab(tabId)]);
  const hasEndedUnseen = job?.awaitsView === true && !isRunning(job);
  const canReuse = hasEndedUnseen || (await isReusable(tabId, job, tab, preferSelection));
  const scope: Scope = { kind: 'page', ...(preferSelection && { preferSelection }) };
  const options = canReuse && job ? await findNewAiOptions(job) : undefined;
  // A click on the context menu, or another view, may have started a job during the awaits.
  const isFirst = startCounts.get(tabId) === before;
  if (isFirst && !canReuse) start(tabId, () => storeNewJob(tabId, scope, {}));
  else if (isFirst && job && options && !runningJobs.has(tabId))
    start(tabId, () => updateJob(job, { type: 'aiRequested', options }));
  const running = runningJobs.get(tabId);
  const stored = await running?.stored;
  const currentJob = running ? await readTabJob(tabId) : job;
  if (currentJob?.awaitsView) await updateJob(currentJob, { type: 'viewed' });
  return toStoreFailure(stored);
}

/**
 * Reads the job of a tab. A job of which only the saving is left is waited for, because text that
 * was selected since replaces a finished job, and no running one. An AI summary takes too long.
 */
async function readSavedJob(tabId: number): Promise<Job | undefined> {
  const job = await readTabJob(tabId);
  const isSaving = job?.status === 'done' && job.saveStatus === 'pending';
  if (!isSaving || job.engine !== 'extractive') return job;
  await runningJobs.get(tabId)?.ended;
  return readTabJob(tabId);
}

/**
 * Starts a job from the context menu. The summary view that is opening meanwhile shows it, even if
 * it has finished or failed by then.
 */
export function startJobFromMenu(tabId: number, scope: Scope, selectedText = ''): void {
  start(tabId, () => storeNewJob(tabId, scope, {}, { awaitsView: true }), selectedText);
}

/**
 * Starts a job with an article that a page of ours has read from a PDF.
 *
 * @returns when the job is in storage with the article; fails with `storage-full` if the browser
 *   has no room for it
 */
export async function startJobFromPdf({
  tabId,
  article,
  viewerTab,
  request,
}: Payload<'job/startFromPdf'>): Promise<Result<void>> {
  await resumption;
  start(tabId, async () => {
    const options = await collectOptions(tabId, { kind: 'page' }, request);
    if (!options) return fail('page-gone');
    const pdf = {
      ...(viewerTab !== undefined && { viewerTab }),
      ...(article.pages && { pages: article.pages }),
    };
    // While the file was read, its tab may have gone to another page.
    const shownAt = viewerTab === tabId ? article.url : (options.tabUrl ?? '');
    const document = { id: article.textHash, url: toDocumentUrl(shownAt) };
    const extracted = {
      type: 'extracted',
      article: toArticleMeta({ article, document, pdf }),
      scope: options.scope,
    } as const;
    return saveJob(transition(createJob(tabId, options), extracted), article);
  });
  return toStoreFailure(await runningJobs.get(tabId)?.stored);
}

/**
 * Starts a job with other options: another scope replaces the job, another type or length is added
 * to it. Without either, what has failed is tried again: the job, or its AI summary.
 *
 * @returns when the job is in storage; fails with `storage-full` if the browser has no room for it
 */
export async function startJob(tabId: number, request: SummaryRequest): Promise<Result<void>> {
  start(tabId, async () => {
    // The page may have changed since it was asked last.
    const job = await verifyJob(tabId);
    const { scope = job?.scope ?? { kind: 'page' } } = request;
    if (job?.scope.kind !== scope.kind) return storeNewJob(tabId, scope, request);
    const isOver = job.status === 'failed' || isOutdated(job.freshness);
    if (!request.scope && !isOver) {
      const shape = pickShape(request);
      const options = await renewAiOptions(job, request);
      return job.status === 'done' && !shape.type && !shape.length
        ? updateJob(job, { type: 'aiRequested', options })
        : updateJob(job, { type: 'optionsChanged', options: { ...shape, ...options } });
    }
    const restartRequest = { ...pickShape(job), ...request };
    if (job.summaries.length === 0) return storeNewJob(tabId, scope, restartRequest);
    const options = await collectOptions(tabId, scope, restartRequest);
    return options ? updateJob(job, { type: 'restarted', options }) : fail('page-gone');
  });
  return toStoreFailure(await runningJobs.get(tabId)?.stored);
}

/**
 * Accepts a part of the AI summary from an open summary view, or all of it, which is then saved; see
 * `useAiSummaryWriter`.
 *
 * @returns fails with `unexpected` if the job does not wait for this engine, and with `storage-full`
 */
export async function onAiSummaryFromPage({
  tabId,
  jobId,
  answer,
  isLast,
}: Payload<'job/aiSummaryChunk'>): Promise<Result<void>> {
  const job = await readTabJob(tabId);
  if (job?.id !== jobId || job.aiSummary?.status !== 'waiting')
    return fail('unexpected', 'the job does not wait for an AI summary');
  if (answer.ok && answer.value.engine !== job.aiSummary.engine)
    return fail('unexpected', 'another engine');
  if (!isLast) {
    if (answer.ok) await updateJob(job, { type: 'aiProgressed', summary: answer.value });
    return ok(undefined);
  }
  // Run as a job, because the article may have had to make room and is extracted again then.
  start(tabId, () => updateJob(job, { type: 'aiFinished', result: answer }));
  return toStoreFailure(await runningJobs.get(tabId)?.stored);
}

/** Cancels the job of a tab. Finished summaries stay. */
export async function cancelJob(tabId: number): Promise<Result<void>> {
  await stop(tabId);
  const job = await readTabJob(tabId);
  if (job) await updateJob(job, { type: 'cancelled' });
  return ok(undefined);
}

/** Stops the job of a closed tab and deletes its data. */
export function onTabClosed(tabId: number): void {
  // A save in progress is completed first.
  void stop(tabId).then(() => deleteTabData(tabId));
  startCounts.delete(tabId);
}

/** Verifies the job after its tab has loaded something, which may be another document. */
export async function onTabLoaded(tabId: number): Promise<void> {
  const running = runningJobs.get(tabId);
  await running?.stored;
  const job = await readTabJob(tabId);
  // Only the end of a running extraction tells which document it has read.
  if (running && job?.status === 'extracting') await running.ended;
  await verifyJob(tabId);
}

/** Verifies the job after its tab got another address, once the page has had time to render. */
export async function verifyAfterNavigation(tabId: number): Promise<void> {
  await delay(settleDelayMs);
  await verifyJob(tabId);
}

/**
 * Asks the page whether it still shows the article of the tab's job, and stores the answer in the
 * job.
 *
 * @returns the updated job; `undefined` if the tab has none
 */
export async function verifyJob(tabId: number): Promise<Job | undefined> {
  const [job, tab] = await Promise.all([readTabJob(tabId), getTab(tabId)]);
  return job && updateFreshness(job, await checkFreshness(job, tab));
}

/** Retries the jobs that failed for lack of access which has been granted since. */
export async function retryJobsAfterGrant(): Promise<void> {
  for (const job of await readAllJobs()) {
    if (job.status !== 'failed' || job.failure.code !== 'needs-access') continue;
    const { detail } = job.failure;
    if (detail && (await hasAccess([`${detail}/*`]))) await startJob(job.tabId, {});
  }
}

/** Stops the tab's previous job, then stores and runs the new one. */
function start(tabId: number, store: () => Promise<Result<Job>>, selectedText?: string): void {
  startCounts.set(tabId, (startCounts.get(tabId) ?? 0) + 1);
  const stopped = stop(tabId);
  const abort = new AbortController();
  const stored = stopped
    .then((): Promise<Result<Job>> | Result<Job> =>
      abort.signal.aborted ? fail('aborted') : store(),
    )
    .catch(toUnexpectedFailure);
  const ended = stored.then((saved) => {
    const shouldRun = saved.ok && isRunning(saved.value) && !abort.signal.aborted;
    return shouldRun ? runJob(saved.value, abort.signal, selectedText) : undefined;
  });
  const entry: RunningJob = { abort, stored, ended };
  runningJobs.set(tabId, entry);
  void ended.finally(() => {
    if (runningJobs.get(tabId) === entry) runningJobs.delete(tabId);
  });
}

/** Stops the job of a tab and waits until it has ended, for two seconds at most. */
async function stop(tabId: number): Promise<void> {
  const running = runningJobs.get(tabId);
  if (!running) return;
  running.abort.abort();
  runningJobs.delete(tabId);
  await resultWithTimeout(endTimeoutMs, new AbortController().signal, running.ended.then(ok));
}

/**
 * Returns the failure to store a job, for the view that asked for the job, because there is none in
 * storage to show it. A job that was replaced, or whose tab was closed, has not failed.
 */
function toStoreFailure(stored: Result<unknown> | undefined): Result<void> {
  if (!stored || stored.ok) return ok(undefined);
  const { code } = stored.failure;
  return code === 'storage-full' || code === 'unexpected' ? stored : ok(undefined);
}

function resumeJob(job: Job): void {
  // The tab is looked up within the new job, so that closing the tab meanwhile stops that job.
  start(job.tabId, async () => {
    if (await getTab(job.tabId)) return updateJob(job, { type: 'interrupted' });
    await deleteTabData(job.tabId);
    return fail('page-gone');
  });
}

/** Returns true if a tab's job can be shown as it is, or is running. */
async function isReusable(
  tabId: number,
  job: Job | undefined,
  tab: TabInfo | undefined,
  preferSelection: boolean,
): Promise<boolean> {
  const isActive = runningJobs.has(tabId);
  if (!job || job.status === 'failed' || job.status === 'extracting') return isActive;
  // The job was left behind: those that can be resumed have been, before any request is answered.
  if (isRunning(job) && !isActive) return false;
  const freshness = await checkFreshness(job, tab);
  // A job that is about to be replaced is not marked, or its old summary would appear for a moment.
  if (isOutdated(freshness)) return false;
  // A running job is awaited; only a finished one is replaced.
  if (preferSelection && !isActive && (await hasNewSelection(job))) return false;
  await updateFreshness(job, freshness);
  return true;
}

async function checkFreshness(job: Job, tab: TabInfo | undefined): Promise<Freshness> {
  const { article, summaries, freshness } = job;
  // The job of a closed tab is about to be deleted.
  if (!tab || !article || job.status === 'extracting') return freshness;
  return checkPage(tab, article, summaries);
}

async function updateFreshness(job: Job, freshness: Freshness): Promise<Job> {
  const { article } = job;
  if (!article || freshness === job.freshness) return job;
  const updated = await updateJob(job, { type: 'checked', article, freshness });
  return updated.ok ? updated.value : { ...job, freshness };
}

/** A page that cannot be asked (`unknown`) may still show the article. */
function isOutdated(freshness: Freshness): boolean {
  return freshness === 'outdated' || freshness === 'reloaded';
}

async function storeNewJob(
  tabId: number,
  scope: Scope,
  request: SummaryRequest,
  { awaitsView = false } = {},
): Promise<Result<Job>> {
  const options = await collectOptions(tabId, scope, request, { awaitsView });
  return options ? saveJob(createJob(tabId, options)) : fail('page-gone');
}

/** @returns `undefined` if the tab is closed */
async function collectOptions(
  tabId: number,
  scope: Scope,
  request: SummaryRequest,
  { awaitsView = false } = {},
): Promise<JobOptions | undefined> {
  const [tab, settings] = await Promise.all([getTab(tabId), readSettings()]);
  if (!tab) return undefined;
  const { type, length } = { ...settings, ...pickShape(request) };
  return {
    scope,
    ...{ type, length },
    ...(await collectAiOptions(settings, request)),
    ...(tab.url !== undefined && { tabUrl: tab.url }),
    incognito: tab.incognito,
    awaitsView,
  };
}

/** Picks the type and the length from a request or a job. */
function pickShape({ type, length }: SummaryRequest): Pick<SummaryRequest, 'type' | 'length'> {
  return { ...(type && { type }), ...(length && { length }) };
}
