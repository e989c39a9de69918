/** Which of the walked blocks are the article. */

import type { LeftOutReason } from './article.ts';
import type { TextBlock } from './block-cutter.ts';
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
  // From here on the choice is only narrowed: what is dropped stays dropped.
  const isChosen = decode(probabilities, words, (i) => isLinks(walk.blocks[i] as TextBlock));
  const story = storyBeingRead(facts, walk, isChosen);
  if (story) dropElsewhere(walk, story, isChosen);
  const offPage = dropOffPage(walk, isChosen);
  dropLinkEdges(walk, isChosen);
  dropDatelines(walk, words, isChosen);
  const reasons = reasonsToLeaveOut(walk, isChosen, page);
  const verdicts = verdictsOf(walk, { isChosen, offPage, reasons, words }, page.lineReasons);
  const sureness = surenessOf(verdicts, probabilities, words);
  return { verdicts, words, linked: page.totals.linked, sureness, ...(story && { story }) };
}

/** What is known of the blocks of a walk once all are judged, one entry a block in each list. */
interface Known {
  readonly isChosen: readonly boolean[];
  readonly offPage: readonly (Verdict | undefined)[];
  readonly reasons: readonly (LeftOutReason | undefined)[];
  readonly words: Float32Array;
}

function verdictsOf(
  { blocks }: Walk,
  { isChosen, offPage, reasons, words }: Known,
  lineReasons: readonly (LeftOutReason | undefined)[],
): Verdict[] {
  const withComments = isForum(isChosen, reasons, words);
  const seen = new Set<string>();
  const verdicts: Verdict[] = [];
  for (let i = 0; i < blocks.length; i++) {
    const { text } = blocks[i] as TextBlock;
    const reason = reasons[i];
    let verdict: Verdict = 'kept';
    if (!isChosen[i]) verdict = offPage[i] ?? reason ?? 'unsure';
    else if (reason === 'caption' || (reason === 'comments' && !withComments)) verdict = reason;
    else if (lineReasons[i]) verdict = lineReasons[i] as LeftOutReason;
    else if (text.length >= shortText) {
      if (seen.has(text)) verdict = 'repeated';
      seen.add(text);
    }
    verdicts.push(verdict);
  }
  return verdicts;
}

function dropElsewhere({ blocks }: Walk, story: Story, isChosen: boolean[]): void {
  for (let i = 0; i < blocks.length; i++)
    if (isChosen[i] && story.isElsewhere((blocks[i] as TextBlock).element)) isChosen[i] = false;
}

/**
 * Drops what is not part of the page as the reader sees it: hidden text, and dialogs in front of it.
 *
 * @returns what each such block is
 */
function dropOffPage(walk: Walk, isChosen: boolean[]): (Verdict | undefined)[] {
  const isHidden = hiddenBlocks(walk, isChosen);
  const isConsent = consentBlocks(walk, isChosen);
  const verdicts: (Verdict | undefined)[] = [];
  for (let i = 0; i < isChosen.length; i++) {
    const verdict = isHidden[i] ? 'hidden' : isConsent[i] ? 'prompt' : undefined;
    if (verdict) isChosen[i] = false;
    verdicts.push(verdict);
  }
  return verdicts;
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
function dropLinkEdges({ blocks }: Walk, isChosen: boolean[]): void {
  let [first, last, texts] = [-1, -1, 0];
  for (let i = 0; i < blocks.length; i++) {
    if (!isChosen[i] || isLinks(blocks[i] as TextBlock)) continue;
    if (texts++ === 0) first = i;
    last = i;
  }
  if (texts < fewestTexts) return;
  for (let i = 0; i < blocks.length; i++) if (i < first || i > last) isChosen[i] = false;
}

/** A block of this many words is a paragraph: what says day and author stands before it or after the last. */
const paragraphWords = 20;

function dropDatelines({ blocks, flags }: Walk, words: Float32Array, isChosen: boolean[]): void {
  let [first, last] = [-1, -1];
  for (let i = 0; i < blocks.length; i++) {
    if (!isChosen[i] || (words[i] as number) < paragraphWords) continue;
    if (first < 0) first = i;
    last = i;
  }
  if (first < 0) return;
  for (let i = 0; i < blocks.length; i++) {
    if (!isChosen[i] || (i > first && i < last)) continue;
    const { inner, text } = blocks[i] as TextBlock;
    const isHeading = ((flags[inner] as number) & flag.heading) !== 0;
    if (!isHeading && isDateline(text)) isChosen[i] = false;
  }
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
