/**
 * Decides which blocks of a walk belong to the article, and why the others are excluded: by the block
 * model, then by rules for what a model of single blocks cannot know. Called from `extract.ts`.
 */

import type { Block } from '../article.ts';
import type { TextBlock } from '../dom/block-segmenter.ts';
import { unclobberedElement } from '../dom/dom-clobbering.ts';
import { flag } from '../dom/elements.ts';
import type { DomSnapshot } from '../dom/walk.ts';
import type { PageMetadata } from '../metadata/page-metadata.ts';
import { type ActiveArticle, findActiveArticle } from '../page/active-article.ts';
import { declaresArticle, declaresDiscussion } from '../page/article-classifier.ts';
import { measureBlocks } from './block-measures.ts';
import { type BlockModel, computeBlockProbabilities } from './block-model.ts';
import { findConsentBlocks } from './consent-dialogs.ts';
import { findExclusionReasons, isMostlyLinks } from './exclusion-rules.ts';
import { findHiddenBlocks } from './hidden-text.ts';
import { type BlockLabel, labelBlocks } from './label-blocks.ts';
import { isDateline } from './line-patterns.ts';
import { measurePage } from './page-measures.ts';
import { selectBlocks } from './select-blocks.ts';
import { selectCodeAndTerms, selectSiblings } from './siblings.ts';
import { deselectOtherStories } from './story-region.ts';

const itemTags = new Set(['li', 'dt', 'dd', 'summary']);
const headingTags = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];

/** Creates a function that turns a block of the walk into a block of the article, with its kind. */
export function createBlockReader(snapshot: DomSnapshot): (block: TextBlock) => Block {
  const getLevel = createLevelReader(snapshot);
  return (block) => {
    const flags = snapshot.flags[block.dominantElement] ?? 0;
    const collapsed = flags & flag.collapsed ? { isCollapsed: true as const } : {};
    const { text } = block;
    if (flags & flag.heading)
      return { kind: 'heading', level: getLevel(block.dominantElement), text, ...collapsed };
    return { kind: getTextKind(snapshot, block, flags), text, ...collapsed };
  };
}

function getTextKind(
  snapshot: DomSnapshot,
  block: TextBlock,
  flags: number,
): Exclude<Block['kind'], 'heading'> {
  if (block.whiteSpace === 'preserved') return 'code';
  if (flags & flag.quote) return 'quote';
  return isItem(snapshot, block) ? 'item' : 'paragraph';
}

/**
 * Returns true for text directly in a list item or in a child of one, as in `<li>` and `<li><p>`.
 */
function isItem(snapshot: DomSnapshot, block: TextBlock): boolean {
  const parent = snapshot.parents[block.element] ?? -1;
  return [block.element, parent].some((index) =>
    itemTags.has(snapshot.elements[index]?.localName ?? ''),
  );
}

/** Creates a function that returns the level of the heading around an element, with a cache. */
function createLevelReader({ elements, parents }: DomSnapshot): (index: number) => number {
  const known = new Map<number, number>();
  return (index) => {
    const visited: number[] = [];
    let level: number | undefined;
    for (let at = index; at >= 0 && level === undefined; at = parents[at] ?? -1) {
      visited.push(at);
      level = known.get(at) ?? getOwnLevel(elements[at]);
    }
    for (const each of visited) known.set(each, level ?? 2);
    return level ?? 2;
  };
}

/** Returns the level of a heading element or of `role="heading"`; undefined for other elements. */
function getOwnLevel(snapshot: Element | undefined): number | undefined {
  const element = snapshot && unclobberedElement(snapshot);
  const level = headingTags.indexOf(element?.localName ?? '') + 1;
  if (level > 0) return level;
  if (element?.getAttribute('role') !== 'heading') return undefined;
  const ariaLevel = Math.trunc(Number(element.getAttribute('aria-level')));
  return ariaLevel >= 1 && ariaLevel <= 6 ? ariaLevel : 2;
}

/** The labels of all blocks of a walk, and measures of the page. */
export interface Classification {
  readonly labels: readonly BlockLabel[];
  /** Number of words in each block, included or not. */
  readonly wordsByBlock: Float32Array;
  /** Number of words in all links of the page. */
  readonly linkedWords: number;
  /** Mean probability of the included blocks, weighted by words. */
  readonly confidence: number;
  /** The article that the user is reading, if the page has several. */
  readonly active?: ActiveArticle;
}

/**
 * Classifies every block of a walk. The model selects blocks, the rules that follow only deselect
 * some of them, and every deselected block gets a reason.
 */
