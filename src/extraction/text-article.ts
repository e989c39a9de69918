/** Builds an article from plain text, if there is no document to extract it from. */

import { countWords } from '../nlp/tokenize.ts';
import { isLowerCase } from '../nlp/unicode.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import { hashTexts } from '../shared/text-hash.ts';
import { type Article, articleLimits, minSummarizableWords } from './article.ts';
import { detectArticleLanguage } from './detect-article-language.ts';

/**
 * Builds the article of a selection that the browser passes as text, for example from a PDF viewer.
 * Blank lines separate paragraphs; other line breaks are replaced by spaces.
 *
 * @param page address and title of the page that contains the text
 * @returns the article; fails with `too-short` if it has fewer than `minSummarizableWords` words
 */
export function buildTextArticle(
  text: string,
  { url, title }: Pick<Article, 'url' | 'title'>,
): Result<Article> {
  const blocks = text
    .slice(0, articleLimits.text)
    .split(/\n[^\S\n]*\n/)
    .map(joinLines)
    .filter((paragraph) => paragraph !== '')
    .slice(0, articleLimits.blocks)
    .map((paragraph) => ({ kind: 'paragraph', text: paragraph }) as const);
  const article = detectArticleLanguage({
    url,
    canonical: url,
    title: title.slice(0, articleLimits.line),
    lang: 'und',
    dir: 'ltr',
    blocks,
    excluded: [],
    scope: 'selection',
    visibleShare: 1,
    textHash: hashTexts(blocks.map((block) => block.text)),
    frameId: 0,
  });
  const words = blocks.reduce((sum, block) => sum + countWords(block.text, article.lang), 0);
  return words < minSummarizableWords ? fail('too-short') : ok(article);
}

/** Joins lines, and words that are hyphenated at a line end between two lower-case letters. */
function joinLines(paragraph: string): string {
  return paragraph
    .replace(/(?<=(\S))[-\u00ad\u2010]\n\s*(?=(\S))/g, (gap, before: string, after: string) =>
      isLowerCase(before) && isLowerCase(after) ? '' : gap,
    )
    .replace(/\s+/g, ' ')
    .trim();
}
