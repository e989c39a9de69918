/**
 * Finds the separate posts of one page, such as a thread, a live blog or release notes, with the
 * author and time of each. Called from `extract.ts`.
 */

import { articleLimits, type Block, type Post } from '../article.ts';
import { splitMarkupNames } from '../blocks/block-measures.ts';
import { getTextPrefix, normalize } from '../dom/block-text.ts';
import { unclobberedElement } from '../dom/dom-clobbering.ts';
import { findElements, flag, getElementTraits, readAttribute } from '../dom/elements.ts';
import type { DomSnapshot } from '../dom/walk.ts';
import { cleanName } from '../metadata/byline.ts';
import { toIsoDate } from '../metadata/dates.ts';
import { findPostElements, type SignatureKind } from './post-elements.ts';

/** At most this many signatures of each kind are read for one post. */
const maxSignatures = 4;
/** A longer text than this is not a signature. */
const maxSignatureChars = 80;
const timeOfDay = /\d:\d\d/;
/** Text before the first post counts as a post of its own from this length on. */
const minOpeningChars = 150;
/**
 * At least this share of the headings of a level has a date below it; otherwise they divide one
 * article.
 */
const minDatedShare = 0.6;

const authorNames = new Set(
  'author username user nickname nick poster byline displayname handle sender hnuser'.split(' '),
);
const timeNames = new Set('date time timestamp datetime published posted age ago'.split(' '));
/** These words denote a time even beside a word for an author. */
const strongTimeNames = new Set('date time timestamp datetime'.split(' '));
/** Elements with these words in their names give other facts about an author than the name. */
const detailNames = new Set(
  'avatar badge bio count flair info rank role signature stats status title'.split(' '),
);
/** Matches the text of links for logging in or replying, which are not names. */
const notName = /^(?:log ?in|sign ?(?:in|up)|register|reply|quote|report)\b/i;
/** Matches what forums show after a name: “Offline”, or the initial that stands for an avatar. */
const afterPostAuthor = /\s(?:offline|online)$|^((.)\S+) \2$/i;

/** Applications put the author of a post into these attributes of its element. */
const authorAttributes = ['data-author', 'data-message-author-role', 'data-turn'];
const attributeSelector = authorAttributes.map((name) => `[${name}]`).join();

/**
 * Finds the posts of a page that has several: elements with the same markup that have most of the
 * included text and mostly name an author or a time, else sections whose headings have a date below
 * them. The cost is linear in the elements of the page.
 *
 * @param articleIndexes for each block of the walk its index in the article; -1 if it is excluded
 * @param blocks the blocks of the article
 * @returns at least two posts in the order of the article; undefined if the page is one article
 */
export function findPosts(
  snapshot: DomSnapshot,
  articleIndexes: readonly number[],
  blocks: readonly Block[],
): Post[] | undefined {
  const signatures = findSignatures(snapshot);
  const elements = findPostElements(snapshot, signatures, articleIndexes);
  const posts = elements
    ? createPosts(snapshot, signatures, articleIndexes, elements)
    : findDatedSections(snapshot, articleIndexes, blocks);
  // The parts of one article repeat its author and its day.
  const distinctSignatures = new Set(
    posts.map(({ author = '', time = '' }) => `${author}|${time}`),
  );
  return posts.length > 1 && distinctSignatures.size > 1
    ? posts.slice(0, articleLimits.posts)
    : undefined;
}

/** Returns for each element of the walk whether it is the author or the time of its post. */
function findSignatures({
  elements,
  names,
  tags,
  flags,
}: DomSnapshot): (SignatureKind | undefined)[] {
  const known = new Map<string, SignatureKind | undefined>();
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
    if (!known.has(name)) known.set(name, getNameSignature(name));
    return known.get(name);
  });
}

function getNameSignature(name: string): SignatureKind | undefined {
  const words = splitMarkupNames(name);
  if (words.some((word) => detailNames.has(word))) return undefined;
  // A name such as “user-action-time” denotes a time, although it has a word for an author.
  if (words.some((word) => strongTimeNames.has(word))) return 'time';
  if (words.some((word) => authorNames.has(word))) return 'author';
  return words.some((word) => timeNames.has(word)) ? 'time' : undefined;
}