export function classifyBlocks(
  metadata: PageMetadata,
  snapshot: DomSnapshot,
  model: BlockModel,
): Classification {
  const page = measurePage(snapshot, metadata.document.title ?? '', model.vocabulary);
  const probabilities = computeBlockProbabilities(page, model);
  const { words: wordsByBlock } = page.blocks;
  const isSelected = selectBlocks(probabilities, wordsByBlock, (i) =>
    isMostlyLinks(snapshot.blocks[i] as TextBlock),
  );
  selectSiblings(snapshot, page, probabilities, isSelected);
  selectCodeAndTerms(snapshot, page, isSelected);
  // No step below selects a block again, so their order matters little.
  const active = findActiveArticle(metadata, snapshot, isSelected);
  if (active) deselectOtherArticles(snapshot, active, isSelected);
  else deselectOtherStories(snapshot, page, isSelected);
  const offPage = deselectOffPage(snapshot, isSelected);
  deselectLinkEdges(snapshot, isSelected);
  deselectDatelines(snapshot, wordsByBlock, isSelected);
  const reasons = findExclusionReasons(snapshot, isSelected, page);
  const isDeclared = declaresArticle(metadata);
  const isDiscussion = declaresDiscussion(metadata);
  const findings = { isSelected, offPage, reasons, wordsByBlock, isDeclared, isDiscussion };
  const labels = labelBlocks(snapshot, findings, page.lineReasons);
  const confidence = computeConfidence(labels, probabilities, wordsByBlock);
  return {
    labels,
    wordsByBlock,
    linkedWords: page.totals.linked,
    confidence,
    ...(active && { active }),
  };
}

function deselectOtherArticles(
  { blocks }: DomSnapshot,
  story: ActiveArticle,
  isSelected: boolean[],
): void {
  for (let i = 0; i < blocks.length; i++)
    if (isSelected[i] && story.isElsewhere((blocks[i] as TextBlock).element)) isSelected[i] = false;
}

/**
 * Deselects hidden text and consent dialogs, which are not part of the page as the user sees it.
 *
 * @returns the label of each block that was deselected
 */
function deselectOffPage(snapshot: DomSnapshot, isSelected: boolean[]): (BlockLabel | undefined)[] {
  const isHidden = findHiddenBlocks(snapshot, isSelected);
  const isConsent = findConsentBlocks(snapshot, isSelected);
  const labels: (BlockLabel | undefined)[] = [];
  for (let i = 0; i < isSelected.length; i++) {
    const label = isHidden[i] ? 'hidden' : isConsent[i] ? 'call-to-action' : undefined;
    if (label) isSelected[i] = false;
    labels.push(label);
  }
  return labels;
}

function computeConfidence(
  labels: readonly BlockLabel[],
  probabilities: Float32Array,
  wordsByBlock: Float32Array,
): number {
  let all = 0;
  let sure = 0;
  for (let i = 0; i < labels.length; i++) {
    if (labels[i] !== 'included') continue;
    all += wordsByBlock[i] ?? 0;
    sure += (wordsByBlock[i] ?? 0) * (probabilities[i] ?? 0);
  }
  return all > 0 ? sure / all : 0;
}

/** Includes every block. This is for a selection, since the user has already chosen the text. */
export function includeAll(snapshot: DomSnapshot): Classification {
  const { words: wordsByBlock } = measureBlocks(snapshot);
  return {
    labels: snapshot.blocks.map(() => 'included'),
    wordsByBlock,
    linkedWords: 0,
    confidence: 1,
  };
}

/** Returns the classification with all blocks included that were excluded only for low confidence. */
export function includeUncertain(classification: Classification): Classification {
  const labels = classification.labels.map((label) =>
    label === 'low-confidence' ? 'included' : label,
  );
  return { ...classification, labels };
}

/** With fewer blocks of text than this, an article may consist of links. */
const minTexts = 3;

/** Deselects links above the first text and below the last one, since they are navigation. */
function deselectLinkEdges({ blocks }: DomSnapshot, isSelected: boolean[]): void {
  let [first, last, texts] = [-1, -1, 0];
  for (let i = 0; i < blocks.length; i++) {
    if (!isSelected[i] || isMostlyLinks(blocks[i] as TextBlock)) continue;
    if (texts++ === 0) first = i;
    last = i;
  }
  if (texts < minTexts) return;
  for (let i = 0; i < blocks.length; i++) if (i < first || i > last) isSelected[i] = false;
}

/** A block with at least this many words is a paragraph. */
const minParagraphWords = 20;

/** Deselects datelines above the first paragraph and below the last one. */
function deselectDatelines(
  { blocks, flags }: DomSnapshot,
  wordsByBlock: Float32Array,
  isSelected: boolean[],
): void {
  let [first, last] = [-1, -1];
  for (let i = 0; i < blocks.length; i++) {
    if (!isSelected[i] || (wordsByBlock[i] as number) < minParagraphWords) continue;
    if (first < 0) first = i;
    last = i;
  }
  if (first < 0) return;
  for (let i = 0; i < blocks.length; i++) {
    if (!isSelected[i] || (i > first && i < last)) continue;
    const { dominantElement, text } = blocks[i] as TextBlock;
    const isHeading = ((flags[dominantElement] as number) & flag.heading) !== 0;
    if (!isHeading && isDateline(text)) isSelected[i] = false;
  }
}
