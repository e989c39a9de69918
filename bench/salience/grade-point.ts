import { splitSentences } from '../../src/nlp/sentences/split-sentences.ts';
import { foldSpace } from '../metrics/words.ts';
import { countLength } from '../summary/budget.ts';
import type { Judgment } from './labels.ts';
import type { PointRow } from './rows.ts';
import { findSentence, isSameSentence } from './same-sentence.ts';

/** A page with its judgment, with white space collapsed in all texts. */
export interface JudgedPage extends Judgment {
  /** BCP 47 tag of the extracted article. */
  readonly lang: string;
  /** All sentences of the article. */
  readonly sentences: readonly string[];
}

/**
 * `good` is acceptable but not among the best; `neutral` is a judged sentence without a label;
 * `unknown` is one that was not judged.
 */
export type Grade = 'best' | 'good' | 'neutral' | 'bad' | 'unknown';

export interface GradedPoint {
  readonly grade: Grade;
  /**
   * Indexes in `best` of the sentences that the point contains; empty unless its grade is `best`.
   */
  readonly bestSentences: readonly number[];
}

/** A point with more sentences or words is bad, whatever its content. */
const maxSentences = 2;
const maxWords = 45;

/** Combines a judgment with the sentences of an article. */
export function toJudgedPage(
  { best, good, bad, seen }: Judgment,
  { lang, sentences }: { readonly lang: string; readonly sentences: readonly string[] },
): JudgedPage {
  return {
    lang,
    seen,
    sentences: sentences.map(foldSpace),
    best: best.map(foldSpace),
    good: good.map(foldSpace),
    bad: bad.map(foldSpace),
  };
}

/**
 * Grades a point by the sentences that it rests on. A quote that is not a sentence of the article
 * is a heading, name or speaker in front, and is ignored.
 */
export function gradePoint({ text, quotes }: PointRow, page: JudgedPage): GradedPoint {
  const sentences = quotes.map(foldSpace).filter((quote) => isSentence(quote, page));
  const hasOneOf = (labels: readonly string[]): boolean =>
    sentences.some((sentence) => labels.some((label) => isSameSentence(sentence, label)));
  const isBad = hasOneOf(page.bad);
  const isGood = hasOneOf(page.good);
  const bestSentences = page.best.flatMap((label, place) => (hasOneOf([label]) ? [place] : []));
  const isLabelled = isBad || isGood || bestSentences.length > 0;
  if (!isLabelled && isUnseen(sentences, page)) return { grade: 'unknown', bestSentences: [] };
  if (isBad || isTooLong(text, quotes, sentences, page.lang))
    return { grade: 'bad', bestSentences: [] };
  if (bestSentences.length > 0) return { grade: 'best', bestSentences };
  return { grade: isGood ? 'good' : 'neutral', bestSentences: [] };
}

function isSentence(quote: string, { sentences, best, good, bad }: JudgedPage): boolean {
  return [sentences, best, good, bad].some((texts) => findSentence(texts, quote) >= 0);
}

/** Returns true if all sentences of the point are after the last judged one. */
function isUnseen(sentences: readonly string[], page: JudgedPage): boolean {
  return (
    sentences.length > 0 &&
    sentences.every((sentence) => findSentence(page.sentences, sentence) >= page.seen)
  );
}

/**
 * Returns true if a point has too many sentences or words. A point without sentences is a line of
 * headings, of which all but the first count as sentences.
 */
function isTooLong(
  text: string,
  quotes: readonly string[],
  sentences: readonly string[],
  lang: string,
): boolean {
  const count =
    sentences.length === 0
      ? quotes.length - 1
      : sentences.reduce((sum, sentence) => sum + splitSentences(sentence, lang).length, 0);
  return count > maxSentences || countLength(text, lang) > maxWords;
}
