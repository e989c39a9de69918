/** The summary view: one page that shows a tab's job in the popup, the side panel or a tab. */

import { useRef, useState } from 'preact/hooks';
import { findAiSummary, findSummary, isRunning, type Job } from '../../background/jobs/job.ts';
import { plural, t } from '../../browser/i18n.ts';
import { type SummaryRequest, send } from '../../browser/messaging.ts';
import { getDisplayHost } from '../../storage/history/article-url.ts';
import type { Summary } from '../../summarizer/summary.ts';
import { BannerOutcome } from './banner-switch.tsx';
import { ErrorView, NoJobView, StartupError } from './error-view.tsx';
import { Footer, FooterWithoutSummary } from './footer.tsx';
import { Header } from './header.tsx';
import { BuiltInAiHint, PointHint } from './hints.tsx';
import { Notices } from './notices.tsx';
import { findNewPoints, Points } from './points.tsx';
import { Receipt } from './receipt.tsx';
import { Toolbar } from './toolbar.tsx';
import { useHandOver, useJob } from './use-job.ts';
import { usePageHighlight } from './use-page-highlight.ts';
import {
  type Surface,
  type TabNavigation,
  useNavigation,
  useTab,
  useTabAccess,
} from './use-tab.ts';
import { useAiSummaryWriter, type Version, VersionSwitch } from './version-switch.tsx';

// Shown between the click and the points: nothing at first, then a skeleton.

interface Props {
  job?: Job;
  /** Replaces the text about the job's status. */
  statusText?: string;
  onCancel?: () => void;
}

export function LoadingView({ job, statusText = getStatusText(job), onCancel }: Props) {
  return (
    <>
      {/* Not part of the skeleton, which appears late: the headline is known at once. */}
      {!job?.article && <h1 class="visually-hidden">{t('summary_title')}</h1>}
      <div class="skeleton" aria-busy="true">
        <p class="meta">
          <span>
            {!job?.article && job?.tabUrl && (
              <>
                <bdi>{getDisplayHost(job.tabUrl)}</bdi>
                {' · '}
              </>
            )}
            {statusText}
          </span>
        </p>
        <i />
        <i />
        <i />
        {onCancel && (
          <button type="button" class="link" onClick={onCancel}>
            {t('cancel')}
          </button>
        )}
      </div>
    </>
  );
}

function getStatusText(job: Job | undefined): string {
  return job?.status === 'summarizing' ? t('status_summarizing') : t('status_extracting');
}

interface SummaryViewProps {
  surface: Surface;
  /** The query of the view's address. */
  search: string;
  /** The id of the active tab when the view was opened; `undefined` if there is none. */
  activeTab: number | undefined;
}

export function SummaryView({ surface, search, activeTab }: SummaryViewProps) {
  const tabId = useTab(surface, search, activeTab);
  useHandOver(surface, tabId);
  const shown = useJob(tabId, surface !== 'panel');
  const navigation = useNavigation(tabId);
  if (navigation.state === 'loading') return <LoadingView statusText={t('working_loading')} />;
  if (shown.state === 'none') return <NoJobView />;
  if (shown.state === 'unknown') return <LoadingView />;
  if (shown.state === 'refused')
    return <StartupError failure={shown.failure} onRetry={shown.retry} />;
  return <JobView key={shown.job.id} job={shown.job} surface={surface} navigation={navigation} />;
}

interface JobViewProps {
  job: Job;
  surface: Surface;
  navigation: TabNavigation;
  /** Requests another summary; by default of what the tab shows. */
  onRequest?(request: SummaryRequest): void;
  /** Lets the user choose another file, where the summary is one of a file. */
  onOpenPdf?(): void;
}

