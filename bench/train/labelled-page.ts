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

/**
 * How much of the main message a sentence carries. Editors name the best sentences in order, and the
 * first of them is the one that a summary must not miss.
 */
const messageGrades = {
  best: [1, 0.4, 0.3, 0.25, 0.2],
  good: 0.1,
  unnamed: 0.03,
  bad: 0,
};

/** Extracts a page and labels its sentences by an editor's judgment; none when it is refused. */
export function createLabelledParts(html: string, judgment: Judgment): Part[] {
  const extracted = extractArticle(parseHtml(html), { kind: 'page' });
  if (!extracted.ok) return [];
  const document = runToCompletion(segmentDocumentSteps(detectArticleLanguage(extracted.value)));
  if (document.sentences.length === 0) return [];
  const label = createLabeller(judgment);
  const graded = document.sentences.map(({ block, start, end, index }) => {
    const source = document.article.blocks[block]?.text ?? '';
    return label(source.slice(start, end), index);
  });
  const part = {
    rows: computeRows(document),
    sentences: document.sentences.map(({ text }) => hashSentence(text)),
    labels: graded.map(({ grade }) => grade),
    messageLabels: graded.map(({ messageGrade }) => messageGrade),
    weight: 1,
  };
  return [part];
}

interface SentenceGrades {
  readonly grade: number;
  readonly messageGrade: number;
}

function createLabeller(judgment: Judgment): (text: string, index: number) => SentenceGrades {
  const best = judgment.best.map(foldSpace);
  const good = judgment.good.map(foldSpace);
  const bad = judgment.bad.map(foldSpace);
  return (text, index) => {
    const folded = foldSpace(text);
    const isNamed = (one: string) => isSameSentence(one, folded);
    if (bad.some(isNamed)) return { grade: grades.bad, messageGrade: messageGrades.bad };
    const rank = best.findIndex(isNamed);
    if (rank >= 0) return { grade: grades.best, messageGrade: getMessageGrade(rank) };
    if (good.some(isNamed)) return { grade: grades.good, messageGrade: messageGrades.good };
    if (index >= judgment.seen) return { grade: Number.NaN, messageGrade: Number.NaN };
    return { grade: grades.unnamed, messageGrade: messageGrades.unnamed };
  };
}

function getMessageGrade(rank: number): number {
  return messageGrades.best[rank] ?? messageGrades.best.at(-1) ?? 1;
}
