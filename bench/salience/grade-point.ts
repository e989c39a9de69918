import { splitSentences } from '../../src/nlp/sentences/split-sentences.ts';
import { countLength } from '../summary/budget.ts';
import type { Judgment } from './labels.ts';
import type { PointRow } from './rows.ts';
import { findSentence, foldSpace, isSameSentence } from './same-sentence.ts';

/** A page with its judgment, the white space of all its texts folded. */
export interface JudgedPage extends Judgment {
  /** BCP 47, as it was extracted. */
  readonly lang: string;
  /** All sentences of the article. */
  readonly sentences: readonly string[];
}

/**
 * `good` means acceptable and not among the best; `neutral` means that the editor said nothing of a
 * sentence that was looked at; `unknown` means that nobody looked.
 */
export type Grade = 'best' | 'good' | 'neutral' | 'bad' | 'unknown';

export interface GradedPoint {
  readonly grade: Grade;
  /** Places in `best` of the sentences that the point says; none unless its grade is `best`. */
  readonly said: readonly number[];
}

/** A point of more sentences, or of more words, is bad whatever it says. */
const maxSentences = 2;
const maxWords = 45;

/** Puts a judgment and the sentences of an article together. */
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
 * Grades a point by the sentences that it rests on. A quote that is no sentence of the article is a
 * heading, a name or a speaker in front, and counts for nothing.
 */
export function gradePoint({ text, quotes }: PointRow, page: JudgedPage): GradedPoint {
  const sentences = quotes.map(foldSpace).filter((quote) => isSentence(quote, page));
  const holds = (labels: readonly string[]): boolean =>
    sentences.some((sentence) => labels.some((label) => isSameSentence(sentence, label)));
  const isBad = holds(page.bad);
  const isGood = holds(page.good);
  const said = page.best.flatMap((label, place) => (holds([label]) ? [place] : []));
  const isLabelled = isBad || isGood || said.length > 0;
  if (!isLabelled && isUnseen(sentences, page)) return { grade: 'unknown', said: [] };
  if (isBad || isTooLong(text, quotes, sentences, page.lang)) return { grade: 'bad', said: [] };
  if (said.length > 0) return { grade: 'best', said };
  return { grade: isGood ? 'good' : 'neutral', said: [] };
}

function isSentence(quote: string, { sentences, best, good, bad }: JudgedPage): boolean {
  return [sentences, best, good, bad].some((texts) => findSentence(texts, quote) >= 0);
}

/** Whether the point rests on sentences alone that stand after the last one that was looked at. */
function isUnseen(sentences: readonly string[], page: JudgedPage): boolean {
  return (
    sentences.length > 0 &&
    sentences.every((sentence) => findSentence(page.sentences, sentence) >= page.seen)
  );
}

/**
 * Whether a point has too many sentences or words. One that rests on no sentence is a line of
 * headings: of these all but the first, which may stand in front, count as sentences do.
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
