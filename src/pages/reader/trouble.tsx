/** No summary: why, and what to do instead. */

import type { Job } from '../../background/jobs/job.ts';
import { t } from '../../platform/i18n.ts';
import type { Wish } from '../../platform/messages.ts';
import type { RestrictedKind } from '../../platform/restricted.ts';
import { requestAccess } from '../../platform/site-access.ts';
import type { Failure } from '../../result.ts';
import { PressButton } from './press-button.tsx';
import type { Surface } from './surface.ts';

interface Props {
  job: Job;
  failure: Failure;
  surface: Surface;
  onWish(wish: Wish): void;
}

export function Trouble({ job, failure, surface, onWish }: Props) {
  const { code } = failure;
  const readable = code === 'no-article' || (code === 'too-short' && job.scope.kind === 'page');
  const allowed = code === 'needs-access' && failure.detail;
  const retry = code !== 'restricted-page' && !readable && !allowed;
  return (
    <section class="trouble" data-code={code}>
      {!job.article && <h1 class="visually-hidden">{t('failed_title')}</h1>}
      <p role="alert">{failureText(failure, job, surface)}</p>
      <div class="choices">
        {readable && (
          <button
            type="button"
            class="button main"
            onClick={() => onWish({ scope: { kind: 'page', anyway: true } })}
          >
            {t('try_anyway')}
          </button>
        )}
        {allowed && (
          // The background goes on once it is granted: the question may close this reader.
          <button
            type="button"
            class="button main"
            onClick={() => void requestAccess([`${allowed}/*`])}
          >
            {t('allow_site', new URL(allowed).host)}
          </button>
        )}
        {retry && (
          <button type="button" class="button main" onClick={() => onWish({})}>
            {t('retry')}
          </button>
        )}
      </div>
    </section>
  );
}

/** A job that could not even begin: there is none to show, only why, and a way to try again. */
export function Refused({ failure, onRetry }: { failure: Failure; onRetry(): void }) {
  return (
    <main class="reader" data-step="failed">
      <section class="trouble" data-code={failure.code}>
        <h1 class="visually-hidden">{t('failed_title')}</h1>
        <p role="alert">
          {failure.code === 'storage-full' ? t('fail_storage_full') : t('fail_unexpected')}
        </p>
        <div class="choices">
          <button type="button" class="button main" onClick={onRetry}>
            {t('retry')}
          </button>
        </div>
      </section>
    </main>
  );
}

/** A panel on a tab that was not read: it has no access of its own there. */
export function NoJob() {
  return (
    <main class="reader">
      <section class="trouble">
        <h1 class="visually-hidden">{t('reader_title')}</h1>
        <p>
          <PressButton />
        </p>
      </section>
    </main>
  );
}

function failureText({ code, detail }: Failure, job: Job, surface: Surface): string {
  switch (code) {
    case 'no-article':
      return t('fail_no_article');
    case 'too-short':
      return job.scope.kind === 'selection' ? t('fail_too_short_selection') : t('fail_too_short');
    case 'restricted-page':
      // Chromium refuses a page whose grant has ended as it does a file; but a reader that is no popup
      // stays open on a page that was read.
      if (surface !== 'popup' && detail === 'file') return t('fail_grant_ended');
      return restrictedText(detail as RestrictedKind | undefined);
    case 'needs-access':
      return t('fail_needs_access');
    case 'page-gone':
      return t('fail_page_gone');
    case 'engine-unavailable':
      return t('fail_engine_unavailable');
    case 'engine-failed':
      return t('fail_engine_failed');
    case 'timed-out':
      return t('fail_timed_out');
    case 'aborted':
      return t('fail_aborted');
    case 'storage-full':
      return t('fail_storage_full');
    case 'unexpected':
      return t('fail_unexpected');
  }
}

function restrictedText(kind: RestrictedKind | undefined): string {
  switch (kind) {
    case 'store':
      return t('fail_restricted_store');
    case 'pdf':
      return t('fail_restricted_pdf');
    case 'protected':
      return t('fail_restricted_protected');
    case 'file':
      return t('fail_restricted_file');
    case 'reader-view':
      return t('fail_restricted_reader_view');
    case 'blank':
      return t('fail_restricted_blank');
    case 'grant-ended':
      return t('fail_grant_ended');
    default:
      return t('fail_restricted_browser');
  }
}
