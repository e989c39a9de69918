/**
 * Which job a tab has: one, from the click to the summary of what the tab shows.
 *
 * The background may be stopped at any await. So every step is written to session storage, each can
 * be done again, and what was unfinished is resumed when the background starts (`resumeJobs`). What
 * is held here besides is only what cannot be stored: who is at work.
 */

import { getBrowserLanguage } from '../../browser/i18n.ts';
import type { SummaryRequest } from '../../browser/messaging.ts';
import { hasAccess } from '../../browser/permissions.ts';
import { getTab, type TabInfo } from '../../browser/tabs.ts';
import type { Scope } from '../../extraction/article.ts';
import { delay, resultWithTimeout } from '../../shared/async.ts';
import { fail, ok, type Result, toUnexpectedFailure } from '../../shared/result.ts';
import { readSettings } from '../../storage/stores/settings-store.ts';
import { checkPage } from '../page-identity.ts';
import { hasNewSelection } from '../selection.ts';
import { createJob, type Freshness, isRunning, type Job, type JobOptions } from './job.ts';
import { runJob } from './job-runner.ts';
import { deleteTabData, readAllJobs, readTabJob, saveJob, updateJob } from './job-store.ts';

/** A job that is being worked at here and now. */
interface RunningJob {
  readonly abort: AbortController;
  /** Resolves when the job stands in storage for summary views to see, or could not be put there. */
  readonly stored: Promise<Result<unknown>>;
  /** Resolves when nothing more is done for it. */
  readonly ended: Promise<unknown>;
}

const runningJobs = new Map<number, RunningJob>();

/** How many jobs each tab has begun, which tells a change during an await. */
const startCounts = new Map<number, number>();

/** Longest time (ms) that a job which was stopped may take to end; its writes count no more then. */
const endTimeoutMs = 2_000;

/** How long (ms) a page that changes itself has for showing what its new address promises. */
const settleDelayMs = 1_000;

/** Done before anything is answered, so that no summary view starts what is about to be resumed. */
let resumed: Promise<unknown> = Promise.resolve();

/** Resumes what an earlier life of the background left unfinished. To be called once, at its start. */
export function resumeJobs(): void {
  resumed = readAllJobs().then((jobs) => jobs.filter(isRunning).forEach(resumeJob));
}

/**
 * A summary view was opened on a tab: starts a job for the page, unless there is one that is of what
 * the tab shows.
 * @param preferSelection whether what is selected in the page is summarized instead of it
 * @returns when the job stands in storage; `storage-full` when the browser has no room for it.
 */
export async function ensureJob(
  tabId: number,
  { preferSelection = false } = {},
): Promise<Result<void>> {
  await resumed;
  const before = startCounts.get(tabId);
  const [job, tab] = await Promise.all([readTabJob(tabId), getTab(tabId)]);
  const isUnseen = job?.openedFromMenu === true && !isRunning(job);
  const isGood = isUnseen || (await isReusable(tabId, job, tab, preferSelection));
  const scope: Scope = { kind: 'page', ...(preferSelection && { preferSelection }) };
  // A click on the menu may have begun a job during the awaits.
  if (!isGood && startCounts.get(tabId) === before)
    start(tabId, () => storeNewJob(tabId, scope, {}));
  const running = runningJobs.get(tabId);
  const stored = await running?.stored;
  const shown = running ? await readTabJob(tabId) : job;
  if (shown?.openedFromMenu) await updateJob(shown, { type: 'opened' });
  return toAnswer(stored);
}

/**
 * A click on the menu: the job is for the summary view that is opening meanwhile, and waits for it
 * even when it is done, or has failed, before.
 */
export function startJobFromMenu(tabId: number, scope: Scope): void {
  start(tabId, () => storeNewJob(tabId, scope, {}, true));
}

/** The user asks for something else: another scope starts anew, another form stands beside. */
export async function startJob(tabId: number, wish: SummaryRequest): Promise<Result<void>> {
  start(tabId, async () => {
    // The page may have changed since somebody asked it last.
    const job = await verifyJob(tabId);
    const { scope = job?.scope ?? { kind: 'page' } } = wish;
    if (job?.scope.kind !== scope.kind) return storeNewJob(tabId, scope, wish);
    const isOver = job.status === 'failed' || isOfThePast(job.freshness);
    if (!wish.scope && !isOver)
      return updateJob(job, { type: 'optionsChanged', options: pick(wish) });
    const wanted = { ...pick(job), ...wish };
    if (job.summaries.length === 0) return storeNewJob(tabId, scope, wanted);
    const options = await collectOptions(tabId, scope, wanted);
    return options ? updateJob(job, { type: 'restarted', options }) : fail('page-gone');
  });
  return toAnswer(await runningJobs.get(tabId)?.stored);
}

/** Stops what is being done for a tab. What was written before stays. */
export async function cancelJob(tabId: number): Promise<Result<void>> {
  await stop(tabId);
  const job = await readTabJob(tabId);
  if (job) await updateJob(job, { type: 'cancelled' });
  return ok(undefined);
}

/** The tab is gone, and with it all that was held for it. */
export function onTabClosed(tabId: number): void {
  // What is being saved is saved first.
  void stop(tabId).then(() => deleteTabData(tabId));
  startCounts.delete(tabId);
}

/** The tab has loaded something: that may be another document. */
export async function onTabLoaded(tabId: number): Promise<void> {
  const running = runningJobs.get(tabId);
  await running?.stored;
  const job = await readTabJob(tabId);
  // What is being extracted is not known before it has been: this document, or the last one.
  if (running && job?.status === 'extracting') await running.ended;
  await verifyJob(tabId);
}

