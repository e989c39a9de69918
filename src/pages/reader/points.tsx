/** The points, each a way back to its sentence. */

import { t } from '../../platform/i18n.ts';
import type { Summary } from '../../summary/summary.ts';
import { direction } from '../../text/script.ts';
import { ListedPoint, SentencePoint } from './point-view.tsx';
import type { Surface } from './surface.ts';
import type { PageMark } from './use-page-mark.ts';
import { usePointNavigation } from './use-point-navigation.ts';
import { Where, whereText } from './where.tsx';

interface Props {
  tabId: number;
  summary: Summary;
  surface: Surface;
  /** The marks in the page, which are those of the whole view. */
  page: PageMark;
  /** Index of the point that is being read aloud. */
  spoken: number | undefined;
  /** Of the article. */
  url: string;
  /** Texts of the points that are new since an earlier visit. */
  news: ReadonlySet<string>;
}

export function Points({ tabId, summary, surface, page, spoken, url, news }: Props) {
  const options = { tabId, summary, surface, page, spoken };
  const { followed, current, canGoBack, handlers, reveal, goBack } = usePointNavigation(options);
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
        onBack={canGoBack ? goBack : undefined}
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
          {followed && where(followed.index)}
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
        {followed?.reached && whereText(followed.reached)}
      </p>
    </>
  );
}
