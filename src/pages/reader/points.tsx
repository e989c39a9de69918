/** The points, each a way back to its sentence. */

import { useRef, useState } from 'preact/hooks';
import { t } from '../../platform/i18n.ts';
import type { Summary } from '../../summary/summary.ts';
import { direction } from '../../text/script.ts';
import { ListedPoint, SentencePoint } from './point-view.tsx';
import { type Reached, usePageMark } from './use-page-mark.ts';
import { usePointInView } from './use-point-in-view.ts';
import { useRestingPointer } from './use-resting-pointer.ts';
import { Where, whereText } from './where.tsx';

interface Props {
  tabId: number;
  summary: Summary;
  /** Whether this reader stays open while the page is scrolled. */
  beside: boolean;
  /** Of the article. */
  url: string;
  /** Texts of the points that are new since an earlier visit. */
  news: ReadonlySet<string>;
}

export function Points({ tabId, summary, beside, url, news }: Props) {
  const inView = usePointInView(tabId, summary, beside);
  const { followed, handlers, reveal } = useFollowing(tabId, summary);
  const current = inView ?? followed?.index;
  const way = (index: number) => ({
    ...handlers(index),
    'aria-current': current === index ? ('true' as const) : undefined,
    title: t('point_go'),
  });
  const where = (index: number) =>
    followed?.index === index && (
      <Where
        anchor={summary.points[index]?.sources[0]}
        reached={followed.reached}
        onReveal={reveal}
      />
    );
  const language = { lang: summary.lang, dir: direction(summary.lang) };
  return (
    <>
      {summary.form === 'tldr' ? (
        <div class="paragraph">
          <p {...language}>
            {summary.points.map((point, index) => (
              <>
                <SentencePoint point={point} way={way(index)} url={url} lang={summary.lang} />{' '}
              </>
            ))}
          </p>
          {followed && followed.reached !== 'marked' && where(followed.index)}
        </div>
      ) : (
        <ol class="points" dir={language.dir} aria-label={t('points_label')}>
          {summary.points.map((point, index) => (
            <li key={point.text}>
              <ListedPoint
                point={point}
                way={way(index)}
                language={language}
                isNew={news.has(point.text)}
              />
              {where(index)}
            </li>
          ))}
        </ol>
      )}
      <p class="visually-hidden" role="status">
        {followed && whereText(followed.reached)}
      </p>
    </>
  );
}

/** The point that was followed last, and how far. By its place, since points are parsed anew. */
interface Followed {
  index: number;
  reached: Reached;
}

/** Looking at a point marks its sentence; following it goes there, and the mark stays. */
function useFollowing(tabId: number, { points }: Summary) {
  const page = usePageMark(tabId);
  const [followed, setFollowed] = useState<Followed>();
  // Told before the page has answered: the pointer may have gone by then.
  const wanted = useRef<number | undefined>(undefined);
  const anchorAt = (index: number | undefined) =>
    index === undefined ? undefined : points[index]?.sources[0];

  const go = async (index: number, way: 'follow' | 'reveal') => {
    wanted.current = index;
    const anchor = anchorAt(index);
    setFollowed({ index, reached: anchor ? await page[way](anchor) : 'gone' });
  };
  const stay = () => page.preview(anchorAt(wanted.current));
  const look = (index: number) => () => page.preview(anchorAt(index));
  const hasMoved = useRestingPointer();
  const ifMoved = (act: () => void) => (event: MouseEvent) => {
    if (hasMoved(event)) act();
  };

  return {
    followed,
    handlers: (index: number) => ({
      onClick(event: MouseEvent) {
        event.preventDefault();
        void go(index, 'follow');
      },
      onMouseEnter: ifMoved(look(index)),
      onMouseLeave: ifMoved(stay),
      onFocus: look(index),
      // It keeps the focus where it is the window that loses it: a press in the page takes the mark away.
      onBlur(event: FocusEvent) {
        if (document.activeElement !== event.currentTarget) stay();
      },
    }),
    reveal() {
      if (followed) void go(followed.index, 'reveal');
    },
  };
}
