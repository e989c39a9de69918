import type { Article } from '../../src/extraction/article.ts';
import { splitSentences } from '../../src/nlp/sentences/split-sentences.ts';
import type { Point } from '../../src/summarizer/summary.ts';
import { flagPoints } from './check.ts';
import type { Flag } from './flags.ts';
import type { Subject } from './subject.ts';
import { computeEntityCoverage } from './title-entities.ts';

/** The scorecard of one page. */
export interface Card {
  /** BCP 47 tag. */
  readonly lang: string;
  /** The flags of each point. */
  readonly flags: readonly (readonly Flag[])[];
  /** Points from the first three sentences; many of them make the summary a disguised Lead. */
  readonly fromLead: number;
  /** Share of the names in the title that the points contain; `null` if the title has none. */
  readonly entities: number | null;
  /** True if there are no more points than requested. */
  readonly keepsLength: boolean;
  /** Milliseconds for the summary. */
  readonly ms: number;
  readonly points: readonly string[];
}

const leadSentences = 3;

/** Fills in the card of a summary. */
export function createCard(
  article: Article,
  points: readonly Point[],
  wanted: number,
  ms: number,
): Card {
  const subject = createSubject(article, points);
  const texts = points.map(({ text }) => text);
  return {
    lang: article.lang,
    flags: flagPoints(subject),
    fromLead: subject.points.filter(({ source }) => source !== undefined && source < leadSentences)
      .length,
    entities: computeEntityCoverage(article.title, subject.sentences, texts) ?? null,
    keepsLength: points.length <= wanted,
    ms,
    points: texts,
  };
}

/** Returns the article's sentences without headings, and the first one that each point rests on. */
function createSubject({ title, lang, blocks }: Article, points: readonly Point[]): Subject {
  const spans = blocks.flatMap(({ kind, text }, block) =>
    kind === 'heading' || kind === 'code'
      ? []
      : splitSentences(text, lang).map(({ start, end }) => ({ block, start, end, text })),
  );
  return {
    lang,
    title,
    headings: blocks.filter(({ kind }) => kind === 'heading').map(({ text }) => text),
    sentences: spans.map(({ text, start, end }) => text.slice(start, end)),
    points: points.map(({ text, sources: [anchor] }) => {
      const source = spans.findIndex(
        (span) =>
          span.block === anchor?.block && anchor.start < span.end && anchor.end > span.start,
      );
      return source < 0 ? { text } : { text, source };
    }),
  };
}
