/**
 * Finds where an article starts and ends in the document, so that the banner can be inserted there.
 * Called from `page-script.ts`.
 */

import type { Article, Block } from '../extraction/article.ts';
import { measureText } from '../extraction/blocks/block-measures.ts';
import { unclobbered } from '../extraction/dom/dom-clobbering.ts';
import { type DomSnapshot, type WalkOptions, walkDocument } from '../extraction/dom/walk.ts';
import { splitWords } from '../nlp/unicode.ts';
import { toReadingSeconds } from '../summarizer/reading-time.ts';

/** Counts as extraction does, because the patterns of the tokenizer take long to compile in a page. */
const counter = {
  countWords: (text: string) => measureText(text).words,
  countCharacters: (text: string) => splitWords(text).join('').length,
};

/** The start and the end of an article in the document, and its reading time. */
export interface ArticleBounds {
  /** The banner belongs before this node, at which the first paragraph starts. */
  first: ChildNode;
  /** The banner belongs after this node, at which the last paragraph ends. */
  last: ChildNode;
  /** Time to read the whole article, and its average sentence, in seconds. */
  readingSeconds: number;
  sentenceSeconds: number;
}

/** A block with fewer characters than this may be a dateline or a label. */
const minBlockChars = 40;
const sentenceEnds = /[.!?…](?=[\s"'”’»)\]])|[.!?…]$|[。！？।؟]/g;

/**
 * Finds the nodes before and after which the banner belongs.
 *
 * @param options have the time budget of the call, part of which extraction may have used up
 * @returns `undefined` if the article cannot be found in the document
 */
export function findArticleBounds(
  document: Document,
  { blocks, lang }: Article,
  options: WalkOptions = {},
): ArticleBounds | undefined {
  const prose = blocks.filter((block) => block.kind !== 'heading');
  const long = prose.filter((block) => block.text.length >= minBlockChars);
  const snapshot = walkDocument(document, options);
  const first = findEdge(snapshot, long[0] ?? prose[0], 'first');
  const last = findEdge(snapshot, long.at(-1) ?? prose.at(-1), 'last');
  if (!first || !last) return undefined;
  const text = prose.map((block) => block.text).join(' ');
  const readingSeconds = toReadingSeconds(text, lang, counter);
  return { first, last, readingSeconds, sentenceSeconds: readingSeconds / countSentences(prose) };
}

function countSentences(blocks: readonly Block[]): number {
  return blocks.reduce(
    (sum, { text }) => sum + Math.max(1, text.match(sentenceEnds)?.length ?? 0),
    0,
  );
}

/** Finds the node at which a block of the article starts or ends. */
function findEdge(
  snapshot: DomSnapshot,
  block: Block | undefined,
  side: 'first' | 'last',
): ChildNode | undefined {
  const isWanted = ({ text }: { text: string }) => text === block?.text;
  const found =
    side === 'first' ? snapshot.blocks.find(isWanted) : snapshot.blocks.findLast(isWanted);
  const element = snapshot.elements[found?.element ?? -1];
  const segment = side === 'first' ? found?.segments[0] : found?.segments.at(-1);
  if (!found || !element || !segment) return undefined;
  const isOnlyBlock =
    snapshot.blocks.filter((other) => other.element === found.element).length === 1;
  return findOutermostContainer(
    isOnlyBlock && element.localName !== 'body' ? element : findChildAround(element, segment.node),
  );
}

/**
 * Returns the child of `element` that contains the node, because paragraphs may be separated by
 * line breaks only.
 */
function findChildAround(element: Element, node: ChildNode): ChildNode {
  let child = node;
  for (;;) {
    const parent = getParent(child);
    if (!parent || parent === element) return child;
    child = parent;
  }
}

/**
 * Returns the outermost list, data table, quotation or figure around a node, because the banner
 * does not belong inside of one; the node itself if there is none.
 */
function findOutermostContainer(node: ChildNode): ChildNode {
  const element = unclobbered(node, 'nodeType') === 1 ? (node as Element) : getParent(node);
  let outermost: Element | undefined;
  let tables = 0;
  for (let around = element; around; around = getParent(around)) {
    const name = unclobbered(around, 'localName');
    if (sectionTags.has(name)) break;
    if (containerTags.has(name)) outermost = around;
    // `isDataTable` searches the whole table, so it runs for a limited number of them.
    else if (name === 'table' && ++tables <= maxTables && isDataTable(around)) outermost = around;
  }
  return outermost ?? node;
}

/** At most this many nested tables are examined; a page that uses tables for its layout has fewer. */
const maxTables = 20;
const containerTags = new Set(['ul', 'ol', 'dl', 'blockquote', 'figure', 'pre', 'details', 'p']);
const sectionTags = new Set(['article', 'main', 'section', 'body']);

/**
 * Returns true for a table with headers or a caption. Old pages use tables for their layout, and
 * one cell may contain the whole article.
 */
function isDataTable(table: Element): boolean {
  return table.querySelector('th, thead, caption') !== null;
}

function getParent(node: ChildNode): HTMLElement | null {
  return unclobbered(node, 'parentElement');
}
