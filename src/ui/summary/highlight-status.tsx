/** Says what became of a highlight, and quotes the sentence if it cannot be seen. */

import { formatNumber, t } from '../../browser/i18n.ts';
import type { Anchor } from '../../extraction/article.ts';
import type { HighlightOutcome } from './use-page-highlight.ts';

interface Props {
  anchor: Anchor | undefined;
  /** `undefined` while the page is scrolling to the sentence. */
  outcome: HighlightOutcome | undefined;
  onReveal(event: MouseEvent): void;
  /** Scrolls back to the previous position; `undefined` if it is unknown. */
  onBack: (() => void) | undefined;
}

/** The sentence is not quoted if the user can see it or bring it into view. */
const unquoted: readonly HighlightOutcome[] = ['shown', 'off-screen', 'behind-view', 'in-viewer'];

export function HighlightStatus({ anchor, outcome, onReveal, onBack }: Props) {
  if (!outcome && !onBack) return null;
  return (
    <p class="highlight-status" dir="auto" data-outcome={outcome}>
      {outcome && (
        <>
          {getHighlightStatusText(outcome, anchor)}{' '}
          {anchor && !unquoted.includes(outcome) && <q dir="auto">{anchor.quote}</q>}{' '}
        </>
      )}
      {outcome === 'collapsed' && (
        <button type="button" class="link reveal" onClick={onReveal}>
          {t('point_open')}
        </button>
      )}
      {onBack && (
        <button type="button" class="link back-button" onClick={onBack}>
          {t('point_back')}
        </button>
      )}
    </p>
  );
}

/** Returns the localized outcome, for screen reader users, who cannot see the page scroll. */
export function getHighlightStatusText(
  reached: HighlightOutcome,
  anchor: Anchor | undefined,
): string {
  switch (reached) {
    case 'shown':
      return t('point_shown');
    case 'off-screen':
      return t('point_off_screen');
    case 'covered':
      return t('point_covered');
    case 'behind-dialog':
      return t('point_behind_dialog');
    case 'behind-view':
      return t('point_behind_view');
    case 'collapsed':
      return t('point_collapsed');
    case 'hidden':
      return t('point_hidden');
    case 'not-found':
      return t('point_not_found');
    case 'unreachable':
      return t('point_unreachable');
    case 'in-viewer':
      return t('point_in_viewer');
    case 'on-page':
      return anchor?.page === undefined
        ? t('point_in_pdf')
        : t('point_on_page', formatNumber(anchor.page));
  }
}
