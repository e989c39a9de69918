import { type CheckResult, createFactChecker } from '../../src/factuality/check.ts';
import type { Document } from '../summary/documents.ts';
import { toPlainArticle } from '../summary/plain-article.ts';
import { createSeededRandom } from '../train/random.ts';
import {
  type Copy,
  type Corruption,
  inventName,
  pickRandom,
  spellOut,
  swapNumber,
  takeNameFromElsewhere,
  takeNumberFromElsewhere,
  writeInDigits,
} from './corruptions.ts';
import { isSupported, listReferenceSentences } from './kept-sentences.ts';

/** The changes to a sentence, some of which only look like errors. */
export const corruptions = {
  'swapped number': swapNumber,
  'number from elsewhere': takeNumberFromElsewhere,
  'invented name': inventName,
  'name from elsewhere': takeNameFromElsewhere,
  'digits as a word': spellOut,
  'a word as digits': writeInDigits,
} as const satisfies Record<string, Corruption>;
export type Kind = keyof typeof corruptions;

/** The result for one sentence. */
export interface Outcome {
  readonly corpus: string;
  readonly lang: string;
  /** `untouched`, `invented sentence`, or the kind of change. */
  readonly kind: Kind | 'untouched' | 'invented sentence';
  readonly text: string;
  readonly droppedPoints: boolean;
  /** True if a flag covers the change. */
  readonly hit: boolean;
  /** The flags on anything else. */
  readonly wrong: readonly string[];
}

export interface Study {
  readonly seed: number;
  readonly documents: number;
  readonly written: number;
  readonly kept: number;
  readonly outcomes: readonly Outcome[];
}

/** Measures the factuality check on the reference summaries of these documents. */
export function measureFactuality(documents: readonly Document[], seed: number): Study {
  const random = createSeededRandom(seed);
  const outcomes: Outcome[] = [];
  let [written, kept] = [0, 0];
  documents.forEach((document, index) => {
    const sentences = listReferenceSentences(document);
    const supported = sentences.filter((sentence) => isSupported(sentence, document));
    written += sentences.length;
    kept += supported.length;
    const check = createFactChecker(toPlainArticle(document), document.lang);
    for (const sentence of supported)
      outcomes.push(...measureOutcomes(sentence, document, check, random));
    const foreign = pickForeignSentence(documents, index, random);
    if (foreign)
      outcomes.push(measureOutcome(document, 'invented sentence', { text: foreign }, check));
  });
  return { seed, documents: documents.length, written, kept, outcomes };
}

type Check = (texts: readonly string[]) => CheckResult;

function measureOutcomes(
  sentence: string,
  document: Document,
  check: Check,
  random: () => number,
): Outcome[] {
  const found = [measureOutcome(document, 'untouched', { text: sentence }, check)];
  for (const kind of Object.keys(corruptions) as Kind[]) {
    const copy = corruptions[kind](sentence, document, random);
    if (copy) found.push(measureOutcome(document, kind, copy, check));
  }
  return found;
}

/** Returns a sentence about another article of the same corpus and language. */
function pickForeignSentence(
  documents: readonly Document[],
  index: number,
  random: () => number,
): string | undefined {
  const { corpus } = documents[index] ?? {};
  const others = documents.filter((other, at) => at !== index && other.corpus === corpus);
  const other = pickRandom(others, random);
  return other && pickRandom(listReferenceSentences(other), random);
}

function measureOutcome(
  { corpus, lang }: Document,
  kind: Outcome['kind'],
  { text, changed }: Pick<Copy, 'text'> & Partial<Copy>,
  check: Check,
): Outcome {
  const { points, droppedPoints } = check([text]);
  const flags = points.flatMap((point) => point.flags);
  const isHit = (flag: { start: number; end: number }) =>
    changed !== undefined && flag.start < changed.end && flag.end > changed.start;
  return {
    corpus,
    lang,
    kind,
    text,
    droppedPoints: droppedPoints > 0,
    hit: flags.some(isHit),
    wrong: flags.filter((flag) => !isHit(flag)).map(({ start, end }) => text.slice(start, end)),
  };
}
