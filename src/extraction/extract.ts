/**
 * Extracts the article of a document: its blocks, its excluded blocks and its metadata. Called from
 * `content/page-script.ts` in the browser and from `cli` and `bench` on Node.
 */

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
import type { TextBlock } from './dom/block-segmenter.ts';
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
import { isSameTitle } from './metadata/title.ts';
import type { ActiveArticle } from './page/active-article.ts';
import {
  computeClassifierFeatures,
  declaresArticle,
  getRejectionReason,
  getSelectionRejectionReason,
} from './page/article-classifier.ts';
import { findNextPage } from './page/pagination.ts';
import { estimateVisibleShare } from './page/paywall.ts';
import { findPosts } from './page/posts.ts';

/** Options of an extraction; the defaults suit a page on Node. */
export interface ExtractOptions {
  readonly limits?: Partial<WalkLimits>;
  /** Called every few nodes; the walk ends when it returns true. */
  readonly isTimeUp?: () => boolean;
  /** Address of the document; by default `document.URL`. */
  readonly address?: DocumentAddress;
  /** A model to use instead of the shipped one, for benchmarks. */
  readonly model?: BlockModel;
}

/**
 * Extracts the article of a document, or the text that is selected in it. The document is not
 * changed. If the page declares no language, it is `und`; see `detectArticleLanguage`.
 *
 * @returns the article; fails with `no-article` if the page is not an article and `scope.force` is
 *   not set, and with `too-short` if there are too few words to summarize
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
  const metadata = readMetadata(facts, (title) => findLinesNearHeadline(snapshot, title));
  const {
    blocks,
    wordsByBlock,
    articleIndexes: _,
    ...excluded
  } = assembleBlocks(snapshot, includeAll(snapshot), '');
  const rejection = getSelectionRejectionReason(sumWords(wordsByBlock));
  if (rejection) return fail(rejection);
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
  const { excluded, unread, posts, ...analysis } = analyzePage(facts, scope, options);
  const { metadata, blocks, includedWords } = analysis;
  const rejection = getRejectionReason(facts, analysis, scope);
  if (rejection) return fail(rejection);
  const next = findNextPage(facts);
  return ok({
    ...createArticle(addThreadMetadata(metadata, facts, posts?.[0]), blocks),
    ...(posts && { posts }),
    excluded,
    unread,
    scope: 'page',
    visibleShare: estimateVisibleShare(facts, includedWords),
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

/**
 * Returns the features of a page for the article classifier, see `articleFeatureNames`; for
 * training.
 */
export function computeArticleFeatures(document: Document, options: ExtractOptions = {}): number[] {
  const facts = readPageMetadata(document);
  return computeClassifierFeatures(facts, analyzePage(facts, { kind: 'page' }, options));
}

/** Extracts a page, and measures it for the article classifier. */
function analyzePage(facts: PageMetadata, { force }: PageScope, options: ExtractOptions) {
  const snapshot = walkDocument(facts.document, options);
  const classification = classifyBlocks(facts, snapshot, options.model ?? getShippedBlockModel());
  const { active, linkedWords, confidence } = classification;
  const pageMetadata = readMetadata(facts, (title) => findLinesNearHeadline(snapshot, title));
  const metadata = active ? getActiveArticleMetadata(active, pageMetadata) : pageMetadata;
  let assembled = assembleBlocks(snapshot, classification, metadata.title);
  // A forced extraction includes all uncertain blocks, or if there are none the whole page.
  if (force && assembled.blocks.length === 0)
    assembled = assembleBlocks(snapshot, includeUncertain(classification), metadata.title);
  if (force && assembled.blocks.length === 0)
    assembled = assembleBlocks(snapshot, includeAll(snapshot), '');
  const includedWords = Math.round(sumWords(assembled.wordsByBlock));
  const pageWords = sumWords(classification.wordsByBlock);
  const { articleIndexes, ...rest } = assembled;
  const posts = findPosts(snapshot, articleIndexes, assembled.blocks);
  return { metadata, ...rest, posts, includedWords, pageWords, linkedWords, confidence };
}

