/** Where following a point has led: into the page, or why not, and then to the quotation. */

import type { Anchor } from '../../article/article.ts';
import { t } from '../../platform/i18n.ts';
import type { Reached } from './use-page-mark.ts';

interface Props {
  anchor: Anchor | undefined;
  reached: Reached;
  onReveal(event: MouseEvent): void;
}

export function Where({ anchor, reached, onReveal }: Props) {
  return (
    <p class="where" dir="auto" data-reached={reached}>
      {whereText(reached)} {reached !== 'marked' && anchor && <q>{anchor.quote}</q>}{' '}
      {reached === 'closed' && (
        <button type="button" class="link reveal" onClick={onReveal}>
          {t('point_open')}
        </button>
      )}
    </p>
  );
}

/** The same in words, for those who cannot see that the page has moved. */
export function whereText(reached: Reached): string {
  switch (reached) {
    case 'marked':
      return t('point_shown');
    case 'closed':
      return t('point_closed');
    case 'hidden':
      return t('point_hidden');
    case 'gone':
      return t('point_missing');
    case 'unreached':
      return t('point_unreached');
  }
}
