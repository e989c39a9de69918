import type { Article, Block } from '../../src/extraction/article.ts';
import type { Document } from './documents.ts';

const endsSentence = /[.!?…:;。！？：；؟।]["'”’»)\]）」』]*$/u;

/**
 * Converts a text to an article: one block per line, with short lines without punctuation as
 * headings.
 */
export function toPlainArticle({ lang, title, text }: Document): Article {
  const lines = text
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '');
  return {
    url: 'about:blank',
    canonical: 'about:blank',
    title: title ?? '',
    lang,
    dir: 'ltr',
    blocks: lines.map((line): Block => {
      const isHeading = lines.length > 1 && line.length <= 80 && !endsSentence.test(line);
      return isHeading
        ? { kind: 'heading', level: 2, text: line }
        : { kind: 'paragraph', text: line };
    }),
    excluded: [],
    scope: 'page',
    visibleShare: 1,
    textHash: '',
    frameId: 0,
  };
}
