import { splitSentences } from '../../src/nlp/sentences/split-sentences.ts';
import { computeRouge, type Rouge } from '../metrics/rouge.ts';
import { type Budget, countTotalLength, fitsBudget } from './budget.ts';
import type { Document } from './documents.ts';
import { takeLeadWords } from './lead.ts';
import type { Answers } from './summarize-all.ts';
import { type Answer, leadName, ours } from './system.ts';

/** The measures of one system's summary of a text. */
export interface SummaryScore {
  readonly rouge: Rouge;
  readonly words: number;
  readonly sentences: number;
  readonly keepsBudget: boolean;
  /** Milliseconds; `null` for a summary that was only cut. */
  readonly ms: number | null;
}

/** Lead cut to exactly as many words as our summary has. */
export const leadAtOurLength = 'lead, cut to our length';

/** A text with each system's scores. */
export interface ScoredDocument {
  readonly document: Document;
  readonly scores: ReadonlyMap<string, SummaryScore>;
}

const nothing: Answer = { sentences: [], ms: Number.NaN };

/** Scores the summaries of all texts that have a reference. */
export function scoreDocuments(
  documents: readonly Document[],
  answers: Answers,
  budget: Budget,
): ScoredDocument[] {
  return documents.flatMap((document, index) => {
    if (document.references.length === 0) return [];
    const scores = new Map<string, SummaryScore>();
    for (const [system, list] of answers) {
      scores.set(system, scoreSummary(document, list[index] ?? nothing, budget));
    }
    const own = scores.get(ours);
    if (own !== undefined && answers.has(leadName)) {
      const text = takeLeadWords(document.text, document.lang, own.words);
      const sentences = splitSentences(text, document.lang).map((span) =>
        text.slice(span.start, span.end),
      );
      scores.set(leadAtOurLength, {
        ...scoreSummary(document, { sentences, ms: 0 }, budget),
        sentences: own.sentences,
        keepsBudget: own.keepsBudget,
        ms: null,
      });
    }
    return [{ document, scores }];
  });
}

function scoreSummary(
  { lang, references }: Document,
  { sentences, ms }: Answer,
  budget: Budget,
): SummaryScore {
  return {
    rouge: computeRouge(references, sentences, lang),
    words: countTotalLength(sentences, lang),
    sentences: sentences.length,
    keepsBudget: fitsBudget(sentences, lang, budget),
    ms: Number.isNaN(ms) ? null : ms,
  };
}
