/** Chooses the message and the actions for each failure. */

import type { Job } from '../../background/jobs/job.ts';
import type { RestrictedPage } from '../../browser/restricted-pages.ts';
import { type PageKind, pageKinds } from '../../extraction/page/refused-page.ts';
import type { Failure, FileProblem } from '../../shared/result.ts';
import { isHttpUrl } from '../../shared/url.ts';
import type { Surface } from './use-tab.ts';

/** An action that the user can take. They are listed in the order of their usefulness. */
export type Action =
  | 'summarize-anyway'
  | 'summarize-page'
  | 'retry'
  | 'allow'
  | 'reload'
  | 'back'
  | 'leave-reader-view'
  | 'open-page'
  | 'open-extension'
  | 'open-pdf'
  | 'history'
  | 'settings';

/** The messages are `fail_<name>_title` and `fail_<name>`. */
export type FailureName =
  | 'aborted'
  | 'empty'
  | 'engine_failed'
  | 'engine_unavailable'
  | 'file_closed'
  | 'file_damaged'
  | 'file_no_text'
  | 'file_not_pdf'
  | 'file_too_large'
  | 'grant_ended'
  | 'list'
  | 'missing'
  | 'needs_access'
  | 'needs_access_incognito'
  | 'no_article'
  | 'nothing'
  | 'not_loaded'
  | 'opened'
  | 'page_gone'
  | 'protected'
  | 'restricted_blank'
  | 'restricted_browser'
  | 'restricted_file'
  | 'restricted_pdf'
  | 'restricted_reader_view'
  | 'restricted_source'
  | 'restricted_store'
  | 'sign_in'
  | 'site_error'
  | 'storage_full'
  | 'timed_out'
  | 'too_short'
  | 'too_short_selection'
  | 'unnamed'
  | 'unexpected'
  | 'video';

export interface FailureMessage {
  name: FailureName;
  actions: readonly Action[];
}

/** The circumstances that the message depends on. */
interface Circumstances {
  job: Job;
  surface: Surface;
  /** True if this view has just loaded the page in the tab. */
  opened: boolean;
}

/**
 * Chooses what to say about a failure and which actions to offer.
 *
 * @param where the circumstances: the page, the job and the surface of the view
 * @returns the name of the messages and the actions in order of usefulness
 */
export function getFailureMessage({ code, detail }: Failure, where: Circumstances): FailureMessage {
  const { job } = where;
  switch (code) {
    case 'no-article':
    case 'too-short':
      if (job.scope.kind === 'selection')
        return { name: 'too_short_selection', actions: ['summarize-page'] };
      return getPageMessage(job.scope.force === true, code, parsePageKind(detail));
    case 'restricted-page':
      return getRestrictedMessage(detail as RestrictedPage | undefined, where);
    case 'unreadable-file':
      return {
        name: getFileMessage({ code, ...(detail && { detail }) }),
        actions: detail === 'closed' ? ['open-pdf'] : ['history'],
      };
    case 'needs-access':
      // The browser keeps a grant, and lists its site, long after a private window is closed.
      if (job.incognito) return { name: 'needs_access_incognito', actions: ['retry'] };
      return { name: 'needs_access', actions: detail ? ['allow'] : ['retry'] };
    case 'engine-unavailable':
      return { name: 'engine_unavailable', actions: ['settings'] };
    case 'engine-failed':
      return { name: 'engine_failed', actions: ['retry', 'settings'] };
    case 'page-gone':
      return { name: 'page_gone', actions: ['retry'] };
    case 'timed-out':
      return { name: 'timed_out', actions: ['retry'] };
    case 'aborted':
      return { name: 'aborted', actions: ['retry'] };
    case 'storage-full':
      return { name: 'storage_full', actions: ['retry'] };
    case 'unexpected':
      return { name: 'unexpected', actions: ['retry', 'reload'] };
  }
}

