/** The separate posts of one page: a thread, a live blog, a page of announcements. */

import { articleLimits, type Block, type Post } from '../article.ts';
import { splitNames } from '../blocks/block-measures.ts';
import { getTextPrefix, normalize } from '../dom/block-text.ts';
import { unclobberedElement } from '../dom/dom-clobbering.ts';
import { findElements, flag, getElementTraits, readAttribute } from '../dom/elements.ts';
import type { DomSnapshot } from '../dom/walk.ts';
import { cleanName } from '../metadata/byline.ts';
import { toIsoDate } from '../metadata/dates.ts';
import { findPostElements, type SignKind } from './post-elements.ts';

/** Elements that are asked for the author, or the time, of one post. */
const maxSigns = 4;
/** A signature has no more characters than this; longer text says something else. */
const maxSignChars = 80;
/** Text before the first post that is a post of its own has so many characters. */
const minOpeningChars = 150;
/** Of the headings of one level, at least this share has a date beneath it, or they part one article. */
const minDatedShare = 0.6;

const authorNames = new Set(
  'author username user nickname nick poster byline displayname handle sender hnuser'.split(' '),
);
const timeNames = new Set('date time timestamp datetime published posted age ago'.split(' '));
/** Words that make a name one of a time, whoever else it names. */
const strongTimeNames = new Set('date time timestamp datetime'.split(' '));
/** Words of names that say of an element that it tells something else about its author. */
const asideNames = new Set(
  'avatar badge bio count flair info rank role signature stats status title'.split(' '),
);
/** Where applications write the author of a post on its element. */
const authorAttributes = ['data-author', 'data-message-author-role', 'data-turn'];
const attributeSelector = authorAttributes.map((name) => `[${name}]`).join();

/**
 * Finds the posts of a page that holds several: elements that are built alike, of which most name
 * an author or a time of their own, and that hold most of what was read; else headings of one level
 * with a date beneath each. Linear in the elements of the page.
 *
 * @param places for each block of the walk its index in the article; -1 where it was not read
 * @param blocks of the article
 * @returns at least two posts in the order of the article; nothing where the page is one article
 */
export function findPosts(
  snapshot: DomSnapshot,
  places: readonly number[],
  blocks: readonly Block[],
): Post[] | undefined {
  const signs = findSigns(snapshot);
  const elements = findPostElements(snapshot, signs, places);
  const posts = elements
    ? createPosts(snapshot, signs, places, elements)
    : findDatedSections(snapshot, places, blocks);
  // Parts of one article repeat its author and its day.
  const voices = new Set(posts.map(({ author = '', time = '' }) => `${author}|${time}`));
  return posts.length > 1 && voices.size > 1 ? posts.slice(0, articleLimits.posts) : undefined;
}

/** Returns for each element of the walk whether it names the author or the time of its post. */
function findSigns({ elements, names, tags, flags }: DomSnapshot): (SignKind | undefined)[] {
  const known = new Map<string, SignKind | undefined>();
  const timeTag = getElementTraits('time').code;
  const [root] = elements;
  const attributed = new Set(
    root ? findElements(unclobberedElement(root), attributeSelector, articleLimits.posts) : [],
  );
  return names.map((name, e) => {
    if (attributed.size > 0 && attributed.has(elements[e] as Element)) return 'author';
    // A quotation names the author of another post.
    if ((flags[e] as number) & flag.quote) return undefined;
    if (tags[e] === timeTag) return 'time';
    if (name === '') return undefined;
    if (!known.has(name)) known.set(name, getNameSign(name));
    return known.get(name);
  });
}

function getNameSign(name: string): SignKind | undefined {
  const words = splitNames(name);
  if (words.some((word) => asideNames.has(word))) return undefined;
  // “user-action-time” says when somebody did something, not who.
  if (words.some((word) => strongTimeNames.has(word))) return 'time';
  if (words.some((word) => authorNames.has(word))) return 'author';
  return words.some((word) => timeNames.has(word)) ? 'time' : undefined;
}

/** Collects the parts of one post during the pass over the walk. */
interface PostDraft {
  /** The lowest index of a block of the article that stands in it. */
  firstBlock: number;
  characters: number;
  readonly signs: Record<SignKind, Element[]>;
}

function createDraft(): PostDraft {
  return { firstBlock: -1, characters: 0, signs: { author: [], time: [] } };
}

