/** Below the point that says what is on a list: all of its items, each a way to its place. */

import { useState } from 'preact/hooks';
import { t } from '../../platform/i18n.ts';
import type { Point } from '../../summary/summary.ts';
import type { PageMark, Reached } from './use-page-mark.ts';
import { Where } from './where.tsx';

export function ListItems({ point: { sources }, page }: { point: Point; page: PageMark }) {
  const [followed, setFollowed] = useState<{ at: number; reached: Reached }>();
  const go = async (at: number, way: 'follow' | 'reveal') => {
    const anchor = sources[at];
    if (anchor) setFollowed({ at, reached: await page[way](anchor) });
  };
  return (
    <ol class="items" aria-label={t('list_items')}>
      {sources.map((anchor, at) => (
        // The items never move: they are made once, with the summary.
        <li key={`${at}`}>
          <button
            type="button"
            class="link"
            aria-current={followed?.at === at ? 'true' : undefined}
            onClick={() => void go(at, 'follow')}
          >
            {anchor.quote}
          </button>
          {followed?.at === at && followed.reached !== 'marked' && (
            <Where
              anchor={anchor}
              reached={followed.reached}
              onReveal={() => void go(at, 'reveal')}
            />
          )}
        </li>
      ))}
    </ol>
  );
}
