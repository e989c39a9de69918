/** Says why there is no summary and offers what helps. */

import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Job } from '../../background/jobs/job.ts';
import {
  isFirefox,
  openExtensionPage,
  openHistory,
  openOptions,
  openPdfPage,
} from '../../browser/extension-pages.ts';
import { t } from '../../browser/i18n.ts';
import { type SummaryRequest, send } from '../../browser/messaging.ts';
import { requestAccess } from '../../browser/permissions.ts';
import type { Navigation } from '../../browser/tabs.ts';
import type { Headline } from '../../extraction/page/refused-page.ts';
import type { Failure } from '../../shared/result.ts';
import {
  type Action,
  type FailureName,
  getFailureMessage,
  getFileMessage,
  getOriginalUrl,
} from './failure-messages.ts';
import { FooterWithoutSummary } from './footer.tsx';
import type { Surface } from './use-tab.ts';

// Asks the user to press the toolbar button, which grants access to the page.

/** Placeholder for the icon while the message is formatted; no message contains it. */
const gap = '\uFFFC';

export function PressButton() {
  const [before, after] = t('fail_no_tab', gap).split(gap);
  return (
    <>
      {before}
      <img class="app-icon" src="/icons/32.png" alt={t('extension_name')} />
      {after}
    </>
  );
}

// Lists the headlines of an index page; each opens its article and summarizes it.

interface HeadlinesProps {
  tabId: number;
  onNavigate(to: Navigation): void;
}

/** Shows nothing until the page has answered, or if it has no headlines. */
function Headlines({ tabId, onNavigate }: HeadlinesProps) {
  const [headlines, setHeadlines] = useState<readonly Headline[]>([]);
  useEffect(() => {
    void send('headlines', { tabId }).then((answer) => {
      if (answer.ok) setHeadlines(answer.value as Headline[]);
    });
  }, [tabId]);
  if (headlines.length === 0) return null;
  return (
    <section class="headlines" aria-label={t('headlines_label')}>
      <ol>
        {headlines.map(({ text, url }) => (
          <li key={url}>
            <button type="button" onClick={() => onNavigate({ kind: 'open', url })}>
              <span dir="auto">{text}</span> <span class="act">{t('headline_summarize')}</span>
            </button>
          </li>
        ))}
      </ol>
      <p class="hint">{isFirefox() ? t('headline_opens_press') : t('headline_opens')}</p>
    </section>
  );
}

interface Props {
  job: Job;
  failure: Failure;
  surface: Surface;
  /** True if this view has just loaded the page in the tab. */
  opened: boolean;
  onRequest(request: SummaryRequest): void;
  onNavigate(to: Navigation): void;
}

export function ErrorView(props: Props) {
  const { failure } = props;
  const isPdf = failure.code === 'restricted-page' && failure.detail === 'pdf';
  // Firefox lets nothing into its viewer, nor to the file that it shows.
  if (!isPdf || isFirefox()) return <FailureView {...props} />;
  return <LazyTabPdf {...props} />;
}

type TabPdfModule = typeof import('../pdf/pdf-reading.tsx');

/** Reads the PDF of the tab. Loads what that takes first, which no web page needs. */
function LazyTabPdf(props: Props) {
  const [loaded, setLoaded] = useState<TabPdfModule | 'failed'>();
  useEffect(() => {
    // The files are gone if the extension has been updated or removed meanwhile.
    void import('../pdf/pdf-reading.tsx').then(setLoaded, () => setLoaded('failed'));
  }, []);
  if (loaded === 'failed') return <FailureView {...props} />;
  if (!loaded) return <h1 class="visually-hidden">{t('summary_title')}</h1>;
  return (
    <loaded.TabPdf job={props.job}>
      {(failure) => <FailureView {...props} failure={failure} />}
    </loaded.TabPdf>
  );
}

function FailureView(props: Props) {
  const { job, failure, onNavigate } = props;
  const { name, actions } = getFailureMessage(failure, props);
  const buttons = actions.flatMap((action) => toButtons(action, props));
  return (
    <section class="error" data-code={failure.code} data-name={name}>
      <Message name={name} below={job.article !== undefined} />
      {name === 'list' && <Headlines tabId={job.tabId} onNavigate={onNavigate} />}
      <Choices buttons={buttons} />
    </section>
  );
}

