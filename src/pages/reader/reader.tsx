/** The reader: popup, panel and tab are one page that renders the tab's job. */

import { useRef, useState } from 'preact/hooks';
import { plural, t } from '../../platform/i18n.ts';
import type { Wish } from '../../platform/messages.ts';
import { send } from '../../platform/send.ts';
import { isRunning, type Job } from '../../platform/session.ts';
import type { EngineId, Summary } from '../../summary/summary.ts';
import { BannerOutcome } from './banner-switch.tsx';
import { BareFoot, Footer } from './footer.tsx';
import { Header } from './header.tsx';
import { ModelHint } from './model-hint.tsx';
import { newPoints } from './new-points.ts';
import { Notices } from './notices.tsx';
import { PointHint } from './point-hint.tsx';
import { Points } from './points.tsx';
import { Receipt } from './receipt.tsx';
import { type Surface, useTab } from './surface.ts';
import { Tools } from './tools.tsx';
import { NoJob, Refused, Trouble } from './trouble.tsx';
import { useHandOver } from './use-hand-over.ts';
import { useJob } from './use-job.ts';
import { type TabNavigation, useNavigation } from './use-navigation.ts';
import { useOwnModel } from './use-own-model.ts';
import { usePageMark } from './use-page-mark.ts';
import { useTabAccess } from './use-tab-access.ts';
import { type Version, Versions } from './versions.tsx';
import { Working } from './working.tsx';

export function Reader({ surface, search }: { surface: Surface; search: string }) {
  const tabId = useTab(surface, search);
  useHandOver(surface, tabId);
  const shown = useJob(tabId, surface !== 'panel');
  const navigation = useNavigation(tabId);
  if (navigation.state === 'loading') return <Working doing={t('working_loading')} />;
  if (shown.state === 'none') return <NoJob />;
  if (shown.state === 'unknown') return <Working />;
  if (shown.state === 'refused') return <Refused failure={shown.failure} onRetry={shown.retry} />;
  return <JobView key={shown.job.id} job={shown.job} surface={surface} navigation={navigation} />;
}

interface JobViewProps {
  job: Job;
  surface: Surface;
  navigation: TabNavigation;
}

function JobView({ job, surface, navigation }: JobViewProps) {
  const { tabId, failure } = job;
  const [receipt, setReceipt] = useState(false);
  // What the reader is reading is not swapped under their eyes: they turn to the other version.
  const [version, setVersion] = useState<Version>('article');
  useOwnModel(job);
  const access = useTabAccess(job);
  const page = usePageMark(tabId, surface);
  const [spoken, setSpoken] = useState<number>();
  const wish = (change: Wish) => void send('start', { tabId, wish: change });
  const { summary, generated, held } = useSummary(job, version);
  const speak = (index: number | undefined) => {
    setSpoken(index);
    page.speak(index === undefined ? undefined : held?.points[index]?.sources[0]);
  };
  return (
    <main class="reader" data-step={job.step} data-job={job.id} data-access={access}>
      <Header job={job} summary={held} />
      {/* It scrolls, and where nothing in it can be pressed, the keyboard would not reach it. */}
      <div class="body" tabIndex={access === 'foreign' ? 0 : undefined}>
        {summary && <BannerOutcome job={job} />}
        {summary && <Notices job={job} access={access} onWish={wish} />}
        {failure && (
          <Trouble
            job={job}
            failure={failure}
            surface={surface}
            opened={navigation.state === 'opened'}
            onWish={wish}
            onNavigate={navigation.go}
          />
        )}
        {summary && !receipt && (
          <>
            <Versions
              job={job}
              shown={summary === generated ? 'ai' : 'article'}
              written={generated !== undefined}
              onShow={setVersion}
              onRetry={() => wish({})}
              onCancel={() => void send('cancel', { tabId })}
            />
            <Points
              // Another form or length begins anew; the same one, stored again, does not.
              key={`${summary.engine} ${summary.form} ${summary.length}`}
              tabId={tabId}
              // On another page nothing leads anywhere.
              summary={access === 'foreign' ? withoutSources(summary) : summary}
              surface={surface}
              page={page}
              spoken={spoken}
              url={job.head?.url ?? ''}
              lang={job.head?.lang ?? summary.lang}
              blocks={job.head?.blocks ?? 0}
              news={newPoints(summary, job)}
            />
          </>
        )}
        {summary && receipt && (
          <Receipt job={job} summary={summary} onBack={() => setReceipt(false)} />
        )}
        {!summary && isRunning(job) && (
          <Working job={job} onCancel={() => void send('cancel', { tabId })} />
        )}
      </div>
      {held && <PointHint hidden={receipt} next={<ModelHint job={job} hidden={receipt} />} />}
      {held && (
        <Tools
          job={job}
          summary={held}
          surface={surface}
          isForeign={access === 'foreign'}
          onWish={wish}
          onSpeak={speak}
        />
      )}
      {held && <Footer job={job} summary={held} onReceipt={() => setReceipt(!receipt)} />}
      {!held && job.step === 'failed' && <BareFoot />}
      <p class="visually-hidden" role="status">
        {summary && job.step === 'done' ? plural('announce_ready', summary.points.length) : ''}
      </p>
    </main>
  );
}

/** What is shown of a job, and what is held: also while another form or length is written. */
function useSummary(job: Job, version: Version) {
  const own = summaryBy(job, 'bundled');
  const generated = job.beside && summaryBy(job, job.beside.engine);
  // While the page is read again, what was read of it waits, to be shown if that fails.
  const summary = job.step === 'reading' ? undefined : (version === 'ai' && generated) || own;
  // What can be pressed stays while another form or length is written, and the focus with it.
  const last = useRef<Summary | undefined>(undefined);
  last.current = summary ?? (job.step === 'writing' ? last.current : undefined);
  return { summary, generated, held: last.current };
}

function withoutSources(summary: Summary): Summary {
  return { ...summary, points: summary.points.map((point) => ({ ...point, sources: [] })) };
}

/** What this engine has written of what was asked for last. */
function summaryBy({ summaries, form, length }: Job, engine: EngineId): Summary | undefined {
  return summaries.find(
    (summary) => summary.engine === engine && summary.form === form && summary.length === length,
  );
}
