/** Creates the articles that the tests of the summarizer use. */

import { readFileSync } from 'node:fs';
import type { Article, Block } from '../../src/extraction/article.ts';

/** Creates an article of these blocks, as the extraction would. */
export function createArticle(blocks: readonly Block[], title = '', lang = 'en'): Article {
  return {
    url: 'https://paper.example/story',
    canonical: 'https://paper.example/story',
    title,
    lang,
    dir: 'ltr',
    blocks: [...blocks],
    excluded: [],
    scope: 'page',
    visibleShare: 1,
    textHash: 'test',
    frameId: 0,
  };
}

/** Creates an article of paragraphs. */
export function createProse(paragraphs: readonly string[], title = '', lang = 'en'): Article {
  return createArticle(
    paragraphs.map((text) => ({ kind: 'paragraph', text })),
    title,
    lang,
  );
}

/**
 * Loads an article of `tests/fixtures/articles`. A file has the title and the language, then blocks
 * with blank lines between them; `#` starts a heading, `-` an item, three backquotes code.
 */
export function loadSample(name: string): Article {
  const file = new URL(`../fixtures/articles/${name}.txt`, import.meta.url);
  const [head = '', ...parts] = readFileSync(file, 'utf8').trim().split(/\n\n+/);
  const title = /^title: (.*)$/m.exec(head)?.[1] ?? '';
  const lang = /^lang: (.*)$/m.exec(head)?.[1] ?? '';
  return createArticle(parts.flatMap(createBlocks), title, lang);
}

function createBlocks(part: string): Block[] {
  if (part.startsWith('```')) return [{ kind: 'code', text: part.replaceAll('```', '').trim() }];
  if (part.startsWith('# ')) return [{ kind: 'heading', level: 2, text: part.slice(2) }];
  if (!part.startsWith('- ')) return [{ kind: 'paragraph', text: part.replaceAll('\n', ' ') }];
  return part.split('\n').map((line) => ({ kind: 'item', text: line.slice(2) }));
}
