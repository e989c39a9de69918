/** Which of several articles that stand on one page, one below the other, is the one being read. */

import { asBuiltIn } from './built-in.ts';
import { hasToken, readAttribute } from './element-attributes.ts';
import { traitsOf } from './elements.ts';
import { articleLimits } from './limits.ts';
import { absoluteUrl, type PageFacts } from './page-facts.ts';
import { likeness } from './title.ts';
import type { Walk } from './walk.ts';

/** One of several articles on the page. */
export interface Story {
  /** Index of its outermost element. */
  readonly element: number;
  readonly heading: string;
  /** For each element of the walk whether it stands in another of the articles. */
  readonly isElsewhere: (element: number) => boolean;
}

/** An article has this many of the chosen characters; less is a teaser. */
const fewestCharacters = 400;
/** How alike a heading and the page's title are when they mean the same article. */
const alikeEnough = 0.7;
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
export function storyBeingRead(
  facts: PageFacts,
  walk: Walk,
  isChosen: readonly boolean[],
): Story | undefined {
  const article = traitsOf('article').code;
  if (walk.tags.indexOf(article) === walk.tags.lastIndexOf(article)) return undefined;
  const storyOf = outermostArticles(walk, article);
  const stories = headedStories(walk, isChosen, storyOf);
  const ofHeadline = walk.blocks.find((block) => isFirstLevel(walk, block.element));
  const main = stories.find(({ element }) => element === storyOf[ofHeadline?.element ?? -1]);
  if (stories.length < 2 || !main) return undefined;
  const title = (facts.document.title ?? '').slice(0, articleLimits.line);
  const story =
    findAddressed(facts, walk, stories, storyOf) ??
    inMiddle(walk, stories) ??
    stories.find(({ heading }) => likeness(heading, title) >= alikeEnough) ??
    main;
  const others = new Set(stories.map(({ element }) => element));
  others.delete(story.element);
  return { ...story, isElsewhere: (element) => others.has(storyOf[element] ?? -1) };
}

type Headed = Pick<Story, 'element' | 'heading'>;

/** For each element the outermost `<article>`, by its tag code, that it stands in; -1 for none. */
function outermostArticles({ tags, parents }: Walk, article: number): number[] {
  const storyOf: number[] = [];
  for (let index = 0; index < tags.length; index++) {
    const outer = storyOf[parents[index] ?? -1] ?? -1;
    storyOf.push(outer < 0 && tags[index] === article ? index : outer);
  }
  return storyOf;
}

function headedStories(
  walk: Walk,
  isChosen: readonly boolean[],
  storyOf: readonly number[],
): Headed[] {
  const found = new Map<number, { heading: string; characters: number }>();
  for (let i = 0; i < walk.blocks.length; i++) {
    const { element, text } = walk.blocks[i] as (typeof walk.blocks)[number];
    const story = storyOf[element] ?? -1;
    if (story < 0) continue;
    const known = found.get(story) ?? { heading: '', characters: 0 };
    if (!known.heading && isHeading(walk, element)) known.heading = text;
    if (isChosen[i]) known.characters += text.length;
    found.set(story, known);
  }
  return [...found]
    .filter(([, { heading, characters }]) => heading && characters >= fewestCharacters)
    .map(([element, { heading }]) => ({ element, heading }));
}

function isFirstLevel({ tags }: Walk, element: number): boolean {
  return tags[element] === traitsOf('h1').code;
}

function isHeading(walk: Walk, element: number): boolean {
  return isFirstLevel(walk, element) || walk.tags[element] === traitsOf('h2').code;
}

/** The article that has the page's own address. */
function findAddressed(
  facts: PageFacts,
  walk: Walk,
  stories: readonly Headed[],
  storyOf: readonly number[],
): Headed | undefined {
  if (facts.url === 'about:blank') return undefined;
  const place = placeOf(facts.url);
  const links = findStoryLinks(walk, storyOf);
  return stories.slice(0, maxStories).find(({ element }) => {
    const story = walk.elements[element];
    const given = addressAttributes.map((name) => story && asBuiltIn(story).getAttribute(name));
    const addresses = [...given, links.get(element)];
    return addresses.some((address) => placeOf(absoluteUrl(facts, address)) === place);
  });
}

/** The first link of each article that stands in a headline, or calls itself its bookmark. */
function findStoryLinks(walk: Walk, storyOf: readonly number[]): Map<number, string | null> {
  const link = traitsOf('a').code;
  const links = new Map<number, string | null>();
  const isInHeading: boolean[] = [];
  for (let index = 0; index < walk.tags.length; index++) {
    isInHeading[index] = isHeading(walk, index) || isInHeading[walk.parents[index] ?? -1] === true;
    const story = storyOf[index] ?? -1;
    if (walk.tags[index] !== link || story < 0 || links.has(story)) continue;
    const element = walk.elements[index] as Element;
    const isHeadline = isInHeading[index] && element.hasAttribute('href');
    if (isHeadline || hasToken(readAttribute(element, 'rel').toLowerCase(), 'bookmark'))
      links.set(story, element.getAttribute('href'));
  }
  return links;
}

function placeOf(address: string | undefined): string | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined;
  const { host, pathname } = new URL(address);
  return host + pathname.replace(/\/$/, '');
}

/** The last one that has come up to the middle of the window, once the reader has scrolled. */
function inMiddle({ elements }: Walk, stories: readonly Headed[]) {
  const view = elements[0]?.ownerDocument.defaultView;
  const middle = (view?.innerHeight ?? 0) / 2;
  if (!view || !(view.scrollY > middle)) return undefined;
  return stories.slice(0, maxStories).findLast(({ element }) => {
    const story = elements[element];
    return story && asBuiltIn(story).getBoundingClientRect().top <= middle;
  });
}
