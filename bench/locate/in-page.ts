/**
 * Runs in a page. Locates every extracted sentence as a range and compares the range's text with
 * it.
 */

import { describeAnchor } from '../../src/anchoring/describe.ts';
import { locateAll } from '../../src/anchoring/locate.ts';
import type { Article } from '../../src/extraction/article.ts';
import { detectArticleLanguage } from '../../src/extraction/detect-article-language.ts';
import { walkDocument } from '../../src/extraction/dom/walk.ts';
import { extractArticle } from '../../src/extraction/extract.ts';
import { splitSentences } from '../../src/nlp/sentences/split-sentences.ts';

export interface RoundTrips {
  readonly sentences: number;
  /**
   * Number of ranges with exactly the sentence's characters at the place from which it was
   * extracted.
   */
  readonly back: number;
  readonly lost: readonly Lost[];
}

export interface Lost {
  readonly quote: string;
  /** Text of the range instead; empty if there is none. */
  readonly got: string;
  /** True if the text is right but at another place with the same words. */
  readonly elsewhere: boolean;
}

const space = /[\s\x85]+/g;
const invisible = /[\p{Cc}\p{Cf}]/gu;

Object.assign(globalThis, { measureRoundTrips });

function measureRoundTrips(): RoundTrips {
  const article = extractArticle(document, { kind: 'page', force: true });
  if (!article.ok) return { sentences: 0, back: 0, lost: [] };
  const anchors = listAnchors(detectArticleLanguage(article.value));
  const nodes = listTextNodes();
  const order = new Map<Node, number>(nodes.map((node, at) => [node, at]));
  const found = locateAll(document, anchors).map((range, i) => {
    const quote = anchors[i]?.quote ?? '';
    const got = range ? getRangeText(range, nodes, order) : '';
    const isSame = got === removeSpace(quote);
    const node = (range && order.get(range.startContainer)) ?? 0;
    return { quote, got, isSame, place: node * 1e7 + (range?.startOffset ?? 0) };
  });
  // Sentences are in text order, so those outside of the longest ascending run are at another
  // place.
  const inOrder = new Set(findLongestRun(found.filter(({ isSame }) => isSame)));
  const lost = found
    .filter((each) => !inOrder.has(each))
    .map(({ quote, got, isSame }) => ({ quote, got, elsewhere: isSame }));
  return { sentences: anchors.length, back: anchors.length - lost.length, lost };
}

/** Returns the longest subsequence with ascending places (patience sorting). */
function findLongestRun<T extends { readonly place: number }>(items: readonly T[]): T[] {
  const tails: { item: T; before: number }[] = [];
  const all: { item: T; before: number }[] = [];
  const ends: number[] = [];
  for (const item of items) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((tails[middle]?.item.place ?? 0) <= item.place) low = middle + 1;
      else high = middle;
    }
    const link = { item, before: low > 0 ? (ends[low - 1] ?? -1) : -1 };
    all.push(link);
    tails[low] = link;
    ends[low] = all.length - 1;
  }
  const run: T[] = [];
  for (let at = ends.at(-1) ?? -1; at >= 0; at = all[at]?.before ?? -1) {
    const link = all[at];
    if (link) run.push(link.item);
  }
  return run;
}

function listAnchors(article: Article) {
  return article.blocks.flatMap(({ text }, block) =>
    splitSentences(text, article.lang).map(({ start, end }) =>
      describeAnchor(article, block, start, end),
    ),
  );
}

/** Returns the text nodes in text order, which differs from document order in a shadow tree. */
function listTextNodes(): Text[] {
  return [
    ...new Set(
      walkDocument(document).blocks.flatMap(({ segments }) => segments.map(({ node }) => node)),
    ),
  ];
}

/**
 * Returns a range's characters without white space, which varies in pages. They are read from the
 * text nodes and not from the blocks from which the range was made.
 */
function getRangeText(
  { startContainer, startOffset, endContainer, endOffset }: Range,
  nodes: readonly Text[],
  order: ReadonlyMap<Node, number>,
): string {
  const first = order.get(startContainer) ?? 0;
  const last = order.get(endContainer) ?? -1;
  const texts = nodes.slice(first, last + 1).map((node) => {
    const from = node === startContainer ? startOffset : 0;
    return node.data.slice(from, node === endContainer ? endOffset : undefined);
  });
  return removeSpace(texts.join(''));
}

function removeSpace(text: string): string {
  return text.replace(space, '').replace(invisible, '');
}
