/** Shows what the user should know before trusting the points. */

import type { Job } from '../../background/jobs/job.ts';
import { formatDateOrTime, formatNumber, plural, t } from '../../browser/i18n.ts';
import type { SummaryRequest } from '../../browser/messaging.ts';
import { isHttpUrl } from '../../shared/url.ts';
import { maxRecordsPerAddress } from '../../storage/history/article-url.ts';
import { PressButton } from './error-view.tsx';
import { getPartialText } from './points.tsx';
import type { TabAccess } from './use-tab.ts';

interface Props {
  job: Job;
  access: TabAccess;
  onRequest(request: SummaryRequest): void;
}

export function Notices({ job, access, onRequest }: Props) {
  const { article, scope, previousSavedAt, matchingPoints, addedBlocks, freshness, saveStatus } =
    job;
  // The text is still selected when the view opens again; it must not be summarized a second time.
  const passed = article && { passedSelection: article.textHash };
  return (
    <>
      {scope.kind === 'selection' && (
        <Notice>
          <button
            type="button"
            class="link"
            onClick={() => onRequest({ scope: { kind: 'page', ...passed } })}
          >
            {t('whole_page')}
          </button>
        </Notice>
      )}
      <FreshnessNotice
        job={job}
        access={access}
        // A selection does not outlive its page, so the new page is summarized whole.
        onSummarize={() => onRequest({ scope: scope.kind === 'page' ? scope : { kind: 'page' } })}
      />
      {addedBlocks && freshness === 'current' && (
        <ArticleUpdatedNotice job={job} addedBlocks={addedBlocks} onRequest={onRequest} />
      )}
      {previousSavedAt !== undefined && !addedBlocks && (
        <Notice>
          {t('article_changed', formatDateOrTime(previousSavedAt))}
          {matchingPoints &&
            ` ${plural('points_matching', matchingPoints.of, formatNumber(matchingPoints.points))}`}
        </Notice>
      )}
      {article && article.visibleShare < 1 && <Notice>{t('paywall')}</Notice>}
      {article?.partial && !article.pdf && <Notice>{getPartialText(article)}</Notice>}
      {article?.pdf?.pages && article.pdf.pages.read < article.pdf.pages.total && (
        <Notice>
          {t(
            'pdf_pages_read',
            formatNumber(article.pdf.pages.read),
            formatNumber(article.pdf.pages.total),
          )}
        </Notice>
      )}
      {article?.hasNextPage && <Notice>{t('has_next_page')}</Notice>}
      {saveStatus === 'incognito' && <Notice>{t('not_saved_incognito')}</Notice>}
      {saveStatus === 'failed' && <Notice>{t('not_saved_failed')}</Notice>}
      {saveStatus === 'storage-full' && <Notice>{t('not_saved_storage_full')}</Notice>}
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
 * Says that the page has changed, or may have, and offers to summarize it again: with a button if
 * the page can be read, otherwise by pointing to the toolbar button.
 */
function FreshnessNotice({ job, access, onSummarize }: FreshnessProps) {
  const { freshness, startedAt, article } = job;
  if (freshness === 'current') return null;
  const isOutdated = freshness === 'outdated';
  return (
    <>
      {access === 'foreign' && (
        <p class="notice press" ref={scrollIntoView}>
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

/**
 * Scrolls the notice into view, as the user may have scrolled down to the points. The function is
 * stable, so that Preact calls it only once.
 */
function scrollIntoView(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' });
}

/** Shows the address of the article, as a link if it is a web address. */
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

/** Says that the article has grown, by how much, and offers to update the summary. */
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
