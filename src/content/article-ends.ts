/** Where the article begins and ends in the document, for what is to stand there. */

import type { Article, Block } from '../article/article.ts';
import { builtIn } from '../article/built-in.ts';
import { type Walk, type WalkOptions, walk } from '../article/walk.ts';
import { readingSeconds } from '../summary/reading-time.ts';

export interface ArticleEnds {
  /** Before this node the first paragraph begins … */
  first: ChildNode;
  /** … and after this one the last has ended. */
  last: ChildNode;
  /** Of the whole article, and of a sentence of it on average. */
  seconds: number;
  sentenceSeconds: number;
}

/** A block shorter than this, in characters, may be a dateline or a label. */
const shortBlock = 40;
const sentenceEnds = /[.!?…](?=[\s"'”’»)\]])|[.!?…]$|[。！？।؟]/g;

/**
 * @param options the clock of the call, of which reading may have used up a part
 * @returns nothing where the article cannot be found in the document
 */
export function articleEnds(
  document: Document,
  { blocks, lang }: Article,
  options: WalkOptions = {},
): ArticleEnds | undefined {
  const prose = blocks.filter((block) => block.kind !== 'heading');
  const long = prose.filter((block) => block.text.length >= shortBlock);
  const walked = walk(document, options);
  const first = edge(walked, long[0] ?? prose[0], 'first');
  const last = edge(walked, long.at(-1) ?? prose.at(-1), 'last');
  if (!first || !last) return undefined;
  const text = prose.map((block) => block.text).join('\n');
  const seconds = readingSeconds(text, lang);
  return { first, last, seconds, sentenceSeconds: seconds / countSentences(prose) };
}

function countSentences(blocks: readonly Block[]): number {
  return blocks.reduce(
    (sum, { text }) => sum + Math.max(1, text.match(sentenceEnds)?.length ?? 0),
    0,
  );
}

/** The node at which a block of the article begins or ends. */
function edge(
  walked: Walk,
  block: Block | undefined,
  side: 'first' | 'last',
): ChildNode | undefined {
  const isIt = ({ text }: { text: string }) => text === block?.text;
  const found = side === 'first' ? walked.blocks.find(isIt) : walked.blocks.findLast(isIt);
  const element = walked.elements[found?.element ?? -1];
  const piece = side === 'first' ? found?.pieces[0] : found?.pieces.at(-1);
  if (!found || !element || !piece) return undefined;
  const alone = walked.blocks.filter((other) => other.element === found.element).length === 1;
  return outOfLists(
    alone && element.localName !== 'body' ? element : childAround(element, piece.node),
  );
}

/** The child of `element` that holds the node: paragraphs may be parted by line breaks alone. */
function childAround(element: Element, node: ChildNode): ChildNode {
  let child = node;
  for (;;) {
    const parent = parentOf(child);
    if (!parent || parent === element) return child;
    child = parent;
  }
}

/** Lists, tables, quotations and figures hold nothing but what is theirs: the next place outside. */
function outOfLists(node: ChildNode): ChildNode {
  const element = builtIn(node, 'nodeType') === 1 ? (node as Element) : parentOf(node);
  let outermost: Element | undefined;
  let tables = 0;
  for (let around = element; around; around = parentOf(around)) {
    const name = builtIn(around, 'localName');
    if (sectionTags.has(name)) break;
    if (closedTags.has(name)) outermost = around;
    // To tell what a table is for, all of it is looked through.
    else if (name === 'table' && ++tables <= maxTables && isOfData(around)) outermost = around;
  }
  return outermost ?? node;
}

/** Tables inside each other that are told apart; a page laid out with tables has fewer. */
const maxTables = 20;
const closedTags = new Set(['ul', 'ol', 'dl', 'blockquote', 'figure', 'pre', 'details', 'p']);
const sectionTags = new Set(['article', 'main', 'section', 'body']);

/** Old pages lay themselves out with tables, of which a cell may hold the whole article. */
function isOfData(table: Element): boolean {
  return table.querySelector('th, thead, caption') !== null;
}

function parentOf(node: ChildNode): HTMLElement | null {
  return builtIn(node, 'parentElement');
}