function sumWords(wordsByBlock: readonly number[] | Float32Array): number {
  let sum = 0;
  for (const words of wordsByBlock) sum += words;
  return sum;
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

/**
 * Returns the metadata of the active article: those of the page if its title agrees, else the
 * heading.
 */
function getActiveArticleMetadata({ heading }: ActiveArticle, page: Metadata): Metadata {
  if (isSameTitle(heading, page.title)) return page;
  const { byline: _, published: __, ...rest } = page;
  return { ...rest, canonical: rest.url, title: heading.slice(0, articleLimits.line) };
}

/** Blocks around the headline, of at most this many characters, may give the byline or the date. */
const headlineNeighbours = { before: 3, after: 10, characters: 120 };

/**
 * Returns the short blocks around the heading that is the title, else around the first `<h1>`, which
 * may be a logo, else around other text that is the title.
 */
function findLinesNearHeadline({ blocks, elements }: DomSnapshot, title: string): string[] {
  const getTag = (element: number): string => elements[element]?.localName ?? '';
  const isTitle = ({ text }: TextBlock): boolean => isSameLine(text, title);
  const headline =
    blocks.find((block) => /^h[1-3]$/.test(getTag(block.element)) && isTitle(block)) ??
    blocks.find((block) => getTag(block.element) === 'h1') ??
    blocks.find(isTitle);
  if (!headline) return [];
  const at = blocks.indexOf(headline);
  return blocks
    .slice(Math.max(0, at - headlineNeighbours.before), at + headlineNeighbours.after)
    .filter(({ text, element }) => {
      if (text.length > headlineNeighbours.characters) return false;
      const place = elements[element];
      return place !== undefined && !isBesideArticle(place);
    })
    .map((block) => block.text);
}

/** A block with at least this many words is a paragraph. */
const minParagraphWords = 20;

interface AssembledBlocks {
  readonly blocks: Block[];
  readonly excluded: ExcludedBlock[];
  readonly unread: Unread;
  /** Number of words in each of `blocks`. */
  readonly wordsByBlock: number[];
  /** For each block of the walk its index in `blocks`; -1 if it is excluded. */
  readonly articleIndexes: number[];
}

/**
 * Divides the blocks of the walk into included and excluded ones.
 *
 * @param title a heading with this text is dropped, because it is shown above the article
 */
function assembleBlocks(
  snapshot: DomSnapshot,
  classification: Classification,
  title: string,
): AssembledBlocks {
  const blocks: Block[] = [];
  const articleIndexes: number[] = [];
  const excluded: ExcludedBlock[] = [];
  const unread = { unlistedBlocks: 0, uncertainWords: 0, isCut: snapshot.isTruncated };
  let characters = 0;
  const wordsByBlock: number[] = [];
  const readBlock = createBlockReader(snapshot);
  for (let i = 0; i < snapshot.blocks.length; i++) {
    const source = snapshot.blocks[i] as (typeof snapshot.blocks)[number];
    const label = classification.labels[i] ?? 'low-confidence';
    articleIndexes.push(-1);
    if (label === 'included') {
      const room = articleLimits.text - characters;
      if (blocks.length >= articleLimits.blocks || room <= 0) {
        unread.isCut = true;
        break;
      }
      const block = readBlock(source);
      if (block.kind === 'heading' && isSameLine(block.text, title)) continue;
      articleIndexes[i] = blocks.length;
      blocks.push({ ...block, text: block.text.slice(0, room) });
      characters += block.text.length;
      wordsByBlock.push(classification.wordsByBlock[i] ?? 0);
    } else if (label !== 'hidden' && !isSameLine(source.text, title)) {
      const { text } = source;
      const words = Math.round(classification.wordsByBlock[i] ?? 0);
      if (label === 'low-confidence' && words >= minParagraphWords) unread.uncertainWords += words;
      if (excluded.length < articleLimits.excluded)
        addExcludedBlock(excluded, { reason: label, text, words, before: blocks.length });
      else unread.unlistedBlocks += 1;
    }
  }
  return { blocks, excluded, unread, wordsByBlock, articleIndexes };
}

/** Adds an excluded block. A menu has hundreds of blocks, so consecutive ones are merged into one. */
function addExcludedBlock(excluded: ExcludedBlock[], block: ExcludedBlock): void {
  const last = excluded.at(-1);
  const { reason, before } = block;
  const isMore = reason === 'navigation' && last?.reason === reason && last.before === before;
  if (isMore && last) excluded.pop();
  const text = isMore && last ? `${last.text} · ${block.text}` : block.text;
  const words = block.words + (isMore && last ? last.words : 0);
  excluded.push({ reason, text: text.slice(0, articleLimits.excludedText), words, before });
}

function isSameLine(a: string, b: string): boolean {
  return a.length < 500 && normalize(a).toLowerCase() === b.toLowerCase();
}
