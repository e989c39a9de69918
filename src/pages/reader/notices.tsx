/** What the reader should know before trusting the points. */

import type { Job } from '../../background/jobs/job.ts';
import { maxRecordsPerAddress } from '../../history/article-url.ts';
import { formatNumber, formatWhen, plural, t } from '../../platform/i18n.ts';
import type { Wish } from '../../platform/messages.ts';
import { partialText } from './partial-text.ts';

export function Notices({ job, onWish }: { job: Job; onWish(wish: Wish): void }) {
  const { article, scope, previousSavedAt, matchingPoints, addedBlocks, freshness, saveStatus } =
    job;
  return (
    <>
      {scope.kind === 'selection' && (
        <Notice>
          <button type="button" class="link" onClick={() => onWish({ scope: { kind: 'page' } })}>
            {t('whole_page')}
          </button>
        </Notice>
      )}
      <FreshnessNotice
        job={job}
        // What was selected went with the page.
        onSummarize={() => onWish({ scope: scope.kind === 'page' ? scope : { kind: 'page' } })}
      />
      {addedBlocks && freshness === 'current' && (
        <Changed job={job} addedBlocks={addedBlocks} onWish={onWish} />
      )}
      {previousSavedAt !== undefined && !addedBlocks && (
        <Notice>
          {t('article_changed', formatWhen(previousSavedAt))}
          {matchingPoints &&
            ` ${plural('points_standing', matchingPoints.of, formatNumber(matchingPoints.points))}`}
        </Notice>
      )}
      {article && article.visibleShare < 1 && <Notice>{t('wall')}</Notice>}
      {article?.partial && <Notice>{partialText(article)}</Notice>}
      {article?.hasNextPage && <Notice>{t('continues')}</Notice>}
      {saveStatus === 'incognito' && <Notice>{t('not_kept_private')}</Notice>}
      {saveStatus === 'failed' && <Notice>{t('not_kept_refused')}</Notice>}
      {saveStatus === 'no-room' && <Notice>{t('not_saved_no_room')}</Notice>}
      {saveStatus === 'address-full' && (
        <Notice>{t('not_saved_address_full', formatNumber(maxRecordsPerAddress))}</Notice>
      )}
    </>
  );
}

interface FreshnessProps {
  job: Job;
  onSummarize(): void;
}

/** That the page shows something else by now, or may; and the way to a summary of that. */
function FreshnessNotice({ job, onSummarize }: FreshnessProps) {
  const { startedAt, article } = job;
  switch (job.freshness) {
    case 'current':
      return null;
    case 'outdated':
      return (
        <Notice>
          {t('page_outdated')} <Link name={t('summarize_page')} onClick={onSummarize} />
        </Notice>
      );
    case 'reloaded':
      return (
        <Notice>
          {t('page_may_have_changed', formatWhen(startedAt))}{' '}
          <Link name={t('read_again')} onClick={onSummarize} />
        </Notice>
      );
    case 'unknown':
      return (
        <Notice>
          {t('page_may_have_changed', formatWhen(startedAt))} {t('fail_no_tab')}{' '}
          {article && <Address url={article.url} />}
        </Notice>
      );
  }
}

/** Where the article was: the way back to it, where that is an address of the web. */
function Address({ url }: { url: string }) {
  if (!/^https?:/.test(url)) return <bdi class="address">{url}</bdi>;
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

interface ChangedProps {
  job: Job;
  addedBlocks: readonly string[];
  onWish(wish: Wish): void;
}

/** The page says more by now: what, and an update if it is wanted. */
function Changed({ job: { startedAt, scope, article }, addedBlocks, onWish }: ChangedProps) {
  return (
    <div class="notice changed">
      {t('article_changed', formatWhen(startedAt))}{' '}
      <button type="button" class="link update" onClick={() => onWish({ scope })}>
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
