/**
 * The language of an article, told from its text. Apart from `extract.ts`, since the lists that
 * tell languages are no light burden for a script that is injected into pages.
 */

import { resolveLanguage } from '../nlp/detect-language.ts';
import { getDirection } from '../nlp/language-tags.ts';
import type { Article } from './article.ts';

/** The language is told from this many characters of the article. */
const maxDetectedCharacters = 4_000;

/** The article with the language of its text; what its page declares stays where that is not clear. */
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
