/** What the reader should know before trusting the points. */

import type { Job } from '../../background/jobs/job.ts';
import { formatDateOrTime, formatNumber, plural, t } from '../../browser/i18n.ts';
import type { SummaryRequest } from '../../browser/messaging.ts';
import { isHttpUrl } from '../../shared/url.ts';
import { maxRecordsPerAddress } from '../../storage/history/article-url.ts';
import { partialText } from './partial-text.ts';
import { PressButton } from './press-button.tsx';
import type { TabAccess } from './use-tab-access.ts';

interface Props {
  job: Job;
  access: TabAccess;
  onWish(request: SummaryRequest): void;
}

export function Notices({ job, access, onWish }: Props) {
  const { article, scope, previousSavedAt, matchingPoints, addedBlocks, freshness, saveStatus } =
    job;
  // What is selected still is when the view opens again; it is not taken a second time.
  const passed = article && { passedSelection: article.textHash };
  return (
    <>
      {scope.kind === 'selection' && (
        <Notice>
          <button
            type="button"
            class="link"
            onClick={() => onWish({ scope: { kind: 'page', ...passed } })}
          >
            {t('whole_page')}
          </button>
        </Notice>
      )}
      <FreshnessNotice
        job={job}
        access={access}
        // What was selected went with the page.
        onSummarize={() => onWish({ scope: scope.kind === 'page' ? scope : { kind: 'page' } })}
      />
      {addedBlocks && freshness === 'current' && (
        <ArticleUpdatedNotice job={job} addedBlocks={addedBlocks} onRequest={onWish} />
      )}
      {previousSavedAt !== undefined && !addedBlocks && (
        <Notice>
          {t('article_changed', formatDateOrTime(previousSavedAt))}
          {matchingPoints &&
            ` ${plural('points_matching', matchingPoints.of, formatNumber(matchingPoints.points))}`}
        </Notice>
      )}
      {article && article.visibleShare < 1 && <Notice>{t('paywall')}</Notice>}
      {article?.partial && <Notice>{partialText(article)}</Notice>}
      {article?.hasNextPage && <Notice>{t('has_next_page')}</Notice>}
      {saveStatus === 'incognito' && <Notice>{t('not_saved_incognito')}</Notice>}
      {saveStatus === 'failed' && <Notice>{t('not_saved_storage_full')}</Notice>}
      {saveStatus === 'no-room' && <Notice>{t('not_saved_no_room')}</Notice>}
      {saveStatus === 'address-full' && (
        <Notice>{t('not_saved_address_full', formatNumber(maxRecordsPerAddress))}</Notice>
      )}
    </>
  );
}

interface FreshnessProps {
  job: Job;
  access: TabAccess;
  onSummarize(): void;
}

/**
 * That the page shows something else by now, or may; and the way to a summary of that: by a press here
 * where the page can be read, else by one of the toolbar button.
 */
function FreshnessNotice({ job, access, onSummarize }: FreshnessProps) {
  const { freshness, startedAt, article } = job;
  if (freshness === 'current') return null;
  const isOutdated = freshness === 'outdated';
  return (
    <>
      {access === 'foreign' && (
        <p class="notice press" ref={bringIntoSight}>
          <PressButton />
        </p>
      )}
      <Notice>
        {isOutdated ? t('page_outdated') : t('page_may_have_changed', formatDateOrTime(startedAt))}{' '}
        {access === 'readable' && (
          <Link name={t(isOutdated ? 'summarize_page' : 'read_again')} onClick={onSummarize} />
        )}
        {freshness === 'unknown' && article && <Address url={article.url} />}
      </Notice>
    </>
  );
}

/** The points may have been scrolled away from the notices. A stable function, so that it is called once. */
function bringIntoSight(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' });
}

/** Where the article was: the way back to it, where that is an address of the web. */
function Address({ url }: { url: string }) {
  if (!isHttpUrl(url)) return <bdi class="address">{url}</bdi>;
  return (
    <a class="address" href={url} target="_blank" rel="noreferrer">
      <bdi>{url}</bdi>
    </a>
  );
}

function Link({ name, onClick }: { name: string; onClick(): void }) {
  return (
    <button type="button" class="link" onClick={onClick}>
      {name}
    </button>
  );
}

interface ArticleUpdatedProps {
  job: Job;
  addedBlocks: readonly string[];
  onRequest(request: SummaryRequest): void;
}

/** The page says more by now: what, and an update if it is wanted. */
function ArticleUpdatedNotice({
  job: { startedAt, scope, article },
  addedBlocks,
  onRequest,
}: ArticleUpdatedProps) {
  return (
    <div class="notice changed">
      {t('article_changed', formatDateOrTime(startedAt))}{' '}
      <button type="button" class="link update" onClick={() => onRequest({ scope })}>
        {t('update')}
      </button>
      {addedBlocks.length > 0 && (
        <details>
          <summary>{t('article_added')}</summary>
          <ul lang={article?.lang} dir={article?.dir}>
            {addedBlocks.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function Notice({ children }: { children: preact.ComponentChildren }) {
  return <p class="notice">{children}</p>;
}
