/** Shows the points of a summary, each linked to its sentence. */

import type { ComponentChildren } from 'preact';
import type { ArticleMeta, Job } from '../../background/jobs/job.ts';
import { formatNumber, t } from '../../browser/i18n.ts';
import { getDirection } from '../../nlp/language-tags.ts';
import { isSameVariant, type Point, type Summary } from '../../summarizer/summary.ts';
import { getHighlightStatusText, HighlightStatus } from './highlight-status.tsx';
import {
  ListedPoint,
  ListItems,
  PointFooter,
  type PointLinkProps,
  PointPlace,
  Rail,
  SentencePoint,
} from './point-view.tsx';
import type { PageHighlight } from './use-page-highlight.ts';
import { usePointNavigation } from './use-point-navigation.ts';
import type { Surface } from './use-tab.ts';

// Finds the points that are new since the article was last summarized.

/**
 * Returns the texts of the new points; none if the earlier version has no summary of the same
 * variant.
 */
export function findNewPoints(summary: Summary, { previousSummaries }: Job): ReadonlySet<string> {
  const before = previousSummaries?.find((other) => isSameVariant(other, summary));
  if (!before) return new Set();
  const known = new Set(before.points.map(({ text }) => text));
  return new Set(summary.points.map(({ text }) => text).filter((text) => !known.has(text)));
}

// Describes how much of a partly read page was read.

/** The end of the article is uncertain, so its words are rounded to hundreds. */
const roundingStep = 100;

/** Returns a localized sentence with the number of words read; `''` if the whole page was read. */
export function getPartialText({ partial, words }: Pick<ArticleMeta, 'partial' | 'words'>): string {
  if (!partial) return '';
  if (partial.isCut) return t('partial_cut');
  const all = Math.round((words + partial.uncertainWords) / roundingStep) * roundingStep;
  return t('partial_uncertain', formatNumber(words), formatNumber(all));
}

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
  const isPdf = job.article?.pdf !== undefined;
  const options = { tabId: job.tabId, isPdf, summary, surface, page, spoken };
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
  const parts = { summary, blocks, linkProps, under };
  return (
    <>
      {summary.type === 'tldr' ? (
        <Paragraph {...parts} url={url} isFollowed={followed !== undefined} />
      ) : (
        <PointList {...parts} newPoints={newPoints} />
      )}
      <p class="visually-hidden" role="status">
        {followed?.outcome &&
          getHighlightStatusText(
            followed.outcome,
            summary.points[followed.index]?.sources[followed.source],
          )}
      </p>
    </>
  );
}

interface PartsProps {
  summary: Summary;
  /** Number of blocks of the article. */
  blocks: number;
  /** Returns the attributes of the control that leads to the sentence of a point. */
  linkProps(index: number): PointLinkProps;
  /** Renders what is shown below the point that the user follows. */
  under(point: Point, index: number): ComponentChildren;
}

function PointList({
  summary: { points, lang },
  blocks,
  linkProps,
  under,
  newPoints,
}: PartsProps & Pick<Props, 'newPoints'>) {
  const language = { lang, dir: getDirection(lang) };
  return (
    <ol class="points" dir={language.dir} aria-label={t('points_label')}>
      {points.map((point, index) => (
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
  );
}

interface ParagraphProps extends PartsProps {
  /** Address of the article, to which the sentences link. */
  url: string;
  isFollowed: boolean;
}

function Paragraph({ summary, blocks, linkProps, under, url, isFollowed }: ParagraphProps) {
  const { points, lang } = summary;
  return (
    <div class="paragraph">
      <p lang={lang} dir={getDirection(lang)}>
        {points.map((point, index) => (
          <>
            <SentencePoint point={point} linkProps={linkProps(index)} url={url} lang={lang} />{' '}
          </>
        ))}
      </p>
      {isFollowed && points.map(under)}
      {points.map((point, index) => (
        <PointPlace key={point.text} index={index} point={point} blocks={blocks} />
      ))}
    </div>
  );
}
