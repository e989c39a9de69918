import { baseLanguage } from '../../src/nlp/language-tags.ts';
import type { Length } from '../../src/summarizer/summary.ts';
import { type JudgedPage, toJudgedPage } from './grade-point.ts';
import type { Label } from './labels.ts';
import { getLead } from './lead.ts';
import type { PageSummaries } from './page-summaries.ts';
import { getPageKey, type SummaryRow } from './rows.ts';
import { findSentence } from './same-sentence.ts';
import { type PageScore, scoreSummary } from './score.ts';

/** A page with its scores. */
export interface ScoredPage {
  readonly kind: string;
  /** Base language of its label, such as `en` or `de`. */
  readonly lang: string;
  readonly ours: Readonly<Record<Length, PageScore>>;
  readonly lead: Readonly<Record<Length, PageScore>>;
  /** Score of an earlier version; `undefined` if it has no row for the page. */
  readonly before: PageScore | undefined;
  readonly labels: LabelCount;
}

/** Number of label sentences, and of those that are in the extracted article. */
export interface LabelCount {
  readonly all: number;
  readonly found: number;
}

/** Pages of this kind are not measured, as it is unclear what their summary should contain. */
const unmeasuredKind = 'not-an-article';

/**
 * Scores the summaries of all pages with a judgment, except those that are not articles.
 *
 * @param summaries result of each page, in the order of the labels
 * @param against rows of an earlier version
 */
export function scoreLabelledPages(
  labels: readonly Label[],
  summaries: readonly PageSummaries[],
  against: readonly SummaryRow[] = [],
): ScoredPage[] {
  const earlier = new Map(against.map((row) => [getPageKey(row), row.points]));
  return labels.flatMap((label, index) => {
    const summary = summaries[index];
    if (label.judgment === undefined || summary === undefined || label.kind === unmeasuredKind) {
      return [];
    }
    const page = toJudgedPage(label.judgment, summary);
    const before = earlier.get(getPageKey(label));
    return {
      kind: label.kind,
      lang: baseLanguage(label.lang),
      ours: toRecord((length) => scoreSummary(summary.points[length], page)),
      lead: toRecord((length) =>
        scoreSummary(getLead(summary, summary.points[length], length), page),
      ),
      before: before && scoreSummary(before, page),
      labels: countLabels(page),
    };
  });
}

function toRecord(score: (length: Length) => PageScore): Record<Length, PageScore> {
  return { short: score('short'), medium: score('medium'), long: score('long') };
}

function countLabels({ best, good, bad, sentences }: JudgedPage): LabelCount {
  const all = [...best, ...good, ...bad];
  return {
    all: all.length,
    found: all.filter((text) => findSentence(sentences, text) >= 0).length,
  };
}