/** Collects what belongs to one post during the pass over the walk. */
interface PostDraft {
  /** Index in the article of the first block inside the post; -1 if it has none. */
  firstBlock: number;
  characters: number;
  readonly signatures: Record<SignatureKind, Element[]>;
}

function createDraft(): PostDraft {
  return { firstBlock: -1, characters: 0, signatures: { author: [], time: [] } };
}

function createPosts(
  snapshot: DomSnapshot,
  signatures: readonly (SignatureKind | undefined)[],
  articleIndexes: readonly number[],
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
    const kind = signatures[e];
    if (!draft || !kind || (innermost[e] === -1 && e > start)) continue;
    if (draft.signatures[kind].length < maxSignatures)
      draft.signatures[kind].push(elements[e] as Element);
  }
  for (const [i, { element, text }] of blocks.entries()) {
    const place = articleIndexes[i] ?? -1;
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

function createPost(element: Element | undefined, { firstBlock, signatures }: PostDraft): Post {
  const author = (element && readAuthorAttribute(element)) ?? readAuthor(signatures.author);
  // Some forums give the time in the line that names the author. A date without the time of day may
  // be that on which the author joined.
  const timed = signatures.author.filter((author) => timeOfDay.test(readSignature(author)));
  const time = readTime([...signatures.time, ...timed]);
  return {
    ...(author === undefined ? {} : { author }),
    ...(time === undefined ? {} : { time }),
    firstBlock,
  };
}

function readSignature(element: Element): string {
  return normalize(getTextPrefix(element, maxSignatureChars));
}

function readAuthorAttribute(element: Element): string | undefined {
  for (const name of authorAttributes) {
    const author = cleanName(readAttribute(element, name).slice(0, maxSignatureChars));
    if (author) return author;
  }
  return undefined;
}

/**
 * Returns the author named by the signatures of a post. The text of a link is preferred, because the
 * text around it often has more than the name. Signatures marked up with `itemprop="author"` come
 * first, because the name of the last editor may be above that of the author.
 */
function readAuthor(elements: readonly Element[]): string | undefined {
  const isDeclared = (element: Element) => readAttribute(element, 'itemprop') === 'author';
  const declared = elements.filter(isDeclared);
  for (const element of [...declared, ...elements]) {
    const links = findElements(unclobberedElement(element), 'a', maxSignatures);
    for (const source of [...links, element]) {
      const text = normalize(getTextPrefix(source, maxSignatureChars + 1));
      const name = text.length > maxSignatureChars ? '' : cleanPostAuthor(text);
      if (name) return name;
    }
  }
  return undefined;
}

/** Returns the name alone, without the domain of an email address; '' if it is none. */
function cleanPostAuthor(text: string): string {
  const name = cleanName(text.replace(afterPostAuthor, '$1').replace(/@\S+\.\S+$/, ''));
  return notName.test(name) ? '' : name;
}

function readTime(elements: readonly Element[]): string | undefined {
  for (const element of elements) {
    const given = ['datetime', 'title', 'data-time'].map((name) => readAttribute(element, name));
    for (const text of [...given, readSignature(element)]) {
      const time = toIsoDate(text);
      if (time) return time;
    }
  }
  return undefined;
}

/** Finds sections that each start with a heading and a date, as in announcements and release notes. */
function findDatedSections(
  snapshot: DomSnapshot,
  articleIndexes: readonly number[],
  blocks: readonly Block[],
): Post[] {
  const byLevel = new Map<number, { posts: Post[]; headings: number }>();
  for (const [i, place] of articleIndexes.entries()) {
    const block = blocks[place];
    if (block?.kind !== 'heading') continue;
    const section = byLevel.get(block.level ?? 2) ?? { posts: [], headings: 0 };
    byLevel.set(block.level ?? 2, section);
    section.headings++;
    const next = snapshot.blocks[i + 1]?.text ?? '';
    const time = next.length > maxSignatureChars ? undefined : toIsoDate(next);
    if (time) section.posts.push({ time, firstBlock: place });
  }
  const sections = [...byLevel.values()].find(
    ({ posts, headings }) => posts.length > 1 && posts.length >= minDatedShare * headings,
  );
  return sections?.posts ?? [];
}
