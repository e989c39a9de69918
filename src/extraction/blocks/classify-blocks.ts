/** Decides which blocks of a walk are the article. */

import type { Block } from '../article.ts';
import type { TextBlock } from '../dom/block-segmenter.ts';
import { unclobberedElement } from '../dom/dom-clobbering.ts';
import { flag } from '../dom/elements.ts';
import type { DomSnapshot } from '../dom/walk.ts';
import type { PageMetadata } from '../metadata/page-metadata.ts';
import { type ActiveArticle, findActiveArticle } from '../page/active-article.ts';
import { declaresArticle, declaresDiscussion } from '../page/article-classifier.ts';
import { measureBlocks } from './block-measures.ts';
import { type BlockModel, blockProbabilities } from './block-model.ts';
import { findConsentBlocks } from './consent-dialogs.ts';
import { exclusionReasonsFor, isMostlyLinks } from './exclusion-rules.ts';
import { findHiddenBlocks } from './hidden-text.ts';
import { type BlockLabel, labelBlocks } from './label-blocks.ts';
import { isDateline } from './line-patterns.ts';
import { measurePage } from './page-measures.ts';
import { selectBlocks } from './select-blocks.ts';
import { chooseCodeAndTerms, chooseSiblings } from './siblings.ts';
import { dropOtherStories } from './story-region.ts';

// What a block of the page is in the article: its kind, and the level of a heading.

const itemTags = new Set(['li', 'dt', 'dd', 'summary']);
const headingTags = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];

/** A function that gives a block of the walk as the article holds it. */
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

/** A list item's text, or the first element inside it: `<li>` and `<li><p>`. */
function isItem(snapshot: DomSnapshot, block: TextBlock): boolean {
  const parent = snapshot.parents[block.element] ?? -1;
  return [block.element, parent].some((index) =>
    itemTags.has(snapshot.elements[index]?.localName ?? ''),
  );
}

/** The level of the nearest heading around an element; each element is asked once. */
function createLevelReader({ elements, parents }: DomSnapshot): (index: number) => number {
  const known = new Map<number, number>();
  return (index) => {
    const asked: number[] = [];
    let level: number | undefined;
    for (let at = index; at >= 0 && level === undefined; at = parents[at] ?? -1) {
      asked.push(at);
      level = known.get(at) ?? getOwnLevel(elements[at]);
    }
    for (const each of asked) known.set(each, level ?? 2);
    return level ?? 2;
  };
}

/** The level that an element has itself; nothing where it is no heading. */
function getOwnLevel(snapshot: Element | undefined): number | undefined {
  const element = snapshot && unclobberedElement(snapshot);
  const level = headingTags.indexOf(element?.localName ?? '') + 1;
  if (level > 0) return level;
  if (element?.getAttribute('role') !== 'heading') return undefined;
  const said = Math.trunc(Number(element.getAttribute('aria-level')));
  return said >= 1 && said <= 6 ? said : 2;
}

/** The result for a walk, block by block. */
export interface Classification {
  readonly labels: readonly BlockLabel[];
  /** Words of each block. */
  readonly words: Float32Array;
  /** Words of all links of the page. */
  readonly linked: number;
  /** Mean probability of the included blocks, weighted by words. */
  readonly confidence: number;
  /** The article that was chosen, where the page holds several. */
  readonly active?: ActiveArticle;
}

/** Classifies every block of the walk by the model, then by rules for what the model cannot know. */
export function classifyBlocks(
  metadata: PageMetadata,
  snapshot: DomSnapshot,
  model: BlockModel,
): Classification {
  const page = measurePage(snapshot, metadata.document.title ?? '', model.vocabulary);
  const probabilities = blockProbabilities(page, model);
  const { words } = page.blocks;
  const isChosen = selectBlocks(probabilities, words, (i) =>
    isMostlyLinks(snapshot.blocks[i] as TextBlock),
  );
  chooseSiblings(snapshot, page, probabilities, isChosen);
  chooseCodeAndTerms(snapshot, page, isChosen);
  // From here on the choice is only narrowed: what is dropped stays dropped.
  const active = findActiveArticle(metadata, snapshot, isChosen);
  if (active) dropOtherArticles(snapshot, active, isChosen);
  else dropOtherStories(snapshot, page, isChosen);
  const offPage = dropOffPage(snapshot, isChosen);
  dropLinkEdges(snapshot, isChosen);
  dropDatelines(snapshot, words, isChosen);
  const reasons = exclusionReasonsFor(snapshot, isChosen, page);
  const isDeclared = declaresArticle(metadata);
  const isDiscussion = declaresDiscussion(metadata);
  const findings = { isChosen, offPage, reasons, words, isDeclared, isDiscussion };
  const labels = labelBlocks(snapshot, findings, page.lineReasons);
  const confidence = computeConfidence(labels, probabilities, words);
  return { labels, words, linked: page.totals.linked, confidence, ...(active && { active }) };
}