/** The tab has another address, and its page may take a moment to show what that stands for. */
export async function tabNavigated(tabId: number): Promise<void> {
  await delay(settleDelayMs);
  await verifyJob(tabId);
}

/**
 * Asks the page whether it still shows the article of the tab's job, and tells the job.
 * @returns the job as it is then
 */
export async function verifyJob(tabId: number): Promise<Job | undefined> {
  const [job, tab] = await Promise.all([readTabJob(tabId), getTab(tabId)]);
  return job && tellFreshness(job, await checkFreshness(job, tab));
}

/** Access was granted: retries the jobs that had failed for want of it. */
export async function retryJobsAfterGrant(): Promise<void> {
  for (const job of await readAllJobs()) {
    if (job.status !== 'failed' || job.failure.code !== 'needs-access') continue;
    const { detail } = job.failure;
    if (detail && (await hasAccess([`${detail}/*`]))) await startJob(job.tabId, {});
  }
}

/** Ends the tab's job of before, and then stores and runs the new one. */
function start(tabId: number, store: () => Promise<Result<Job>>): void {
  startCounts.set(tabId, (startCounts.get(tabId) ?? 0) + 1);
  const stopped = stop(tabId);
  const abort = new AbortController();
  const stored = stopped
    .then((): Promise<Result<Job>> | Result<Job> =>
      abort.signal.aborted ? fail('aborted') : store(),
    )
    .catch(toUnexpectedFailure);
  const ended = stored.then((put) => {
    const isToRun = put.ok && isRunning(put.value) && !abort.signal.aborted;
    return isToRun ? runJob(put.value, abort.signal) : undefined;
  });
  const entry: RunningJob = { abort, stored, ended };
  runningJobs.set(tabId, entry);
  void ended.finally(() => {
    if (runningJobs.get(tabId) === entry) runningJobs.delete(tabId);
  });
}

/** Ends what is being done for a tab, and waits until it has ended. */
async function stop(tabId: number): Promise<void> {
  const running = runningJobs.get(tabId);
  if (!running) return;
  running.abort.abort();
  runningJobs.delete(tabId);
  await resultWithTimeout(endTimeoutMs, new AbortController().signal, running.ended.then(ok));
}

/** A job that could not be stored is told: there is none to tell it. */
function toAnswer(stored: Result<unknown> | undefined): Result<void> {
  if (!stored || stored.ok) return ok(undefined);
  const { code } = stored.failure;
  return code === 'storage-full' || code === 'unexpected' ? stored : ok(undefined);
}

function resumeJob(job: Job): void {
  // Asked only once it has begun: who closes the tab meanwhile stops what has.
  start(job.tabId, async () => {
    if (await getTab(job.tabId)) return updateJob(job, { type: 'interrupted' });
    await deleteTabData(job.tabId);
    return fail('page-gone');
  });
}

/** Whether a tab's job can be shown as it is, or is on its way. */
async function isReusable(
  tabId: number,
  job: Job | undefined,
  tab: TabInfo | undefined,
  preferSelection: boolean,
): Promise<boolean> {
  const isAtWork = runningJobs.has(tabId);
  if (!job || job.status === 'failed' || job.status === 'extracting') return isAtWork;
  // Nobody is at it: what an earlier life had begun was resumed before anything is answered.
  if (isRunning(job) && !isAtWork) return false;
  const freshness = await checkFreshness(job, tab);
  // What is about to be replaced is not told first, or its summary would be shown for a moment.
  if (isOfThePast(freshness)) return false;
  // What is on its way is waited for; only what is done is replaced.
  if (preferSelection && !isAtWork && (await hasNewSelection(job))) return false;
  await tellFreshness(job, freshness);
  return true;
}

async function checkFreshness(job: Job, tab: TabInfo | undefined): Promise<Freshness> {
  const { article, summaries, freshness } = job;
  // A tab that is gone takes its job along.
  if (!tab || !article || job.status === 'extracting') return freshness;
  return checkPage(tab, article, summaries);
}

async function tellFreshness(job: Job, freshness: Freshness): Promise<Job> {
  const { article } = job;
  if (!article || freshness === job.freshness) return job;
  const told = await updateJob(job, { type: 'checked', article, freshness });
  return told.ok ? told.value : { ...job, freshness };
}

/** What cannot be asked may still be what the tab shows. */
function isOfThePast(freshness: Freshness): boolean {
  return freshness === 'outdated' || freshness === 'reloaded';
}

async function storeNewJob(
  tabId: number,
  scope: Scope,
  wish: SummaryRequest,
  openedFromMenu = false,
): Promise<Result<Job>> {
  const options = await collectOptions(tabId, scope, wish, openedFromMenu);
  return options ? saveJob(createJob(tabId, options)) : fail('page-gone');
}

/** @returns nothing where the tab is gone */
async function collectOptions(
  tabId: number,
  scope: Scope,
  wish: SummaryRequest,
  openedFromMenu = false,
): Promise<JobOptions | undefined> {
  const [tab, settings] = await Promise.all([getTab(tabId), readSettings()]);
  if (!tab) return undefined;
  const { type, length, engine } = { ...settings, ...pick(wish) };
  return {
    scope,
    ...{ type, length, engine },
    ...(settings.aiOutputLanguage === 'browser' && { outputLang: getBrowserLanguage() }),
    ...(tab.url !== undefined && { tabUrl: tab.url }),
    incognito: tab.incognito,
    openedFromMenu,
  };
}

/** The part of a wish or a job that says what is to be written. */
function pick({ type, length, engine }: SummaryRequest): SummaryRequest {
  return { ...(type && { type }), ...(length && { length }), ...(engine && { engine }) };
}
