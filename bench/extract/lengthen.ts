import { countItems } from '../metrics/counts.ts';
import { foldSpace, splitWords } from '../metrics/words.ts';

/** A page whose article was made longer. */
export interface LongPage {
  readonly document: Document;
  /** Text of the article, in its order except for what was added, which comes last. */
  readonly gold: string;
}

/** Returns words to write with: the given number of them, different ones at each call. */
export type TakeWords = (count: number) => string;

/** A container with fewer paragraphs of the article is no basis for a long one. */
const minParagraphs = 8;
const minParagraphWords = 12;
/** The container of the article holds at least this share of its paragraphs. */
const minContainerShare = 0.85;
const minCopied = 4;
/** Texts with fewer words are signs and numbers, which stay. */
const minReplacedWords = 3;
const copiedWithoutParagraph = /^(?:H[2-4]|UL|OL|PRE|BLOCKQUOTE|TABLE)$/;

/**
 * Makes the article of a page longer by copies of its own elements, with other words, behind it.
 * Everything else of the page stays: its menus, teasers and comments.
 *
 * @param document is changed
 * @param gold text of the article
 * @param wordCount words that the article has afterwards, at least
 * @returns `undefined` if the article has too few paragraphs, or if they have no container
 */
export function lengthenPage(
  document: Document,
  gold: string,
  wordCount: number,
  takeWords: TakeWords,
): LongPage | undefined {
  const own = findElements(document, foldSpace(gold));
  let last = own.at(-1);
  if (own.length < minCopied) return undefined;
  const added: string[] = [];
  let words = splitWords(gold).length;
  for (let at = 0; words < wordCount; at++) {
    const copy = own[at % own.length]?.cloneNode(true) as Element;
    for (const element of [copy, ...copy.querySelectorAll('[id]')]) element.removeAttribute('id');
    for (const other of copy.querySelectorAll('script, style, noscript, figure, aside, nav'))
      other.remove();
    replaceText(copy, takeWords);
    last?.after(copy);
    last = copy;
    const text = foldSpace(copy.textContent ?? '');
    added.push(text);
    words += splitWords(text).length;
  }
  return { document, gold: [gold, ...added].join('\n') };
}

/** Finds the children of the article's container that are part of the article. */
function findElements(document: Document, gold: string): Element[] {
  const isGold = (element: Element): boolean => {
    const text = foldSpace(element.textContent ?? '');
    return text !== '' && gold.includes(text.slice(0, 60));
  };
  const paragraphs = [...document.querySelectorAll('p')].filter(
    (element) =>
      splitWords(element.textContent ?? '').length >= minParagraphWords && isGold(element),
  );
  if (paragraphs.length < minParagraphs) return [];
  const countInside = (element: Element) => paragraphs.filter((p) => element.contains(p)).length;
  let container = paragraphs[0]?.parentElement ?? null;
  while (container && countInside(container) < minContainerShare * paragraphs.length)
    container = container.parentElement;
  return [...(container?.children ?? [])].filter(
    (child) =>
      countInside(child) > 0 || (copiedWithoutParagraph.test(child.tagName) && isGold(child)),
  );
}

function replaceText(node: Node, takeWords: TakeWords): void {
  for (const child of [...node.childNodes]) {
    const text = child.nodeType === 3 ? (child.nodeValue ?? '') : '';
    const count = text.match(/\S+/g)?.length ?? 0;
    if (count >= minReplacedWords) {
      const [, before = '', end = '', after = ''] = /^(\s?).*?([.!?]?)(\s?)$/s.exec(text) ?? [];
      child.nodeValue = `${before}${takeWords(count)}${end}${after}`;
    } else replaceText(child, takeWords);
  }
}

/** The share of the gold text's words that were extracted, and the share of other words. */
export interface LongPageScore {
  readonly words: number;
  readonly recall: number;
  readonly others: number;
}

/** Scores an extracted text, ignoring the order of the words. */
export function scoreLongPage(text: string, gold: string): LongPageScore {
  const [found, wanted] = [text, gold].map(splitWords) as [string[], string[]];
  const counts = countItems(wanted);
  let shared = 0;
  for (const [word, count] of countItems(found)) shared += Math.min(count, counts.get(word) ?? 0);
  return {
    words: wanted.length,
    recall: shared / wanted.length,
    others: found.length === 0 ? 0 : 1 - shared / found.length,
  };
}
