/** Below the point that says what is on a list: all of its items, each a way to its place. */

import type { ComponentChildren } from 'preact';
import { t } from '../../browser/i18n.ts';
import type { Point } from '../../summarizer/summary.ts';

interface Props {
  point: Point;
  /** Index of the item that was followed. */
  current: number;
  onPress(item: number): void;
  /** Where following an item has led, to be said below it. */
  where(item: number): ComponentChildren;
}

export function ListItems({ point: { sources }, current, onPress, where }: Props) {
  return (
    <ol class="items" aria-label={t('list_items')}>
      {sources.map((anchor, item) => (
        // The items never move: they are made once, with the summary.
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
