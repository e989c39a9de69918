/**
 * Detects the language of an article from its text. It is separate from `extract.ts`, because the
 * word lists would make the script that is injected into pages much larger. Called from the
 * background and from `cli`.
 */

import { resolveLanguage } from '../nlp/detect-language.ts';
import { getDirection } from '../nlp/language-tags.ts';
import type { Article } from './article.ts';

/** The language is detected from this many characters of the article. */
const maxDetectedCharacters = 4_000;

/**
 * Returns the article with the language of its text, and the direction that goes with it. If the text
 * is not clear, the language that the page declares is left unchanged.
 */
export function detectArticleLanguage(article: Article): Article {
  let sample = '';
  for (const { kind, text } of article.blocks) {
    if (sample.length >= maxDetectedCharacters) break;
    if (kind !== 'code') sample += `${text}\n`;
  }
  const lang = resolveLanguage(sample.slice(0, maxDetectedCharacters), article.lang);
  if (lang === article.lang) return article;
  return { ...article, lang, dir: getDirection(lang) === 'rtl' ? 'rtl' : article.dir };
}
