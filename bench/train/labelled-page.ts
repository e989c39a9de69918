import { parseHtml } from '../../src/cli/parse-html.ts';
import { detectArticleLanguage } from '../../src/extraction/detect-article-language.ts';
import { extractArticle } from '../../src/extraction/extract.ts';
import { runToCompletion } from '../../src/summarizer/cooperative.ts';
import { segmentDocumentSteps } from '../../src/summarizer/document/document.ts';
import { hashSentence } from '../../src/summarizer/scoring/word-models.ts';
import type { Judgment } from '../salience/labels.ts';
import { foldSpace, isSameSentence } from '../salience/same-sentence.ts';
import { computeRows, type Part } from './summary-examples.ts';

/**
 * How good a point a sentence makes, by what an editor called it. Nothing said is worse than good,
 * for an editor names what is good; it is better than bad.
 */
export const grades = { best: 1, good: 0.65, unnamed: 0.2, bad: 0 };

/** Extracts a page and labels its sentences by an editor's judgment; none when it is refused. */
export function createLabelledParts(html: string, judgment: Judgment): Part[] {
  const extracted = extractArticle(parseHtml(html), { kind: 'page' });
  if (!extracted.ok) return [];
  const document = runToCompletion(segmentDocumentSteps(detectArticleLanguage(extracted.value)));
  if (document.sentences.length === 0) return [];
  const label = createLabeller(judgment);
  const labels = document.sentences.map(({ block, start, end, index }) => {
    const source = document.article.blocks[block]?.text ?? '';
    return label(source.slice(start, end), index);
  });
  const sentences = document.sentences.map(({ text }) => hashSentence(text));
  return [{ rows: computeRows(document), sentences, labels, weight: 1 }];
}

function createLabeller(judgment: Judgment): (text: string, index: number) => number {
  const lists = [
    [judgment.bad.map(foldSpace), grades.bad],
    [judgment.best.map(foldSpace), grades.best],
    [judgment.good.map(foldSpace), grades.good],
  ] as const;
  return (text, index) => {
    const folded = foldSpace(text);
    for (const [named, grade] of lists) {
      if (named.some((one) => isSameSentence(one, folded))) return grade;
    }
    return index < judgment.seen ? grades.unnamed : Number.NaN;
  };
}
