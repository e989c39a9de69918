/** Where following a point has led: into the page, or why not, and then to the quotation. */

import { t } from '../../browser/i18n.ts';
import type { Anchor } from '../../extraction/article.ts';
import type { HighlightOutcome } from './use-page-highlight.ts';

interface Props {
  anchor: Anchor | undefined;
  /** `undefined` while the page is still on its way there. */
  outcome: HighlightOutcome | undefined;
  onReveal(event: MouseEvent): void;
  /** Goes back to where the page was; `undefined` where that is not known. */
  onBack: (() => void) | undefined;
}

/** Where the sentence can be seen, or be made to be seen, its words are not said again. */
const unquoted: readonly HighlightOutcome[] = ['shown', 'off-screen', 'behind-view'];

export function HighlightStatus({ anchor, outcome, onReveal, onBack }: Props) {
  if (!outcome && !onBack) return null;
  return (
    <p class="highlight-status" dir="auto" data-outcome={outcome}>
      {outcome && (
        <>
          {highlightStatusText(outcome)}{' '}
          {anchor && !unquoted.includes(outcome) && <q>{anchor.quote}</q>}{' '}
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

/** The same in words, for those who cannot see that the page has moved. */
export function highlightStatusText(reached: HighlightOutcome): string {
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
  }
}
