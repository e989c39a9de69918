/** Which of the walked blocks are the article. */

import type { LeftOutReason } from './article.ts';
import { type BlockModel, blockProbabilities } from './block-model.ts';
import { consentBlocks } from './consent.ts';
import { isDateline } from './dateline.ts';
import { decode } from './decode.ts';
import { flag } from './elements.ts';
import { measureBlocks } from './features/block-measures.ts';
import { measurePage } from './features/page-measures.ts';
import { hiddenBlocks } from './hidden-text.ts';
import { isLinks, reasonsToLeaveOut } from './leave-out.ts';
import type { PageFacts } from './page-facts.ts';
import { type Story, storyBeingRead } from './stories.ts';
import type { Walk } from './walk.ts';

/** One verdict a block: kept, or why not; what no eye can see is not even listed as left out. */
export type Verdict = 'kept' | 'hidden' | LeftOutReason;

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
  /** Words of all links of the page. */
  readonly linked: number;
  /** Mean probability of what was kept, by words. */
  readonly sureness: number;
  /** The article that was chosen, where the page holds several. */
  readonly story?: Story;
}

/** Judges every block of the walk by the model, and what the model cannot know by rules. */
export function choose(facts: PageFacts, walk: Walk, model: BlockModel): Judgement {
  const page = measurePage(walk, facts.document.title ?? '', model.vocabulary);
  const probabilities = blockProbabilities(page, model);
  const { words } = page.blocks;
  const decoded = decode(probabilities, words);
  const story = storyBeingRead(facts, walk, decoded);
  const ofStory = story
    ? decoded.map((chosen, i) => chosen && !story.isElsewhere(walk.blocks[i]?.element ?? 0))
    : decoded;
  const offPage = offPageVerdicts(walk, ofStory);
  const isOnPage = ofStory.map((chosen, i) => chosen && !offPage[i]);
  const isChosen = withoutDatelines(walk, words, withoutLinkEdges(walk, isOnPage));
  const reasons = reasonsToLeaveOut(walk, isChosen, page);
  const withComments = isForum(isChosen, reasons, words);
  const seen = new Set<string>();
  const verdicts = walk.blocks.map(({ text }, i): Verdict => {
    const reason = reasons[i];
    if (!isChosen[i]) return offPage[i] ?? reason ?? 'unsure';
    if (reason === 'caption' || (reason === 'comments' && !withComments)) return reason;
    const byLine = page.lineReasons[i];
    if (byLine) return byLine;
    if (text.length < shortText) return 'kept';
    if (seen.has(text)) return 'repeated';
    seen.add(text);
    return 'kept';
  });
  const sureness = surenessOf(verdicts, probabilities, words);
  return { verdicts, words, linked: page.totals.linked, sureness, ...(story && { story }) };
}

/** What is not part of the page as the reader sees it: hidden text, and dialogs in front of it. */
function offPageVerdicts(walk: Walk, isChosen: readonly boolean[]): (Verdict | undefined)[] {
  const isHidden = hiddenBlocks(walk, isChosen);
  const isConsent = consentBlocks(walk, isChosen);
  return isChosen.map((_, i) => (isHidden[i] ? 'hidden' : isConsent[i] ? 'prompt' : undefined));
}

function surenessOf(
  verdicts: readonly Verdict[],
  probabilities: Float32Array,
  words: Float32Array,
): number {
  let all = 0;
  let sure = 0;
  for (let i = 0; i < verdicts.length; i++) {
    if (verdicts[i] !== 'kept') continue;
    all += words[i] ?? 0;
    sure += (words[i] ?? 0) * (probabilities[i] ?? 0);
  }
  return all > 0 ? sure / all : 0;
}

/** Keeps everything: what the reader has selected is what the reader wants. */
export function keepAll(walk: Walk): Judgement {
  const { words } = measureBlocks(walk);
  return { verdicts: walk.blocks.map(() => 'kept'), words, linked: 0, sureness: 1 };
}

/** Keeps all that is not known to be something else. */
export function keepUnsure(judgement: Judgement): Judgement {
  const verdicts = judgement.verdicts.map((verdict) => (verdict === 'unsure' ? 'kept' : verdict));
  return { ...judgement, verdicts };
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

/** A block of this many words is a paragraph: what says day and author stands before it or after the last. */
const paragraphWords = 20;

function withoutDatelines(
  { blocks, flags }: Walk,
  words: Float32Array,
  isChosen: readonly boolean[],
): readonly boolean[] {
  const isParagraph = isChosen.map((chosen, i) => chosen && (words[i] ?? 0) >= paragraphWords);
  const [first, last] = [isParagraph.indexOf(true), isParagraph.lastIndexOf(true)];
  if (first < 0) return isChosen;
  return isChosen.map((chosen, i) => {
    const block = blocks[i];
    if (!chosen || !block || (i > first && i < last)) return chosen;
    return ((flags[block.inner] ?? 0) & flag.heading) !== 0 || !isDateline(block.text);
  });
}

/** Whether what stands in comments is what the page is about: hardly anything else was chosen. */
function isForum(
  isChosen: readonly boolean[],
  reasons: readonly (LeftOutReason | undefined)[],
  words: Float32Array,
): boolean {
  let all = 0;
  let outside = 0;
  for (let i = 0; i < isChosen.length; i++) {
    if (!isChosen[i]) continue;
    all += words[i] ?? 0;
    if (reasons[i] !== 'comments') outside += words[i] ?? 0;
  }
  return outside < articleWords || outside < articleShare * all;
}
