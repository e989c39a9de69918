/**
 * The language of an article whose page does not say it. Apart from `read.ts`, since the lists that
 * tell languages are no light burden for a script that is injected into pages.
 */

import { detectLanguage } from '../nlp/detect-language.ts';
import { getDirection } from '../nlp/language-tags.ts';
import type { Article } from './article.ts';

/** The language is told from this many characters of the article. */
const maxDetectedCharacters = 4_000;

/** The article with the language that its text tells, if its page has not said one. */
export function detectArticleLanguage(article: Article): Article {
  if (article.lang !== 'und') return article;
  let sample = '';
  for (const { kind, text } of article.blocks) {
    if (sample.length >= maxDetectedCharacters) break;
    if (kind !== 'code') sample += `${text}\n`;
  }
  const lang = detectLanguage(sample.slice(0, maxDetectedCharacters));
  return { ...article, lang, dir: getDirection(lang) === 'rtl' ? 'rtl' : article.dir };
}
