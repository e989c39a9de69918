/** Which of several articles that stand on one page, one below the other, is the one being read. */

import { articleLimits } from '../article.ts';
import { unclobberedElement } from '../dom/dom-clobbering.ts';
import { getElementTraits, hasToken, readAttribute } from '../dom/elements.ts';
import type { DomSnapshot } from '../dom/walk.ts';
import { type PageMetadata, toAbsoluteUrl } from '../metadata/page-metadata.ts';
import { titleSimilarity } from '../metadata/title.ts';

/** One of several articles on the page. */
export interface ActiveArticle {
  /** Index of its outermost element. */
  readonly element: number;
  readonly heading: string;
  /** For each element of the walk whether it stands in another of the articles. */
  readonly isElsewhere: (element: number) => boolean;
}

/** An article has this many of the chosen characters; less is a teaser. */
const minArticleCharacters = 400;
/** How alike a heading and the page's title are when they mean the same article. */
const minTitleSimilarity = 0.7;
/** Articles that are asked for their address, and for their place on the screen. */
const maxStories = 200;
/** Where a page that goes on without end keeps the addresses of its articles. */
const addressAttributes = ['data-url', 'data-href', 'data-permalink', 'data-canonical', 'itemid'];

/**
 * The article that is being read, where scrolling has put several on the page: the one whose
 * address the page has, else the one in the middle of the window, else the one that the page’s
 * title names, else the one with the first `<h1>`.
 *
 * @returns nothing where there is one article only, or parts of one: what stands below a common
 *   `<h1>` belongs together, as the entries of a live blog do
 */
export function findActiveArticle(
  metadata: PageMetadata,
  snapshot: DomSnapshot,
  isChosen: readonly boolean[],
): ActiveArticle | undefined {
  const article = getElementTraits('article').code;
  if (snapshot.tags.indexOf(article) === snapshot.tags.lastIndexOf(article)) return undefined;
  const articleIndexes = findOutermostArticles(snapshot, article);
  const candidates = findArticleCandidates(snapshot, isChosen, articleIndexes);
  const ofHeadline = snapshot.blocks.find((block) => isFirstLevel(snapshot, block.element));
  const main = candidates.find(
    ({ element }) => element === articleIndexes[ofHeadline?.element ?? -1],
  );
  if (candidates.length < 2 || !main) return undefined;
  const title = (metadata.document.title ?? '').slice(0, articleLimits.line);
  const active =
    findAddressed(metadata, snapshot, candidates, articleIndexes) ??
    findInMiddle(snapshot, candidates) ??
    candidates.find(({ heading }) => titleSimilarity(heading, title) >= minTitleSimilarity) ??
    main;
  const others = new Set(candidates.map(({ element }) => element));
  others.delete(active.element);
  return { ...active, isElsewhere: (element) => others.has(articleIndexes[element] ?? -1) };
}

type ArticleCandidate = Pick<ActiveArticle, 'element' | 'heading'>;

/** For each element the outermost `<article>`, by its tag code, that it stands in; -1 for none. */
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
  isChosen: readonly boolean[],
  articleIndexes: readonly number[],
): ArticleCandidate[] {
  const found = new Map<number, { heading: string; characters: number }>();
  for (let i = 0; i < snapshot.blocks.length; i++) {
    const { element, text } = snapshot.blocks[i] as (typeof snapshot.blocks)[number];
    const story = articleIndexes[element] ?? -1;
    if (story < 0) continue;
    const known = found.get(story) ?? { heading: '', characters: 0 };
    if (!known.heading && isHeading(snapshot, element)) known.heading = text;
    if (isChosen[i]) known.characters += text.length;
    found.set(story, known);
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

/** The article that has the page's own address. */
function findAddressed(
  metadata: PageMetadata,
  snapshot: DomSnapshot,
  stories: readonly ArticleCandidate[],
  storyByElement: readonly number[],
): ArticleCandidate | undefined {
  if (metadata.url === 'about:blank') return undefined;
  const place = normalizeAddress(metadata.url);
  const links = findStoryLinks(snapshot, storyByElement);
  return stories.slice(0, maxStories).find(({ element }) => {
    const story = snapshot.elements[element];
    const given = addressAttributes.map(
      (name) => story && unclobberedElement(story).getAttribute(name),
    );
    const addresses = [...given, links.get(element)];
    return addresses.some(
      (address) => normalizeAddress(toAbsoluteUrl(metadata, address)) === place,
    );
  });
}

/** The first link of each article that stands in a headline, or calls itself its bookmark. */
function findStoryLinks(
  snapshot: DomSnapshot,
  storyByElement: readonly number[],
): Map<number, string | null> {
  const link = getElementTraits('a').code;
  const links = new Map<number, string | null>();
  const isInHeading: boolean[] = [];
  for (let index = 0; index < snapshot.tags.length; index++) {
    isInHeading[index] =
      isHeading(snapshot, index) || isInHeading[snapshot.parents[index] ?? -1] === true;
    const story = storyByElement[index] ?? -1;
    if (snapshot.tags[index] !== link || story < 0 || links.has(story)) continue;
    const element = snapshot.elements[index] as Element;
    const isHeadline = isInHeading[index] && element.hasAttribute('href');
    if (isHeadline || hasToken(readAttribute(element, 'rel').toLowerCase(), 'bookmark'))
      links.set(story, element.getAttribute('href'));
  }
  return links;
}

function normalizeAddress(address: string | undefined): string | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined;
  const { host, pathname } = new URL(address);
  return host + pathname.replace(/\/$/, '');
}

/** The last one that has come up to the middle of the window, once the user has scrolled. */
function findInMiddle({ elements }: DomSnapshot, candidates: readonly ArticleCandidate[]) {
  const view = elements[0]?.ownerDocument.defaultView;
  const middle = (view?.innerHeight ?? 0) / 2;
  if (!view || !(view.scrollY > middle)) return undefined;
  return candidates.slice(0, maxStories).findLast(({ element }) => {
    const story = elements[element];
    return story && unclobberedElement(story).getBoundingClientRect().top <= middle;
  });
}