function dropOtherArticles(
  { blocks }: DomSnapshot,
  story: ActiveArticle,
  isChosen: boolean[],
): void {
  for (let i = 0; i < blocks.length; i++)
    if (isChosen[i] && story.isElsewhere((blocks[i] as TextBlock).element)) isChosen[i] = false;
}

/**
 * Drops hidden text and dialogs, which are not part of the page as the user sees it.
 *
 * @returns the label of each such block
 */
function dropOffPage(snapshot: DomSnapshot, isChosen: boolean[]): (BlockLabel | undefined)[] {
  const isHidden = findHiddenBlocks(snapshot, isChosen);
  const isConsent = findConsentBlocks(snapshot, isChosen);
  const verdicts: (BlockLabel | undefined)[] = [];
  for (let i = 0; i < isChosen.length; i++) {
    const label = isHidden[i] ? 'hidden' : isConsent[i] ? 'call-to-action' : undefined;
    if (label) isChosen[i] = false;
    verdicts.push(label);
  }
  return verdicts;
}

function computeConfidence(
  verdicts: readonly BlockLabel[],
  probabilities: Float32Array,
  words: Float32Array,
): number {
  let all = 0;
  let sure = 0;
  for (let i = 0; i < verdicts.length; i++) {
    if (verdicts[i] !== 'included') continue;
    all += words[i] ?? 0;
    sure += (words[i] ?? 0) * (probabilities[i] ?? 0);
  }
  return all > 0 ? sure / all : 0;
}

/** Includes every block: what the user has selected is what the user wants. */
export function includeAll(snapshot: DomSnapshot): Classification {
  const { words } = measureBlocks(snapshot);
  return { labels: snapshot.blocks.map(() => 'included'), words, linked: 0, confidence: 1 };
}

/** Includes the blocks that are excluded for low confidence alone. */
export function includeUncertain(classification: Classification): Classification {
  const labels = classification.labels.map((label) =>
    label === 'low-confidence' ? 'included' : label,
  );
  return { ...classification, labels };
}

/** Texts that are not links, of which an article has at least so many. */
const minTexts = 3;

/** Drops blocks of links above the first text and below the last one: they lead to other pages. */
function dropLinkEdges({ blocks }: DomSnapshot, isChosen: boolean[]): void {
  let [first, last, texts] = [-1, -1, 0];
  for (let i = 0; i < blocks.length; i++) {
    if (!isChosen[i] || isMostlyLinks(blocks[i] as TextBlock)) continue;
    if (texts++ === 0) first = i;
    last = i;
  }
  if (texts < minTexts) return;
  for (let i = 0; i < blocks.length; i++) if (i < first || i > last) isChosen[i] = false;
}

/** A block of this many words is a paragraph; datelines occur before the first and after the last. */
const minParagraphWords = 20;

function dropDatelines(
  { blocks, flags }: DomSnapshot,
  words: Float32Array,
  isChosen: boolean[],
): void {
  let [first, last] = [-1, -1];
  for (let i = 0; i < blocks.length; i++) {
    if (!isChosen[i] || (words[i] as number) < minParagraphWords) continue;
    if (first < 0) first = i;
    last = i;
  }
  if (first < 0) return;
  for (let i = 0; i < blocks.length; i++) {
    if (!isChosen[i] || (i > first && i < last)) continue;
    const { dominantElement, text } = blocks[i] as TextBlock;
    const isHeading = ((flags[dominantElement] as number) & flag.heading) !== 0;
    if (!isHeading && isDateline(text)) isChosen[i] = false;
  }
}
