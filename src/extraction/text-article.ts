/** Makes an article of plain text, where there is no document to extract one from. */

import { countWords } from '../nlp/tokenize.ts';
import { isLowerCase } from '../nlp/unicode.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import { hashTexts } from '../shared/text-hash.ts';
import { type Article, articleLimits } from './article.ts';
import { detectArticleLanguage } from './detect-article-language.ts';

/** Words below which a selection is as quickly read as its summary; selections in pages have the same. */
const minWords = 25;

/**
 * Builds the article of a selection that a browser has handed over as text, from a PDF viewer for
 * example. Blank lines part paragraphs; other line ends are those of the layout.
 *
 * @param about address and title of the page around the text
 * @returns fails with `too-short` below 25 words
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
  return words < minWords ? fail('too-short') : ok(article);
}

/** Joins lines, and the words that a hyphen parts at the end of a line between small letters. */
function joinLines(paragraph: string): string {
  return paragraph
    .replace(/(?<=(\S))[-\u00ad\u2010]\n\s*(?=(\S))/g, (gap, before: string, after: string) =>
      isLowerCase(before) && isLowerCase(after) ? '' : gap,
    )
    .replace(/\s+/g, ' ')
    .trim();
}
