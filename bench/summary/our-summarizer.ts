import { summarizeToBudget } from '../../src/summarizer/summarize.ts';
import type { Budget } from './budget.ts';
import type { Document } from './documents.ts';
import { toPlainArticle } from './plain-article.ts';

/** Returns the product's own summary of a text, in text order. */
export function summarizeText(document: Document, { kind, count }: Budget): string[] {
  const budget = kind === 'words' ? { words: count } : { sentences: count };
  return summarizeToBudget(toPlainArticle(document), budget).map(({ text }) => text);
}