function createPosts(
  snapshot: DomSnapshot,
  signs: readonly (SignKind | undefined)[],
  places: readonly number[],
  postElements: readonly number[],
): Post[] {
  const { parents, elements, blocks } = snapshot;
  const drafts = new Map(postElements.map((element) => [element, createDraft()]));
  const [start = 0] = postElements;
  // The key -1 collects the text before the first post.
  drafts.set(-1, createDraft());
  const innermost: number[] = [];
  for (const [e, parent] of parents.entries()) {
    innermost.push(drafts.has(e) ? e : (innermost[parent] ?? -1));
    const draft = drafts.get(innermost[e] as number);
    const kind = signs[e];
    if (!draft || !kind || (innermost[e] === -1 && e > start)) continue;
    if (draft.signs[kind].length < maxSigns) draft.signs[kind].push(elements[e] as Element);
  }
  for (const [i, { element, text }] of blocks.entries()) {
    const place = places[i] ?? -1;
    const draft = drafts.get(innermost[element] ?? -1);
    if (place < 0 || !draft || (innermost[element] === -1 && element > start)) continue;
    if (draft.firstBlock < 0) draft.firstBlock = place;
    draft.characters += text.length;
  }
  return [...drafts]
    .filter(([, { firstBlock }]) => firstBlock >= 0)
    .sort(([, a], [, b]) => a.firstBlock - b.firstBlock)
    .flatMap(([element, draft]) => {
      const post = createPost(elements[element], draft);
      const isPost =
        element >= 0 || (draft.characters >= minOpeningChars && post.author !== undefined);
      return isPost ? [post] : [];
    });
}

function createPost(element: Element | undefined, { firstBlock, signs }: PostDraft): Post {
  const author = (element && readAuthorAttribute(element)) ?? readAuthor(signs.author);
  const time = readTime(signs.time);
  return {
    ...(author === undefined ? {} : { author }),
    ...(time === undefined ? {} : { time }),
    firstBlock,
  };
}

function readAuthorAttribute(element: Element): string | undefined {
  for (const name of authorAttributes) {
    const author = cleanName(readAttribute(element, name).slice(0, maxSignChars));
    if (author) return author;
  }
  return undefined;
}

/**
 * The name that a signature links, or else has: what stands around a link says more than the name. The
 * signature that the page declares comes first, since who edited a post last may sign above its author.
 */
function readAuthor(elements: readonly Element[]): string | undefined {
  const isDeclared = (element: Element) => readAttribute(element, 'itemprop') === 'author';
  const declared = elements.filter(isDeclared);
  for (const element of [...declared, ...elements]) {
    const links = findElements(unclobberedElement(element), 'a', maxSigns);
    for (const place of [...links, element]) {
      const text = normalize(getTextPrefix(place, maxSignChars + 1));
      const name = text.length > maxSignChars ? '' : cleanName(text);
      if (name) return name;
    }
  }
  return undefined;
}

function readTime(elements: readonly Element[]): string | undefined {
  for (const element of elements) {
    const given = ['datetime', 'title', 'data-time'].map((name) => readAttribute(element, name));
    for (const text of [...given, normalize(getTextPrefix(element, maxSignChars))]) {
      const time = toIsoDate(text);
      if (time) return time;
    }
  }
  return undefined;
}

/** Sections of a page that each begin with a heading and a date: announcements, release notes. */
function findDatedSections(
  snapshot: DomSnapshot,
  places: readonly number[],
  blocks: readonly Block[],
): Post[] {
  const byLevel = new Map<number, { posts: Post[]; headings: number }>();
  for (const [i, place] of places.entries()) {
    const block = blocks[place];
    if (block?.kind !== 'heading') continue;
    const section = byLevel.get(block.level ?? 2) ?? { posts: [], headings: 0 };
    byLevel.set(block.level ?? 2, section);
    section.headings++;
    const next = snapshot.blocks[i + 1]?.text ?? '';
    const time = next.length > maxSignChars ? undefined : toIsoDate(next);
    if (time) section.posts.push({ time, firstBlock: place });
  }
  const sections = [...byLevel.values()].find(
    ({ posts, headings }) => posts.length > 1 && posts.length >= minDatedShare * headings,
  );
  return sections?.posts ?? [];
}
