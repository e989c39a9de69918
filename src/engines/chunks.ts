/** An article in portions that fit a model's window. */

import type { Article } from '../extraction/article.ts';
import { summarizeToBudget } from '../summarizer/summarize.ts';

/** The article's text, as a model gets it: title first, a line a block. Only what was visible. */
export function getArticleText({ title, blocks }: Article): string {
  const lines = blocks.filter(({ kind }) => kind !== 'code').map(({ text }) => text);
  return toModelInput([title, ...lines]);
}

/** The most important sentences of the article, in its order, up to so many words. */
export function extractiveDigest(article: Article, words: number): string {
  const sentences = summarizeToBudget(article, { words }).map(({ text }) => text);
  return toModelInput([article.title, ...sentences]);
}

/**
 * Paragraphs as a model gets them. The reader of a page takes out what shows nothing, but for the
 * tag characters, which flags are written with; to a model they spell words that nobody sees.
 */
function toModelInput(paragraphs: readonly string[]): string {
  return paragraphs
    .map((text) => text.replace(/[\u{e0000}-\u{e007f}]/gu, ''))
    .filter(Boolean)
    .join('\n\n');
}

/**
 * Cuts a text into portions of at most `size` UTF-16 units: between paragraphs, else between
 * sentences, else anywhere but inside a character.
 */
export function splitIntoChunks(text: string, size: number): string[] {
  const found: string[] = [];
  let rest = text.trim();
  while (rest.length > size) {
    const at = findCutIndex(rest, size);
    found.push(rest.slice(0, at).trim());
    rest = rest.slice(at).trim();
  }
  if (rest !== '') found.push(rest);
  return found;
}

/**
 * Texts joined to at most `size` UTF-16 units: of what is too long, each keeps its beginning, and
 * what the short ones leave of their share goes to the others.
 */
export function truncateEvenly(texts: readonly string[], size: number): string {
  const between = '\n\n';
  let room = size - between.length * (texts.length - 1);
  const byLength = texts
    .map((text, at) => ({ text, at }))
    .sort((a, b) => a.text.length - b.text.length);
  const cut: string[] = [];
  byLength.forEach(({ text, at }, done) => {
    const kept =
      splitIntoChunks(text, Math.max(1, Math.floor(room / (texts.length - done))))[0] ?? '';
    cut[at] = kept;
    room -= kept.length;
  });
  return cut.filter(Boolean).join(between);
}

function findCutIndex(text: string, size: number): number {
  const window = text.slice(0, size);
  // A cut in the first half would leave a portion that says little.
  const paragraph = window.lastIndexOf('\n\n');
  if (paragraph > size / 2) return paragraph;
  const sentence = Math.max(
    ...['. ', '! ', '? ', '。', '؟ '].map((end) => window.lastIndexOf(end)),
  );
  if (sentence > size / 2) return sentence + 1;
  const space = window.lastIndexOf(' ');
  if (space > size / 2) return space;
  const half = /[\ud800-\udbff]$/.test(window);
  return Math.max(1, half ? size - 1 : size);
}
