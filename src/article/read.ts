/** Reads a document: its article block by block, what was left out of it, and what the page says of it. */

import { fail, ok, type Result } from '../result.ts';
import { textHash } from '../text/text-hash.ts';
import type { Article, Block, LeftOut, Scope, Unread } from './article.ts';
import { createBlockReader } from './block-kind.ts';
import { type BlockModel, shippedBlockModel } from './block-model.ts';
import { normalize } from './block-text.ts';
import { choose, type Judgement, keepAll, keepUnsure } from './choose.ts';
import type { DocumentAddress } from './document-address.ts';
import { articleLimits } from './limits.ts';
import { type Metadata, readMetadata } from './metadata.ts';
import { nextPage } from './next-page.ts';
import { type PageFacts, pageFacts } from './page-facts.ts';
import { pageSigns } from './page-signs.ts';
import { refusal, refusalOfSelection } from './refusal.ts';
import { selectionClip } from './selection.ts';
import type { Story } from './stories.ts';
import { likeness } from './title.ts';
import { visibleShare } from './visible-share.ts';
import { type Walk, type WalkLimits, walk } from './walk.ts';

export interface ReadOptions {
  readonly limits?: Partial<WalkLimits>;
  /** Whether the time for walking is up; without it there is no limit in time. */
  readonly isLate?: () => boolean;
  /** The document's address; without it, the one that the document gives by itself counts. */
  readonly address?: DocumentAddress;
  /** Another model than the shipped one, for measuring. */
  readonly model?: BlockModel;
}

/**
 * Reads the article of a document, or what is selected in it. The document is not changed. Where
 * the page does not say its language it is `und`, and `withLanguage` can tell.
 *
 * @returns `no-article` where the page does not read as one and `scope.anyway` is not set,
 *   `too-short` where there is nothing to sum up
 */
export function read(document: Document, scope: Scope, options: ReadOptions = {}): Result<Article> {
  return scope.kind === 'selection'
    ? readSelection(document, options)
    : readPage(document, scope, options);
}

function readSelection(document: Document, options: ReadOptions): Result<Article> {
  const clip = selectionClip(document);
  if (!clip) return fail('too-short', 'nothing is selected');
  const walked = walk(document, { ...options, clip });
  const facts = pageFacts(document, options.address);
  const metadata = readMetadata(facts, linesNearHeadline(walked));
  const { blocks, words, ...excluded } = assemble(walked, keepAll(walked), '');
  const refused = refusalOfSelection(words.reduce((sum, count) => sum + count, 0));
  if (refused) return fail(refused);
  return ok({ ...articleOf(metadata, blocks), ...excluded, scope: 'selection', visibleShare: 1 });
}

function readPage(document: Document, scope: PageScope, options: ReadOptions): Result<Article> {
  const facts = pageFacts(document, options.address);
  const { left, unread, ...reading } = gather(facts, scope, options);
  const { metadata, blocks, kept } = reading;
  const refused = refusal(facts, reading, scope);
  if (refused) return fail(refused);
  const next = nextPage(facts);
  return ok({
    ...articleOf(metadata, blocks),
    left,
    unread,
    scope: 'page',
    visibleShare: visibleShare(facts, kept),
    ...(next === undefined ? {} : { nextPage: next }),
  });
}

type PageScope = Extract<Scope, { kind: 'page' }>;

/** The signs of a page by which `refusal` decides, for learning how to. */
export function signsOf(document: Document, options: ReadOptions = {}): number[] {
  const facts = pageFacts(document);
  return pageSigns(facts, gather(facts, { kind: 'page' }, options));
}

/** All that is read of a page, article or not. */
function gather(facts: PageFacts, { anyway }: PageScope, options: ReadOptions) {
  const walked = walk(facts.document, options);
  const judgement = choose(facts, walked, options.model ?? shippedBlockModel());
  const { story, linked, sureness } = judgement;
  const pageMetadata = readMetadata(facts, linesNearHeadline(walked));
  const metadata = story ? metadataOf(story, pageMetadata) : pageMetadata;
  let read = assemble(walked, judgement, metadata.title);
  // Asked for the page whatever it is, the reader gets what is no furniture, else all there is.
  if (anyway && read.blocks.length === 0)
    read = assemble(walked, keepUnsure(judgement), metadata.title);
  if (anyway && read.blocks.length === 0) read = assemble(walked, keepAll(walked), '');
  const kept = Math.round(read.words.reduce((sum, count) => sum + count, 0));
  const page = judgement.words.reduce((sum, count) => sum + count, 0);
  return { metadata, ...read, kept, page, linked, sureness };
}

