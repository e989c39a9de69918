import { parseHtml } from '../../src/cli/parse-html.ts';
import { detectArticleLanguage } from '../../src/extraction/detect-article-language.ts';
import { extractArticle } from '../../src/extraction/extract.ts';
import { runToCompletion } from '../../src/summarizer/cooperative.ts';
import { segmentDocumentSteps } from '../../src/summarizer/document/document.ts';
import { hashSentence } from '../../src/summarizer/scoring/word-models.ts';
import { foldSpace } from '../metrics/words.ts';
import type { Judgment } from '../salience/labels.ts';
import { isSameSentence } from '../salience/same-sentence.ts';
import { getMessageGrade, grades, messageGrades } from './grades.ts';
import { computeRows, type Part } from './summary-examples.ts';

/** Extracts a page and labels its sentences by an editor's judgment; empty if it is refused. */
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
