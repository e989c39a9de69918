import { readFileSync } from 'node:fs';
import type { Article, Block } from '../../src/extraction/article.ts';

/** An article of these blocks, as the reader would give it. */
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

/** An article of paragraphs. */
export function createProse(paragraphs: readonly string[], title = '', lang = 'en'): Article {
  return createArticle(
    paragraphs.map((text) => ({ kind: 'paragraph', text })),
    title,
    lang,
  );
}

/**
 * A sample of `tests/fixtures/articles`: title and language, then blocks with blank lines between
 * them; `#` opens a heading, `-` an item, three backquotes code.
 */
export function sample(name: string): Article {
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