function articleOf(metadata: Metadata, blocks: Block[]) {
  return {
    ...metadata,
    title: metadata.title || (blocks[0]?.text ?? '').slice(0, 120),
    lang: metadata.lang ?? 'und',
    blocks,
    textHash: textHash(blocks.map((block) => block.text)),
    frameId: 0,
  };
}

/** How alike two titles of one article are. */
const sameTitle = 0.7;

/** Of several articles on a page, its metadata speak of one: another has none but its heading. */
function metadataOf({ heading }: Story, page: Metadata): Metadata {
  if (likeness(heading, page.title) >= sameTitle) return page;
  const { byline: _, published: __, ...rest } = page;
  return { ...rest, canonical: rest.url, title: heading.slice(0, articleLimits.line) };
}

/** How many blocks before and after the headline may name an author or a day, and how long they are. */
const nearby = { before: 3, after: 10, characters: 120 };

function linesNearHeadline({ blocks, elements }: Walk): string[] {
  const headline = blocks.findIndex(({ element }) => elements[element]?.localName === 'h1');
  if (headline < 0) return [];
  return blocks
    .slice(Math.max(0, headline - nearby.before), headline + nearby.after)
    .map((block) => block.text)
    .filter((text) => text.length <= nearby.characters);
}

/** Words of a block from which on it is a paragraph, and not a line beside the article. */
const paragraphWords = 20;

/** The article's blocks with the words of each, and the pieces left out with the places where they stood. */
function assemble(
  walked: Walk,
  { verdicts, words: counts }: Judgement,
  title: string,
): { blocks: Block[]; left: LeftOut[]; unread: Unread; words: number[] } {
  const blocks: Block[] = [];
  const left: LeftOut[] = [];
  const unread = { pieces: 0, uncertainWords: 0, isCut: walked.cut };
  let characters = 0;
  const words: number[] = [];
  const readBlock = createBlockReader(walked);
  for (let i = 0; i < walked.blocks.length; i++) {
    const piece = walked.blocks[i] as (typeof walked.blocks)[number];
    const verdict = verdicts[i] ?? 'unsure';
    if (verdict === 'kept') {
      const room = articleLimits.text - characters;
      if (blocks.length >= articleLimits.blocks || room <= 0) {
        unread.isCut = true;
        break;
      }
      const block = readBlock(piece);
      // The title stands above the article; it is not its first sentence.
      if (block.kind === 'heading' && sameLine(block.text, title)) continue;
      blocks.push({ ...block, text: block.text.slice(0, room) });
      characters += block.text.length;
      words.push(counts[i] ?? 0);
    } else if (verdict !== 'hidden' && !sameLine(piece.text, title)) {
      const { text } = piece;
      const count = Math.round(counts[i] ?? 0);
      if (verdict === 'unsure' && count >= paragraphWords) unread.uncertainWords += count;
      if (left.length < articleLimits.left)
        addLeftOut(left, { reason: verdict, text, words: count, before: blocks.length });
      else unread.pieces += 1;
    }
  }
  return { blocks, left, unread, words };
}

/** Menus come in hundreds of pieces: neighbours among them are listed as one. */
function addLeftOut(left: LeftOut[], piece: LeftOut): void {
  const last = left.at(-1);
  const { reason, before } = piece;
  const isMore = reason === 'navigation' && last?.reason === reason && last.before === before;
  if (isMore && last) left.pop();
  const text = isMore && last ? `${last.text} · ${piece.text}` : piece.text;
  const words = piece.words + (isMore && last ? last.words : 0);
  left.push({ reason, text: text.slice(0, articleLimits.leftText), words, before });
}

function sameLine(a: string, b: string): boolean {
  return a.length < 500 && normalize(a).toLowerCase() === b.toLowerCase();
}
