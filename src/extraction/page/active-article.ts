/**
 * Finds the article that the user is reading where infinite scrolling has loaded several onto one
 * page. Called from `blocks/classify-blocks.ts`.
 */

import { articleLimits } from '../article.ts';
import { unclobberedElement } from '../dom/dom-clobbering.ts';
import { getElementTraits, hasToken, readAttribute } from '../dom/elements.ts';
import type { DomSnapshot } from '../dom/walk.ts';
import { type PageMetadata, toAbsoluteUrl } from '../metadata/page-metadata.ts';
import { isSameTitle } from '../metadata/title.ts';

/** The article of the page that the user is reading, and the way to tell the others from it. */
export interface ActiveArticle {
  /** Index of its outermost element. */
  readonly element: number;
  readonly heading: string;
  /**
   * Returns true if an element of the walk, given by its index, is inside one of the other
   * articles.
   */
  readonly isElsewhere: (element: number) => boolean;
}

/** An article with fewer selected characters than this is a teaser. */
const minArticleCharacters = 400;
/** No more articles than this are checked for their address and their position on the screen. */
const maxArticles = 200;
/** Pages with infinite scrolling store the addresses of their articles in these attributes. */
const addressAttributes = ['data-url', 'data-href', 'data-permalink', 'data-canonical', 'itemid'];

/**
 * Finds the article that the user is reading if the page has several: the one whose address the
 * page has, else the one in the middle of the window, else the one that the page’s title names,
 * else the one with the first `<h1>`.
 *
 * @param isSelected true for each block of the snapshot that was selected as article text
 * @returns undefined if the page has a single article. Several `<article>` elements below one
 *   `<h1>` count as one, because that is how a live blog marks up its entries.
 */
export function findActiveArticle(
  metadata: PageMetadata,
  snapshot: DomSnapshot,
  isSelected: readonly boolean[],
): ActiveArticle | undefined {
  const article = getElementTraits('article').code;
  if (snapshot.tags.indexOf(article) === snapshot.tags.lastIndexOf(article)) return undefined;
  const articleIndexes = findOutermostArticles(snapshot, article);
  const candidates = findArticleCandidates(snapshot, isSelected, articleIndexes);
  const ofHeadline = snapshot.blocks.find((block) => isFirstLevel(snapshot, block.element));
  const main = candidates.find(
    ({ element }) => element === articleIndexes[ofHeadline?.element ?? -1],
  );
  if (candidates.length < 2 || !main) return undefined;
  const title = (metadata.document.title ?? '').slice(0, articleLimits.line);
  const active =
    findByAddress(metadata, snapshot, candidates, articleIndexes) ??
    findInWindowMiddle(snapshot, candidates) ??
    candidates.find(({ heading }) => isSameTitle(heading, title)) ??
    main;
  const others = new Set(candidates.map(({ element }) => element));
  others.delete(active.element);
  return { ...active, isElsewhere: (element) => others.has(articleIndexes[element] ?? -1) };
}

type ArticleCandidate = Pick<ActiveArticle, 'element' | 'heading'>;

/** Returns the index of the outermost `<article>` around each element, -1 if there is none. */
function findOutermostArticles({ tags, parents }: DomSnapshot, article: number): number[] {
  const articleIndexes: number[] = [];
  for (let index = 0; index < tags.length; index++) {
    const outer = articleIndexes[parents[index] ?? -1] ?? -1;
    articleIndexes.push(outer < 0 && tags[index] === article ? index : outer);
  }
  return articleIndexes;
}

function findArticleCandidates(
  snapshot: DomSnapshot,
  isSelected: readonly boolean[],
  articleIndexes: readonly number[],
): ArticleCandidate[] {
  const found = new Map<number, { heading: string; characters: number }>();
  for (let i = 0; i < snapshot.blocks.length; i++) {
    const { element, text } = snapshot.blocks[i] as (typeof snapshot.blocks)[number];
    const article = articleIndexes[element] ?? -1;
    if (article < 0) continue;
    const known = found.get(article) ?? { heading: '', characters: 0 };
    if (!known.heading && isHeading(snapshot, element)) known.heading = text;
    if (isSelected[i]) known.characters += text.length;
    found.set(article, known);
  }
  return [...found]
    .filter(([, { heading, characters }]) => heading && characters >= minArticleCharacters)
    .map(([element, { heading }]) => ({ element, heading }));
}

function isFirstLevel({ tags }: DomSnapshot, element: number): boolean {
  return tags[element] === getElementTraits('h1').code;
}

function isHeading(snapshot: DomSnapshot, element: number): boolean {
  return isFirstLevel(snapshot, element) || snapshot.tags[element] === getElementTraits('h2').code;
}

/** Finds the article that links to, or declares, the address of the page. */
function findByAddress(
  metadata: PageMetadata,
  snapshot: DomSnapshot,
  articles: readonly ArticleCandidate[],
  articleIndexes: readonly number[],
): ArticleCandidate | undefined {
  if (metadata.url === 'about:blank') return undefined;
  const place = normalizeAddress(metadata.url);
  const links = findArticleLinks(snapshot, articleIndexes);
  return articles.slice(0, maxArticles).find(({ element }) => {
    const article = snapshot.elements[element];
    const given = addressAttributes.map(
      (name) => article && unclobberedElement(article).getAttribute(name),
    );
    const addresses = [...given, links.get(element)];
    return addresses.some(
      (address) => normalizeAddress(toAbsoluteUrl(metadata, address)) === place,
    );
  });
}

/** Returns the address of each article: its first link in a headline or with `rel="bookmark"`. */
function findArticleLinks(
  snapshot: DomSnapshot,
  articleIndexes: readonly number[],
): Map<number, string | null> {
  const link = getElementTraits('a').code;
  const links = new Map<number, string | null>();
  const isInHeading: boolean[] = [];
  for (let index = 0; index < snapshot.tags.length; index++) {
    isInHeading[index] =
      isHeading(snapshot, index) || isInHeading[snapshot.parents[index] ?? -1] === true;
    const article = articleIndexes[index] ?? -1;
    if (snapshot.tags[index] !== link || article < 0 || links.has(article)) continue;
    const element = snapshot.elements[index] as Element;
    const isHeadline = isInHeading[index] && element.hasAttribute('href');
    if (isHeadline || hasToken(readAttribute(element, 'rel').toLowerCase(), 'bookmark'))
      links.set(article, element.getAttribute('href'));
  }
  return links;
}

function normalizeAddress(address: string | undefined): string | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined;
  const { host, pathname } = new URL(address);
  return host + pathname.replace(/\/$/, '');
}

/** Finds the last article that starts above the middle of the window, once the user has scrolled. */
function findInWindowMiddle({ elements }: DomSnapshot, candidates: readonly ArticleCandidate[]) {
  const view = elements[0]?.ownerDocument.defaultView;
  const middle = (view?.innerHeight ?? 0) / 2;
  if (!view || !(view.scrollY > middle)) return undefined;
  return candidates.slice(0, maxArticles).findLast(({ element }) => {
    const article = elements[element];
    return article && unclobberedElement(article).getBoundingClientRect().top <= middle;
  });
}
