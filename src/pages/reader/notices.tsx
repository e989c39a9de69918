/** What the reader should know before trusting the points. */

import { maxRecordsPerAddress } from '../../history/article-url.ts';
import { formatNumber, formatWhen, plural, t } from '../../platform/i18n.ts';
import type { Wish } from '../../platform/messages.ts';
import type { Job } from '../../platform/session.ts';
import { partialText } from './partial-text.ts';
import { PressButton } from './press-button.tsx';
import type { TabAccess } from './use-tab-access.ts';

interface Props {
  job: Job;
  access: TabAccess;
  onWish(wish: Wish): void;
}

/** The points may have been scrolled away from the notices. A stable function, so that it is called once. */
function bringIntoSight(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' });
}

export function Notices({ job, access, onWish }: Props) {
  const { head, scope, changedSince, standing, added, outdated, kept } = job;
  // What is selected still is when the view opens again; it is not taken a second time.
  const passed = head && { passedSelection: head.textHash };
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
      {access === 'foreign' && (
        <p class="notice press" ref={bringIntoSight}>
          <PressButton />
        </p>
      )}
      {(access === 'readable' || access === 'unknown') && (
        <Notice>
          {t('page_moved_on')}{' '}
          {access === 'readable' && (
            <button type="button" class="link" onClick={() => onWish({ scope })}>
              {t('read_again')}
            </button>
          )}
        </Notice>
      )}
      {added && !outdated && <Changed job={job} added={added} onWish={onWish} />}
      {changedSince !== undefined && !added && (
        <Notice>
          {t('article_changed', formatWhen(changedSince))}
          {standing && ` ${plural('points_standing', standing.of, formatNumber(standing.points))}`}
        </Notice>
      )}
      {head && head.visibleShare < 1 && <Notice>{t('wall')}</Notice>}
      {head?.partial && <Notice>{partialText(head)}</Notice>}
      {head?.continues && <Notice>{t('continues')}</Notice>}
      {kept === 'private' && <Notice>{t('not_kept_private')}</Notice>}
      {kept === 'refused' && <Notice>{t('not_kept_refused')}</Notice>}
      {kept === 'no-room' && <Notice>{t('not_saved_no_room')}</Notice>}
      {kept === 'address-full' && (
        <Notice>{t('not_saved_address_full', formatNumber(maxRecordsPerAddress))}</Notice>
      )}
    </>
  );
}

interface ChangedProps {
  job: Job;
  added: readonly string[];
  onWish(wish: Wish): void;
}

/** The page says more by now: what, and an update if it is wanted. */
function Changed({ job: { startedAt, scope, head }, added, onWish }: ChangedProps) {
  return (
    <div class="notice changed">
      {t('article_changed', formatWhen(startedAt))}{' '}
      <button type="button" class="link update" onClick={() => onWish({ scope })}>
        {t('update')}
      </button>
      {added.length > 0 && (
        <details>
          <summary>{t('article_added')}</summary>
          <ul lang={head?.lang} dir={head?.dir}>
            {added.map((text) => (
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
