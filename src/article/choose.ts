/** Which of the walked blocks are the article. */

import type { LeftOutReason } from './article.ts';
import { type BlockModel, blockProbabilities } from './block-model.ts';
import { decode } from './decode.ts';
import { measureBlocks } from './features/block-measures.ts';
import { declaredArticle, measurePage, pageLabels } from './features/page-measures.ts';
import { guard } from './guard.ts';
import { isLinks, reasonsToLeaveOut } from './leave-out.ts';
import type { PageFacts } from './page-facts.ts';
import type { Walk } from './walk.ts';

/** One verdict a block: kept, or why not. */
export type Verdict = 'kept' | LeftOutReason;

/** A text this short, in characters, may well be said twice. */
const shortText = 40;
/** An article without its comments has this many words, and this share of what was chosen. */
const articleWords = 150;
const articleShare = 0.1;

/** What was made of a walk, block by block. */
export interface Judgement {
  readonly verdicts: readonly Verdict[];
  /** Words of each block. */
  readonly words: Float32Array;
}

/** Judges every block of the walk by the model, and what the model cannot know by rules. */
export function choose(facts: PageFacts, walk: Walk, model: BlockModel): Judgement {
  const page = measurePage(walk, pageLabels(facts), model.vocabulary);
  const probabilities = blockProbabilities(page, model);
  const { words } = page.blocks;
  const decoded = decode(probabilities, words);
  // Readability knows articles: of a page that is none its opinion does harm.
  const isArticle = page.totals.type === declaredArticle;
  const choice = { isChosen: decoded, probabilities, words };
  const guarded = isArticle ? guard(facts.document, walk, choice) : decoded;
  const isChosen = withoutLinkEdges(walk, guarded);
  const reasons = reasonsToLeaveOut(walk, isChosen, page.lineReasons);
  const withComments = isForum(isChosen, reasons, words);
  const seen = new Set<string>();
  const verdicts = walk.blocks.map(({ text }, i): Verdict => {
    const reason = reasons[i];
    if (!isChosen[i]) return reason ?? 'unsure';
    if (reason === 'caption' || (reason === 'comments' && !withComments)) return reason;
    const byLine = page.lineReasons[i];
    if (byLine) return byLine;
    if (text.length < shortText) return 'kept';
    if (seen.has(text)) return 'repeated';
    seen.add(text);
    return 'kept';
  });
  return { verdicts, words };
}

/** Keeps everything: what the reader has selected is what the reader wants. */
export function keepAll(walk: Walk): Judgement {
  return { verdicts: walk.blocks.map(() => 'kept'), words: measureBlocks(walk).words };
}

/** Texts that are not links, of which an article has at least so many. */
const fewestTexts = 3;

/** Links alone above the first text, or below the last one, lead away from the article. */
function withoutLinkEdges({ blocks }: Walk, isChosen: readonly boolean[]): readonly boolean[] {
  const isText = isChosen.map((chosen, i) => {
    const block = blocks[i];
    return chosen && block !== undefined && !isLinks(block);
  });
  const [first, last] = [isText.indexOf(true), isText.lastIndexOf(true)];
  if (isText.filter(Boolean).length < fewestTexts) return isChosen;
  return isChosen.map((chosen, i) => chosen && i >= first && i <= last);
}

/** Whether what stands in comments is what the page is about: hardly anything else was chosen. */
function isForum(
  isChosen: readonly boolean[],
  reasons: readonly (LeftOutReason | undefined)[],
  words: Float32Array,
): boolean {
  let all = 0;
  let outside = 0;
  for (const [i, chosen] of isChosen.entries()) {
    if (!chosen) continue;
    all += words[i] ?? 0;
    if (reasons[i] !== 'comments') outside += words[i] ?? 0;
  }
  return outside < articleWords || outside < articleShare * all;
}
