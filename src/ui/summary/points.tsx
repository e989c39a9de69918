/** Shows the points of a summary, each linked to its sentence. */

import type { Job } from '../../background/jobs/job.ts';
import { t } from '../../browser/i18n.ts';
import { getDirection } from '../../nlp/language-tags.ts';
import type { Point, Summary } from '../../summarizer/summary.ts';
import { getHighlightStatusText, HighlightStatus } from './highlight-status.tsx';
import { ListItems } from './list-items.tsx';
import { PointFooter } from './point-footer.tsx';
import { PointPlace, Rail } from './point-place.tsx';
import { ListedPoint, SentencePoint } from './point-view.tsx';
import type { Surface } from './surface.ts';
import type { PageHighlight } from './use-page-highlight.ts';
import { usePointNavigation } from './use-point-navigation.ts';

interface Props {
  job: Job;
  summary: Summary;
  surface: Surface;
  /** The highlights of the page, shared by the whole view. */
  page: PageHighlight;
  /** Index of the point that is being read aloud. */
  spoken: number | undefined;
  /** Texts of the points that are new since the last visit. */
  newPoints: ReadonlySet<string>;
}

export function Points(props: Props) {
  const { job, summary, surface, page, spoken, newPoints } = props;
  const { url = '', blocks = 0 } = job.article ?? {};
  const options = { tabId: job.tabId, summary, surface, page, spoken };
  const navigation = usePointNavigation(options);
  const { followed, current, canGoBack, handlers, reveal, goBack } = navigation;
  const linkProps = (index: number) => ({
    ...handlers(index),
    'aria-current': current === index ? ('true' as const) : undefined,
    'aria-describedby': `place-${index}`,
  });
  const where = (point: Point, source: number) =>
    followed?.source === source && (
      <HighlightStatus
        anchor={point.sources[source]}
        outcome={followed.outcome}
        onReveal={reveal}
        onBack={canGoBack ? goBack : undefined}
      />
    );
  const under = (point: Point, index: number) =>
    followed?.index === index && (
      <>
        <div class="under">
          {where(point, 0)}
          <PointFooter job={job} point={point} />
        </div>
        {point.kind === 'contents' && (
          <ListItems
            point={point}
            current={followed.source}
            onPress={(source) => navigation.press(index, source)}
            where={(source) => source > 0 && where(point, source)}
          />
        )}
      </>
    );
  const language = { lang: summary.lang, dir: getDirection(summary.lang) };
  return (
    <>
      {summary.type === 'tldr' ? (
        <div class="paragraph">
          <p {...language}>
            {summary.points.map((point, index) => (
              <>
                <SentencePoint
                  point={point}
                  linkProps={linkProps(index)}
                  url={url}
                  lang={summary.lang}
                />{' '}
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
                linkProps={linkProps(index)}
                language={language}
                isNew={newPoints.has(point.text)}
              />
              <PointPlace index={index} point={point} blocks={blocks} />
              <Rail point={point} blocks={blocks} />
              {under(point, index)}
            </li>
          ))}
        </ol>
      )}
      <p class="visually-hidden" role="status">
        {followed?.outcome && getHighlightStatusText(followed.outcome)}
      </p>
    </>
  );
}