/** Chooses what to say about a file that the user has opened, or that a viewer shows. */
export function getFileMessage({ code, detail }: Failure): FailureName {
  if (code === 'aborted' || code === 'storage-full' || code === 'too-short')
    return code.replace('-', '_') as FailureName;
  if (code !== 'unreadable-file') return 'unexpected';
  switch (detail as FileProblem | undefined) {
    case 'too-large':
      return 'file_too_large';
    case 'no-text':
      return 'file_no_text';
    case 'not-pdf':
      return 'file_not_pdf';
    case 'closed':
      return 'file_closed';
    default:
      return 'file_damaged';
  }
}

/**
 * Messages for a page without an article. “Summarize anyway” is not offered twice, as it would fail
 * again.
 */
function getPageMessage(
  wasForced: boolean,
  code: 'no-article' | 'too-short',
  kind: PageKind | undefined,
): FailureMessage {
  const anyway: Action[] = wasForced ? [] : ['summarize-anyway'];
  switch (kind) {
    case 'missing':
      return { name: 'missing', actions: ['back', 'reload'] };
    case 'site-error':
      return { name: 'site_error', actions: ['reload'] };
    case 'empty':
      return { name: 'empty', actions: ['retry', 'reload'] };
    case 'list':
      return { name: 'list', actions: anyway };
    case 'video':
      return { name: 'video', actions: wasForced ? ['history'] : anyway };
    case 'sign-in':
      return { name: 'sign_in', actions: wasForced ? ['retry'] : anyway };
  }
  if (wasForced) return { name: 'nothing', actions: ['history'] };
  return {
    name: code === 'too-short' || kind === 'short' ? 'too_short' : 'no_article',
    actions: anyway,
  };
}

function getRestrictedMessage(
  kind: RestrictedPage | undefined,
  { surface, opened }: Circumstances,
): FailureMessage {
  // A view other than the popup stays open after the grant of a page has ended, and Chromium then
  // reports the page like a file.
  const isUnnamed =
    kind === 'file' || kind === 'unnamed' || kind === 'protected' || kind === 'source';
  if (opened && (isUnnamed || kind === 'grant-ended')) return { name: 'opened', actions: [] };
  if (surface !== 'popup' && isUnnamed) return { name: 'grant_ended', actions: ['history'] };
  switch (kind) {
    case 'store':
      return { name: 'restricted_store', actions: ['history'] };
    case 'pdf':
      return { name: 'restricted_pdf', actions: ['open-pdf', 'history'] };
    case 'file':
      return { name: 'restricted_file', actions: ['open-extension', 'open-pdf'] };
    case 'unnamed':
      return { name: 'unnamed', actions: ['history'] };
    case 'reader-view':
      return { name: 'restricted_reader_view', actions: ['leave-reader-view'] };
    case 'source':
      return { name: 'restricted_source', actions: ['open-page'] };
    case 'blank':
      return { name: 'restricted_blank', actions: ['history'] };
    case 'not-loaded':
      return { name: 'not_loaded', actions: ['reload'] };
    case 'protected':
      return { name: 'protected', actions: ['reload'] };
    case 'grant-ended':
      return { name: 'grant_ended', actions: ['history'] };
    default:
      return { name: 'restricted_browser', actions: ['history'] };
  }
}

/**
 * Returns the address behind Firefox's reader view or view-source page.
 *
 * @returns `undefined` if the address is not one of these
 */
export function getOriginalUrl(address: string | undefined): string | undefined {
  const source = /^view-source:(https?:.*)$/.exec(address ?? '')?.[1];
  const read = address?.startsWith('about:reader?')
    ? new URLSearchParams(address.slice('about:reader?'.length)).get('url')
    : undefined;
  const page = source ?? read ?? '';
  return isHttpUrl(page) ? page : undefined;
}

function parsePageKind(detail: string | undefined): PageKind | undefined {
  return pageKinds.find((kind) => kind === detail);
}
