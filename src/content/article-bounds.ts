/** Where the article begins and ends in the document, for what is to stand there. */

import type { Article, Block } from '../extraction/article.ts';
import { measureText } from '../extraction/blocks/features/text-measures.ts';
import { unclobbered } from '../extraction/dom/dom-clobbering.ts';
import { type DomSnapshot, type WalkOptions, walkDocument } from '../extraction/dom/walk.ts';
import { splitWords } from '../extraction/unicode.ts';
import { toReadingSeconds } from '../summarizer/reading-time.ts';

/** Counts as extraction does: what the tokenizer asks of a text takes long to make ready in a page. */
const counter = {
  countWords: (text: string) => measureText(text).words,
  countCharacters: (text: string) => splitWords(text).join('').length,
};

export interface ArticleBounds {
  /** Before this node the first paragraph begins … */
  first: ChildNode;
  /** … and after this one the last has ended. */
  last: ChildNode;
  /** Of the whole article, and of a sentence of it on average. */
  readingSeconds: number;
  sentenceSeconds: number;
}

/** A block shorter than this, in characters, may be a dateline or a label. */
const minBlockChars = 40;
const sentenceEnds = /[.!?…](?=[\s"'”’»)\]])|[.!?…]$|[。！？।؟]/g;

/**
 * @param options the clock of the call, of which reading may have used up a part
 * @returns nothing where the article cannot be found in the document
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

/** The node at which a block of the article begins or ends. */
function findEdge(
  snapshot: DomSnapshot,
  block: Block | undefined,
  side: 'first' | 'last',
): ChildNode | undefined {
  const isIt = ({ text }: { text: string }) => text === block?.text;
  const found = side === 'first' ? snapshot.blocks.find(isIt) : snapshot.blocks.findLast(isIt);
  const element = snapshot.elements[found?.element ?? -1];
  const piece = side === 'first' ? found?.segments[0] : found?.segments.at(-1);
  if (!found || !element || !piece) return undefined;
  const alone = snapshot.blocks.filter((other) => other.element === found.element).length === 1;
  return outsideContainers(
    alone && element.localName !== 'body' ? element : findChildAround(element, piece.node),
  );
}

/** The child of `element` that holds the node: paragraphs may be parted by line breaks alone. */
function findChildAround(element: Element, node: ChildNode): ChildNode {
  let child = node;
  for (;;) {
    const parent = getParent(child);
    if (!parent || parent === element) return child;
    child = parent;
  }
}

/** Lists, tables, quotations and figures hold nothing but what is theirs: the next place outside. */
function outsideContainers(node: ChildNode): ChildNode {
  const element = unclobbered(node, 'nodeType') === 1 ? (node as Element) : getParent(node);
  let outermost: Element | undefined;
  let tables = 0;
  for (let around = element; around; around = getParent(around)) {
    const name = unclobbered(around, 'localName');
    if (sectionTags.has(name)) break;
    if (containerTags.has(name)) outermost = around;
    // To tell what a table is for, all of it is looked through.
    else if (name === 'table' && ++tables <= maxTables && isDataTable(around)) outermost = around;
  }
  return outermost ?? node;
}

/** Tables inside each other that are told apart; a page laid out with tables has fewer. */
const maxTables = 20;
const containerTags = new Set(['ul', 'ol', 'dl', 'blockquote', 'figure', 'pre', 'details', 'p']);
const sectionTags = new Set(['article', 'main', 'section', 'body']);

/** Old pages lay themselves out with tables, of which a cell may hold the whole article. */
function isDataTable(table: Element): boolean {
  return table.querySelector('th, thead, caption') !== null;
}

function getParent(node: ChildNode): HTMLElement | null {
  return unclobbered(node, 'parentElement');
}
