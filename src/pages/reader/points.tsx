/** The points, each a way back to its sentence. */

import { useRef, useState } from 'preact/hooks';
import { t } from '../../platform/i18n.ts';
import type { Point, Summary } from '../../summary/summary.ts';
import { direction } from '../../text/script.ts';
import { ListItems } from './list-items.tsx';
import { PointFoot } from './point-foot.tsx';
import { PointPlace, Rail } from './point-place.tsx';
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
  /** Of the article, and its language. */
  url: string;
  lang: string;
  /** How many blocks the article has. */
  blocks: number;
  /** Texts of the points that are new since an earlier visit. */
  news: ReadonlySet<string>;
}

export function Points({ tabId, summary, beside, url, lang, blocks, news }: Props) {
  const inView = usePointInView(tabId, summary, beside);
  const { page, followed, handlers, reveal } = useFollowing(tabId, summary);
  const current = inView ?? followed?.index;
  const way = (index: number) => ({
    ...handlers(index),
    'aria-current': current === index ? ('true' as const) : undefined,
    'aria-describedby': `place-${index}`,
  });
  const where = (index: number) =>
    followed?.index === index && (
      <Where
        anchor={summary.points[index]?.sources[0]}
        reached={followed.reached}
        onReveal={reveal}
      />
    );
  const under = (point: Point, index: number) =>
    followed?.index === index && (
      <>
        <div class="under">
          {where(index)}
          <PointFoot point={point} blocks={blocks} url={url} lang={lang} />
        </div>
        {point.kind === 'contents' && <ListItems point={point} page={page} />}
      </>
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
          {followed && summary.points.map(under)}
          {summary.points.map((point, index) => (
            <PointPlace key={point.text} index={index} point={point} blocks={blocks} />
          ))}
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
              <PointPlace index={index} point={point} blocks={blocks} />
              <Rail point={point} blocks={blocks} />
              {under(point, index)}
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
    page,
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
