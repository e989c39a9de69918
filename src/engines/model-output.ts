/** Turns the output of a model into a checked summary. */

import { createFactChecker } from '../factuality/check.ts';
import { parseModelOutput } from '../factuality/parse-model-output.ts';
import { splitSentences } from '../nlp/sentences/split-sentences.ts';
import type { Result } from '../shared/result.ts';
import { createSummary, pointLimits, type Summary, type Variant } from '../summarizer/summary.ts';
import type { SummarizeRequest } from './engine.ts';

/** The fields of a variant that say who wrote the summary. */
export type Author = Pick<Variant, 'engine' | 'mode' | 'model'>;

/**
 * Creates a parser that turns a model's output so far into a checked summary.
 *
 * @param lang BCP 47 tag of the output
 */
export function createOutputParser(
  { article, type, length }: SummarizeRequest,
  author: Author,
  lang: string,
): (output: string) => Result<Summary> {
  const check = createFactChecker(article, lang);
  return (output) => {
    const texts = parseModelOutput(output, pointLimits[type][length], lang);
    const { points, droppedPoints } = check(texts);
    return createSummary({ ...author, type, length, lang }, points, droppedPoints);
  };
}

/**
 * Returns the part of the output that is complete: all lines but the last, or for a tl;dr all
 * sentences but the last.
 */
export function getFinishedText(output: string, request: SummarizeRequest): string {
  if (request.type === 'key-points') return output.slice(0, Math.max(0, output.lastIndexOf('\n')));
  return output.slice(0, splitSentences(output, getOutputLanguage(request)).at(-1)?.start ?? 0);
}

/** Returns the BCP 47 tag of the requested summary. */
export function getOutputLanguage({
  article,
  outputLang = article.lang,
}: SummarizeRequest): string {
  return outputLang;
}
