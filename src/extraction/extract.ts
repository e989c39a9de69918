/** Extracts the article of a document: its blocks, its excluded blocks, and its metadata. */

import { fail, ok, type Result } from '../shared/result.ts';
import { hashTexts } from '../shared/text-hash.ts';
import {
  type Article,
  articleLimits,
  type Block,
  type ExcludedBlock,
  type Post,
  type Scope,
  type Unread,
} from './article.ts';
import { type BlockModel, getShippedBlockModel } from './blocks/block-model.ts';
import {
  type Classification,
  classifyBlocks,
  createBlockReader,
  includeAll,
  includeUncertain,
} from './blocks/classify-blocks.ts';
import { normalize } from './dom/block-text.ts';
import { createSelectionClip } from './dom/selection.ts';
import { type DomSnapshot, type WalkLimits, walkDocument } from './dom/walk.ts';
import { isBesideArticle } from './metadata/beside-article.ts';
import { type Metadata, readMetadata } from './metadata/metadata.ts';
import {
  type DocumentAddress,
  type PageMetadata,
  readPageMetadata,
} from './metadata/page-metadata.ts';
import { titleSimilarity } from './metadata/title.ts';
import type { ActiveArticle } from './page/active-article.ts';
import {
  articleClassifierFeatures,
  declaresArticle,
  rejectionReason,
  selectionRejectionReason,
} from './page/article-classifier.ts';
import { findNextPage } from './page/pagination.ts';
import { estimateVisibleShare } from './page/paywall.ts';
import { findPosts } from './page/posts.ts';

export interface ExtractOptions {
  readonly limits?: Partial<WalkLimits>;
  /** Whether the time for walking is up; without it there is no limit in time. */
  readonly isTimeUp?: () => boolean;
  /** The document's address; without it, the one that the document gives by itself counts. */
  readonly address?: DocumentAddress;
  /** Another model than the shipped one, for measuring. */
  readonly model?: BlockModel;
}

/**
 * Reads the article of a document, or what is selected in it. The document is not changed. Where
 * the page does not say its language it is `und`, and `detectArticleLanguage` can tell.
 *
 * @returns `no-article` where the page does not read as one and `scope.anyway` is not set,
 *   `too-short` where there is nothing to sum up
 */
export function extractArticle(
  document: Document,
  scope: Scope,
  options: ExtractOptions = {},
): Result<Article> {
  return scope.kind === 'selection'
    ? extractSelection(document, options)
    : extractPage(document, scope, options);
}

function extractSelection(document: Document, options: ExtractOptions): Result<Article> {
  const clip = createSelectionClip(document);
  if (!clip) return fail('too-short', 'nothing is selected');
  const snapshot = walkDocument(document, { ...options, clip });
  const facts = readPageMetadata(document, options.address);
  const metadata = readMetadata(facts, findLinesNearHeadline(snapshot));
  const {
    blocks,
    words,
    places: _,
    ...excluded
  } = assembleBlocks(snapshot, includeAll(snapshot), '');
  const refused = selectionRejectionReason(words.reduce((sum, count) => sum + count, 0));
  if (refused) return fail(refused);
  return ok({
    ...createArticle(metadata, blocks),
    ...excluded,
    scope: 'selection',
    visibleShare: 1,
  });
}

function extractPage(
  document: Document,
  scope: PageScope,
  options: ExtractOptions,
): Result<Article> {
  const facts = readPageMetadata(document, options.address);
  const { excluded, unread, posts, ...reading } = analyzePage(facts, scope, options);
  const { metadata, blocks, included } = reading;
  const refused = rejectionReason(facts, reading, scope);
  if (refused) return fail(refused);
  const next = findNextPage(facts);
  return ok({
    ...createArticle(addThreadMetadata(metadata, facts, posts?.[0]), blocks),
    ...(posts && { posts }),
    excluded,
    unread,
    scope: 'page',
    visibleShare: estimateVisibleShare(facts, included),
    ...(next === undefined ? {} : { nextPage: next }),
  });
}

/**
 * Adds who began a thread, and when. Beside its posts a page names members of all kinds, so an author
 * named elsewhere counts only where the page calls itself an article.
 */
function addThreadMetadata(metadata: Metadata, facts: PageMetadata, first?: Post): Metadata {
  const byline = declaresArticle(facts) ? (metadata.byline ?? first?.author) : first?.author;
  const published = metadata.published ?? first?.time;
  return { ...metadata, ...(byline && { byline }), ...(published && { published }) };
}

type PageScope = Extract<Scope, { kind: 'page' }>;

/** Returns the features by which the article classifier decides, for training it. */
export function articleFeatures(document: Document, options: ExtractOptions = {}): number[] {
  const facts = readPageMetadata(document);
  return articleClassifierFeatures(facts, analyzePage(facts, { kind: 'page' }, options));
}

