/** Lists the items of a listicle below their point; each leads to its place in the article. */

import type { ComponentChildren } from 'preact';
import { t } from '../../browser/i18n.ts';
import type { Point } from '../../summarizer/summary.ts';

interface Props {
  point: Point;
  /** Index of the item that was followed last. */
  current: number;
  onPress(item: number): void;
  /** Renders the highlight status below an item. */
  where(item: number): ComponentChildren;
}

export function ListItems({ point: { sources }, current, onPress, where }: Props) {
  return (
    <ol class="items" aria-label={t('list_items')}>
      {sources.map((anchor, item) => (
        // The items of a summary never change, so the index is a stable key.
        <li key={`${item}`}>
          <button
            type="button"
            class="link"
            aria-current={current === item ? 'true' : undefined}
            onClick={() => onPress(item)}
          >
            {anchor.quote}
          </button>
          {where(item)}
        </li>
      ))}
    </ol>
  );
}
