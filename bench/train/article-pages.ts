import { parseHtml } from '../../src/cli/parse-html.ts';
import { type ElementTree, walkDocument } from '../../src/extraction/dom/walk.ts';
import { type Page, readHtml } from '../extract/pages.ts';
import { labelBlocks, labelBySnippets } from './article-labels.ts';
import { getFold, getSite } from './folds.ts';

/** Parts of the sites; no page is judged by a model that has seen its part. */
export const foldCount = 4;

/** A page to learn from: what was walked of it, and which of its blocks are the article. */
export interface LabelledPage {
  readonly page: Page;
  readonly outline: ElementTree;
  /** As `<title>` has it. */
  readonly title: string;
  /** For each block how far it is of the article, from 0 to 1; NaN where nobody noted it. */
  readonly labels: Float32Array;
  readonly site: string;
  readonly fold: number;
}

/** Reads a page and labels its blocks by its gold text, else by its snippets. */
export function labelledPage(page: Page): LabelledPage {
  const document = parseHtml(readHtml(page.file), page.url);
  const { parents, tags, flags, names, blocks } = walkDocument(document);
  const texts = blocks.map((block) => block.text);
  const { gold, url = page.id } = page;
  return {
    page,
    // Without its nodes: a document is a hundred times the size of its outline.
    outline: {
      parents,
      tags,
      flags,
      names,
      blocks: blocks.map(({ segments: _, whiteSpace: __, ...block }) => block),
    },
    title: document.title ?? '',
    labels:
      gold.text === undefined
        ? labelBySnippets(texts, gold.with ?? [], gold.without ?? [])
        : labelBlocks(texts, gold.text),
    site: getSite(url),
    fold: getFold(url, foldCount),
  };
}
