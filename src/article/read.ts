/** Reads a document: its article block by block, what was left out of it, and what the page says of it. */

import { fail, ok, type Result } from '../result.ts';
import type { Article, Block, LeftOut, Scope } from './article.ts';
import { articleBlock } from './block-kind.ts';
import { type BlockModel, shippedBlockModel } from './block-model.ts';
import { normalize } from './block-text.ts';
import { choose, type Judgement, keepAll } from './choose.ts';
import { articleLimits } from './limits.ts';
import { readMetadata } from './metadata.ts';
import { nextPage } from './next-page.ts';
import { pageFacts } from './page-facts.ts';
import { refusal } from './refusal.ts';
import { selectionClip } from './selection.ts';
import { textHash } from './text-hash.ts';
import { visibleShare } from './visible-share.ts';
import { type Walk, type WalkLimits, walk } from './walk.ts';

export interface ReadOptions {
  readonly limits?: Partial<WalkLimits>;
  /** A clock in milliseconds, for the limit in time; without one there is none. */
  readonly now?: () => number;
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
  const isSelection = scope.kind === 'selection';
  const clip = isSelection ? selectionClip(document) : undefined;
  if (isSelection && !clip) return fail('too-short', 'nothing is selected');
  const walked = walk(document, clip ? { ...options, clip } : options);
  const facts = pageFacts(document);
  const metadata = readMetadata(facts, linesNearHeadline(walked));
  const judgement = isSelection
    ? keepAll(walked)
    : choose(facts, walked, options.model ?? shippedBlockModel());
  const { blocks, left, words } = assemble(walked, judgement, isSelection ? '' : metadata.title);
  const pageWords = judgement.words.reduce((sum, count) => sum + count, 0);
  const refused = refusal(scope, blocks, { kept: words, page: pageWords, url: facts.url });
  if (refused) return fail(refused);
  const next = isSelection ? undefined : nextPage(facts);
  return ok({
    ...metadata,
    title: metadata.title || (blocks[0]?.text ?? '').slice(0, 120),
    lang: metadata.lang ?? 'und',
    blocks,
    left,
    scope: scope.kind,
    visibleShare: isSelection ? 1 : visibleShare(facts, words),
    textHash: textHash(blocks.map((block) => block.text)),
    frameId: 0,
    ...(next === undefined ? {} : { nextPage: next }),
  });
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

/** The article's blocks with their words, and the pieces left out with the places where they stood. */
function assemble(
  walked: Walk,
  { verdicts, words: counts }: Judgement,
  title: string,
): { blocks: Block[]; left: LeftOut[]; words: number } {
  const blocks: Block[] = [];
  const left: LeftOut[] = [];
  let characters = 0;
  let words = 0;
  for (const [i, piece] of walked.blocks.entries()) {
    const verdict = verdicts[i] ?? 'unsure';
    const isTitle = sameLine(piece.text, title);
    if (verdict === 'kept') {
      const room = articleLimits.text - characters;
      if (blocks.length >= articleLimits.blocks || room <= 0) break;
      const block = articleBlock(walked, piece);
      // The title stands above the article; it is not its first sentence.
      if (block.kind === 'heading' && isTitle) continue;
      blocks.push({ ...block, text: block.text.slice(0, room) });
      characters += block.text.length;
      words += counts[i] ?? 0;
    } else if (left.length < articleLimits.left && !isTitle) {
      const { text } = piece;
      addLeftOut(left, {
        reason: verdict,
        text,
        words: Math.round(counts[i] ?? 0),
        before: blocks.length,
      });
    }
  }
  return { blocks, left, words: Math.round(words) };
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