export function JobView({ job, surface, navigation, onRequest, onOpenPdf }: JobViewProps) {
  const { tabId, status } = job;
  const [receipt, setReceipt] = useState(false);
  // An AI summary that arrives late does not replace what the user is reading; they switch to it.
  const [version, setVersion] = useState<Version>('article');
  useAiSummaryWriter(job);
  const access = useTabAccess(job);
  const page = usePageHighlight(job, surface);
  const [spoken, setSpoken] = useState<number>();
  const cancel = () => void send('job/cancel', { tabId });
  const toggleReceipt = () => setReceipt(!receipt);
  const request =
    onRequest ?? ((change: SummaryRequest) => void send('job/start', { tabId, request: change }));
  const { summary, generated, held: lastSummary } = useSummary(job, version);
  // If the page cannot be scripted, its sentences cannot be highlighted either.
  const isLinked = access !== 'foreign' && job.freshness !== 'unknown';
  const speak = (index: number | undefined) => {
    setSpoken(index);
    const point = isLinked && index !== undefined ? lastSummary?.points[index] : undefined;
    page.speak(point?.sources[0]);
  };
  return (
    <main class="summary-view" data-status={status} data-job={job.id} data-access={access}>
      <Header job={job} summary={lastSummary} />
      {/* The list scrolls. If nothing in it can take the focus, the keyboard could not scroll it. */}
      <div class="body" tabIndex={isLinked ? undefined : 0}>
        {summary && <BannerOutcome job={job} />}
        {summary && <Notices job={job} access={access} onRequest={request} />}
        {status === 'failed' && (
          <ErrorView
            job={job}
            failure={job.failure}
            surface={surface}
            opened={navigation.state === 'opened'}
            onRequest={request}
            onNavigate={navigation.go}
          />
        )}
        {summary && !receipt && (
          <>
            <VersionSwitch
              job={job}
              shown={summary === generated ? 'ai' : 'article'}
              generated={generated}
              onShow={setVersion}
              onRetry={() => request({})}
              onCancel={cancel}
            />
            <Points
              // Resets the state for another summary, but not when the same one is stored again.
              key={`${summary.engine} ${summary.mode} ${summary.model} ${summary.type} ${summary.length}`}
              summary={isLinked ? summary : removeSources(summary)}
              surface={surface}
              page={page}
              spoken={spoken}
              job={job}
              newPoints={findNewPoints(summary, job)}
            />
          </>
        )}
        {onOpenPdf && !receipt && <OpenAnother onOpen={onOpenPdf} />}
        {summary && receipt && <Receipt job={job} summary={summary} onBack={toggleReceipt} />}
        {!summary && isRunning(job) && <LoadingView job={job} onCancel={cancel} />}
      </div>
      {lastSummary && (
        <PointHint hidden={receipt} next={<BuiltInAiHint job={job} hidden={receipt} />} />
      )}
      {lastSummary && (
        <Toolbar
          job={job}
          summary={lastSummary}
          surface={surface}
          onRequest={request}
          onSpeak={speak}
        />
      )}
      {lastSummary && <Footer job={job} summary={lastSummary} onReceipt={toggleReceipt} />}
      {!lastSummary && status === 'failed' && <FooterWithoutSummary />}
      <p class="visually-hidden" role="status">
        {summary && status === 'done' ? plural('announce_ready', summary.points.length) : ''}
      </p>
    </main>
  );
}

function OpenAnother({ onOpen }: { onOpen(): void }) {
  return (
    <p class="notice">
      <button type="button" class="link" onClick={onOpen}>
        {t('pdf_another')}
      </button>
    </p>
  );
}

/** Returns the summary to show, and keeps the previous one while another variant is generated. */
function useSummary(job: Job, version: Version) {
  const own = findSummary(job, 'extractive');
  const generated = findAiSummary(job);
  // During extraction the old summary is hidden; it comes back if the extraction fails.
  const summary = job.status === 'extracting' ? undefined : (version === 'ai' && generated) || own;
  // Keeps the controls and their focus while another variant is generated.
  const last = useRef<Summary | undefined>(undefined);
  last.current = summary ?? (job.status === 'summarizing' ? last.current : undefined);
  return { summary, generated, held: last.current };
}

/** Removes the links of a summary whose page cannot show them. */
function removeSources(summary: Summary): Summary {
  return { ...summary, points: summary.points.map((point) => ({ ...point, sources: [] })) };
}
