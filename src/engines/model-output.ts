/** From what a model has written to a checked summary. */

import { createFactChecker } from '../factuality/check.ts';
import { parseModelOutput } from '../factuality/parse-model-output.ts';
import { splitSentences } from '../nlp/sentences/split-sentences.ts';
import type { Result } from '../shared/result.ts';
import { createSummary, pointLimits, type Summary, type Variant } from '../summarizer/summary.ts';
import type { SummarizeRequest } from './engine.ts';

/** Who has written, as the summary says it. */
export type Author = Pick<Variant, 'engine' | 'mode' | 'model'>;

/**
 * Makes a function from a model's output to a checked summary; it reads the article once.
 *
 * @param lang BCP 47 of the output
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

/** What of the output is certainly whole: all lines but the last; of a tl;dr, all sentences but that. */
export function getFinishedText(output: string, request: SummarizeRequest): string {
  if (request.type === 'key-points') return output.slice(0, Math.max(0, output.lastIndexOf('\n')));
  return output.slice(0, splitSentences(output, getOutputLanguage(request)).at(-1)?.start ?? 0);
}

/** BCP 47 of what is to be written. */
export function getOutputLanguage({
  article,
  outputLang = article.lang,
}: SummarizeRequest): string {
  return outputLang;
}
