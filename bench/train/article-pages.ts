import { parseHtml } from '../../src/cli/parse-html.ts';
import { type ElementTree, walkDocument } from '../../src/extraction/dom/walk.ts';
import { type Page, readHtml } from '../extract/pages.ts';
import { labelBlocks, labelBySnippets } from './article-labels.ts';
import { getFold, getSite } from './folds.ts';

/** Number of folds of the sites, by which the models are cross-validated. */
export const foldCount = 4;

/** A page to train on, with labels of its blocks. */
export interface LabelledPage {
  readonly page: Page;
  readonly outline: ElementTree;
  /** Text of `<title>`. */
  readonly title: string;
  /** The share of each block that is in the article, 0 to 1; NaN if unknown. */
  readonly labels: Float32Array;
  readonly site: string;
  readonly fold: number;
}

/** Reads a page and labels its blocks by its gold text, or by its snippets if it has none. */
export function labelPage(page: Page): LabelledPage {
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