/** Extracts a page, whether it is an article or not. */
function analyzePage(facts: PageMetadata, { force }: PageScope, options: ExtractOptions) {
  const snapshot = walkDocument(facts.document, options);
  const judgement = classifyBlocks(facts, snapshot, options.model ?? getShippedBlockModel());
  const { active, linked, confidence } = judgement;
  const pageMetadata = readMetadata(facts, findLinesNearHeadline(snapshot));
  const metadata = active ? getActiveArticleMetadata(active, pageMetadata) : pageMetadata;
  let read = assembleBlocks(snapshot, judgement, metadata.title);
  // A forced extraction takes all that is not excluded for a reason, else the whole page.
  if (force && read.blocks.length === 0)
    read = assembleBlocks(snapshot, includeUncertain(judgement), metadata.title);
  if (force && read.blocks.length === 0) read = assembleBlocks(snapshot, includeAll(snapshot), '');
  const included = Math.round(read.words.reduce((sum, count) => sum + count, 0));
  const page = judgement.words.reduce((sum, count) => sum + count, 0);
  const { places, ...rest } = read;
  const posts = findPosts(snapshot, places, read.blocks);
  return { metadata, ...rest, posts, included, page, linked, confidence };
}

function createArticle(metadata: Metadata, blocks: Block[]) {
  return {
    ...metadata,
    title: metadata.title || (blocks[0]?.text ?? '').slice(0, 120),
    lang: metadata.lang ?? 'und',
    blocks,
    textHash: hashTexts(blocks.map((block) => block.text)),
    frameId: 0,
  };
}

/** How alike two titles of one article are. */
const minTitleSimilarity = 0.7;

/** Of several articles on a page, its metadata speak of one: another has none but its heading. */
function getActiveArticleMetadata({ heading }: ActiveArticle, page: Metadata): Metadata {
  if (titleSimilarity(heading, page.title) >= minTitleSimilarity) return page;
  const { byline: _, published: __, ...rest } = page;
  return { ...rest, canonical: rest.url, title: heading.slice(0, articleLimits.line) };
}

/** How many blocks before and after the headline may name an author or a day, and how long they are. */
const headlineNeighbours = { before: 3, after: 10, characters: 120 };

function findLinesNearHeadline({ blocks, elements }: DomSnapshot): string[] {
  const headline = blocks.findIndex(({ element }) => elements[element]?.localName === 'h1');
  if (headline < 0) return [];
  return blocks
    .slice(Math.max(0, headline - headlineNeighbours.before), headline + headlineNeighbours.after)
    .filter(({ text, element }) => {
      if (text.length > headlineNeighbours.characters) return false;
      const place = elements[element];
      return place !== undefined && !isBesideArticle(place);
    })
    .map((block) => block.text);
}

/** Words of a block from which on it is a paragraph, and not a line beside the article. */
const paragraphWords = 20;

interface AssembledBlocks {
  readonly blocks: Block[];
  readonly excluded: ExcludedBlock[];
  readonly unread: Unread;
  /** Words of each block. */
  readonly words: number[];
  /** For each block of the walk its index in `blocks`; -1 where it is not among them. */
  readonly places: number[];
}

/** The article's blocks with the words of each, and the pieces left out with the places where they stood. */
function assembleBlocks(
  snapshot: DomSnapshot,
  { labels, words: counts }: Classification,
  title: string,
): AssembledBlocks {
  const blocks: Block[] = [];
  const places: number[] = [];
  const excluded: ExcludedBlock[] = [];
  const unread = { pieces: 0, uncertainWords: 0, isCut: snapshot.isTruncated };
  let characters = 0;
  const words: number[] = [];
  const readBlock = createBlockReader(snapshot);
  for (let i = 0; i < snapshot.blocks.length; i++) {
    const piece = snapshot.blocks[i] as (typeof snapshot.blocks)[number];
    const verdict = labels[i] ?? 'low-confidence';
    places.push(-1);
    if (verdict === 'included') {
      const room = articleLimits.text - characters;
      if (blocks.length >= articleLimits.blocks || room <= 0) {
        unread.isCut = true;
        break;
      }
      const block = readBlock(piece);
      // The title stands above the article; it is not its first sentence.
      if (block.kind === 'heading' && isSameLine(block.text, title)) continue;
      places[i] = blocks.length;
      blocks.push({ ...block, text: block.text.slice(0, room) });
      characters += block.text.length;
      words.push(counts[i] ?? 0);
    } else if (verdict !== 'hidden' && !isSameLine(piece.text, title)) {
      const { text } = piece;
      const count = Math.round(counts[i] ?? 0);
      if (verdict === 'low-confidence' && count >= paragraphWords) unread.uncertainWords += count;
      if (excluded.length < articleLimits.excluded)
        addExcludedBlock(excluded, { reason: verdict, text, words: count, before: blocks.length });
      else unread.pieces += 1;
    }
  }
  return { blocks, excluded, unread, words, places };
}

/** Menus come in hundreds of pieces: neighbours among them are listed as one. */
function addExcludedBlock(left: ExcludedBlock[], piece: ExcludedBlock): void {
  const last = left.at(-1);
  const { reason, before } = piece;
  const isMore = reason === 'navigation' && last?.reason === reason && last.before === before;
  if (isMore && last) left.pop();
  const text = isMore && last ? `${last.text} · ${piece.text}` : piece.text;
  const words = piece.words + (isMore && last ? last.words : 0);
  left.push({ reason, text: text.slice(0, articleLimits.excludedText), words, before });
}

function isSameLine(a: string, b: string): boolean {
  return a.length < 500 && normalize(a).toLowerCase() === b.toLowerCase();
}