/** Says why a file that the user has opened has no summary. */
export function FileFailure({
  failure,
  children,
}: {
  failure: Failure;
  children: ComponentChildren;
}) {
  const name = getFileMessage(failure);
  return (
    <section class="error" data-code={failure.code} data-name={name}>
      <Message name={name} />
      {children}
    </section>
  );
}

/** Shows a failure that came before there was a job, with a button to retry. */
export function StartupError({ failure, onRetry }: { failure: Failure; onRetry(): void }) {
  const name = failure.code === 'storage-full' ? 'storage_full' : 'unexpected';
  return (
    <main class="summary-view" data-status="failed">
      <section class="error" data-code={failure.code} data-name={name}>
        <Message name={name} />
        <Choices buttons={[{ name: t('retry'), onPress: onRetry }]} />
      </section>
      <FooterWithoutSummary />
    </main>
  );
}

/** Shown in a side panel that has no access to its tab yet. */
export function NoJobView() {
  return (
    <main class="summary-view">
      <section class="error">
        <h1>{t('fail_no_tab_title')}</h1>
        <p>
          <PressButton />
        </p>
      </section>
      <FooterWithoutSummary />
    </main>
  );
}

/** @param below true if the article's headline is shown above */
function Message({ name, below = false }: { name: FailureName; below?: boolean }) {
  const title = t(`fail_${name}_title`);
  return (
    <div role="alert">
      {below ? <h2>{title}</h2> : <h1>{title}</h1>}
      <p>{t(`fail_${name}`)}</p>
    </div>
  );
}

interface Button {
  name: string;
  onPress(): void;
}

function Choices({ buttons }: { buttons: readonly Button[] }) {
  if (buttons.length === 0) return null;
  return (
    <div class="choices">
      {buttons.map(({ name, onPress }, at) => (
        <button
          key={name}
          type="button"
          class={at === 0 ? 'button main' : 'button'}
          onClick={onPress}
        >
          {name}
        </button>
      ))}
    </div>
  );
}

/** Returns the button of an action; none if what it needs is unknown. */
function toButtons(action: Action, { job, failure, onRequest, onNavigate }: Props): Button[] {
  switch (action) {
    case 'summarize-anyway':
      return [
        {
          name: t('try_anyway'),
          onPress: () => onRequest({ scope: { kind: 'page', force: true } }),
        },
      ];
    case 'summarize-page':
      return [{ name: t('whole_page'), onPress: () => onRequest({ scope: { kind: 'page' } }) }];
    case 'retry':
      return [{ name: t('retry'), onPress: () => onRequest({}) }];
    case 'allow':
      return createAllowButton(failure.detail);
    case 'reload':
      return [{ name: t('reload_page'), onPress: () => onNavigate({ kind: 'reload' }) }];
    case 'back':
      return [{ name: t('go_back'), onPress: () => onNavigate({ kind: 'back' }) }];
    case 'leave-reader-view':
    case 'open-page':
      return createPageButton(action, getOriginalUrl(job.tabUrl), onNavigate);
    case 'open-extension':
      return [{ name: t('open_file_access'), onPress: openExtensionPage }];
    case 'open-pdf':
      return [
        {
          name: t('open_pdf'),
          onPress: () => openPdfPage({ id: job.tabId, incognito: job.incognito }),
        },
      ];
    case 'history':
      return [{ name: t('history_open'), onPress: () => void openHistory() }];
    case 'settings':
      return [{ name: t('settings'), onPress: () => void openOptions() }];
  }
}

function createAllowButton(origin: string | undefined): Button[] {
  if (!origin || !URL.canParse(origin)) return [];
  // The permission prompt may close this view, so the background continues after the grant.
  const onPress = () => void requestAccess([`${origin}/*`]);
  return [{ name: t('allow_site', new URL(origin).host), onPress }];
}

function createPageButton(
  action: 'leave-reader-view' | 'open-page',
  url: string | undefined,
  onNavigate: Props['onNavigate'],
): Button[] {
  if (url === undefined) return [{ name: t('history_open'), onPress: () => void openHistory() }];
  const name = action === 'open-page' ? t('open_page') : t('leave_reader_view');
  return [{ name, onPress: () => onNavigate({ kind: 'open', url }) }];
}
