/**
 * Walks the page: collects every visible element in reading order, and its text in blocks. `extract.ts`
 * and `anchoring` share this walk, so a block and its position in the document always agree.
 *
 * The walk does not recurse, because a page may be 100,000 elements deep. It enters open shadow trees
 * where they are displayed, but no frames, which are documents of their own.
 */

import { BlockSegmenter, type TextBlock } from './block-segmenter.ts';
import { type CollapsedTest, createCollapsedTest } from './collapsed.ts';
import { getOriginalElement, unclobbered, unclobberedElement } from './dom-clobbering.ts';
import { describeElement, type ElementTraits, flag, getElementTraits } from './elements.ts';
import { isOrderedFormula, isOutsideSentence } from './note-marks.ts';
import { allVisible, getLayout, getLayoutWithoutScripts, type Layout } from './visibility.ts';

/** Limits that no ordinary page reaches. Beyond them the walk ends early, see `isTruncated`. */
export interface WalkLimits {
  /** Elements and text nodes. */
  readonly nodes: number;
  /** Nested elements. */
  readonly depth: number;
  /** Characters of text, white space included. */
  readonly characters: number;
  /** Blocks of text, since the block model classifies each of them. */
  readonly blocks: number;
}

/** Options of a walk; all of them are off by default. */
export interface WalkOptions {
  readonly limits?: Partial<WalkLimits>;
  /** Called every few nodes; the walk ends when it returns true. */
  readonly isTimeUp?: () => boolean;
  /** True to walk hidden elements, too. */
  readonly hidden?: boolean;
  /** Returns the start and end of the part of a text node to read; undefined to skip the node. */
  readonly clip?: (node: Text) => readonly [start: number, end: number] | undefined;
}

/** The result of a walk without the document: arrays that are indexed by element in reading order. */
export interface ElementTree {
  /** Index of the parent; -1 for the root. */
  readonly parents: readonly number[];
  /** Tag codes, see `ElementTraits`. */
  readonly tags: readonly number[];
  /** Bits of the element and all its ancestors, see `flag`. */
  readonly flags: readonly number[];
  /** Class, id, role and itemprop, see `describeElement`. */
  readonly names: readonly string[];
  readonly blocks: readonly ElementTreeBlock[];
}

/** A block without its text nodes. */
export type ElementTreeBlock = Omit<TextBlock, 'segments' | 'whiteSpace'>;

/**
 * Adds the value of each element to all its ancestors, in place. Elements are in reading order, so
 * going backwards every element is complete before it is added to its parent.
 *
 * @param parents index of the parent of each element, see `ElementTree`
 * @param sums one value per element, for example the characters directly inside it
 */
export function sumUpwards(parents: readonly number[], sums: Float64Array | Int32Array): void {
  for (let e = parents.length - 1; e > 0; e--) {
    const parent = parents[e] as number;
    sums[parent] = (sums[parent] as number) + (sums[e] as number);
  }
}

/** The result of a walk with the nodes of the document. */
export interface DomSnapshot extends ElementTree {
  /** The elements in reading order, parallel to the arrays of `ElementTree`. */
  readonly elements: readonly Element[];
  readonly blocks: readonly TextBlock[];
  /** For each `<button>` the index of its parent. */
  readonly buttons: readonly number[];
  /** True if a limit or the time ended the walk before the end of the page. */
  readonly isTruncated: boolean;
}

const defaultLimits: WalkLimits = {
  nodes: 400_000,
  depth: 200_000,
  characters: 1_500_000,
  blocks: 30_000,
};

/** The time is checked once in this many nodes. */
const nodesPerTimeCheck = 64;

/** A page that shows fewer characters than this may depend on scripts that do not run here. */
const minShownCharacters = 500;

/**
 * Walks everything that a document shows. Without scripts some pages show almost nothing; for these
 * the walk is repeated with `<noscript>` and with the elements that are hidden until a script runs.
 */
export function walkDocument(document: Document, options: WalkOptions = {}): DomSnapshot {
  const layout = options.hidden ? allVisible : getLayout(document);
  const snapshot = walkOnce(document, options, { layout, readsNoscript: false });
  const scriptlessLayout = getLayoutWithoutScripts(document);
  if (!scriptlessLayout || countCharacters(snapshot) >= minShownCharacters) return snapshot;
  const all = walkOnce(document, options, { layout: scriptlessLayout, readsNoscript: true });
  return countCharacters(all) > 2 * countCharacters(snapshot) ? all : snapshot;
}

/** What a walk counts as visible. */
interface WalkMode {
  readonly layout: Layout;
  /** True to read the content of `<noscript>`. */
  readonly readsNoscript: boolean;
}

function walkOnce(document: Document, options: WalkOptions, mode: WalkMode): DomSnapshot {
  const root = document.body ?? document.documentElement;
  const walker = new Walker(options, mode, root);
  if (root) walker.run(root);
  return walker.getResult();
}

function countCharacters({ blocks }: DomSnapshot): number {
  return blocks.reduce((sum, { text }) => sum + text.length, 0);
}

/** An element on the stack of the walk, with its next child and the traits that children inherit. */
interface Frame {
  next: Node | null;
  /** The nodes that a slot shows in place of its children. */
  readonly assigned: readonly Node[] | undefined;
  assignedAt: number;
  readonly element: number;
  readonly flags: number;
  readonly isBlock: boolean;
  readonly isCell: boolean;
  readonly isFraction: boolean;
  /** Index of the nearest block element. */
  readonly block: number;
}

const elementNode = 1;
const textNode = 3;
const headingMark = /^\s*[#¶§]\s*$/;

class Walker {
  private readonly elements: Element[] = [];
  private readonly parents: number[] = [];
  private readonly tags: number[] = [];
  private readonly flags: number[] = [];
  private readonly names: string[] = [];
  private readonly buttons: number[] = [];
  private readonly stack: Frame[] = [];
  private readonly layout: Layout;
  private readonly readsNoscript: boolean;
  private readonly limits: WalkLimits;
  private readonly segmenter: BlockSegmenter;
  private readonly isCollapsed: CollapsedTest;
  private nodes = 0;
  /** The limits are checked again at this number of nodes. */
  private nextCheck: number;
  private isTruncated = false;

  constructor(
    private readonly options: WalkOptions,
    { layout, readsNoscript }: WalkMode,
    root: Element,
  ) {
    this.layout = layout;
    this.readsNoscript = readsNoscript;
    this.isCollapsed = createCollapsedTest(root, (element) => layout.isShown(element));
    this.limits = { ...defaultLimits, ...options.limits };
    this.nextCheck = Math.min(nodesPerTimeCheck, this.limits.nodes + 1);
    this.segmenter = new BlockSegmenter(this.limits.characters, this.limits.blocks);
  }

  run(root: Element): void {
    const { stack, segmenter } = this;
    const tag = root.localName;
    this.openIfShown(root, tag, getElementTraits(tag), { element: -1, flags: 0, block: 0 });
    // This loop runs thousands of times in a fresh content script, before it has been optimized.
    for (let frame = stack[0]; frame; frame = stack[stack.length - 1]) {
      const node = frame.assigned ? getNextAssigned(frame) : frame.next;
      if (node === null) {
        this.close();
        continue;
      }
      if (!frame.assigned) frame.next = node.nextSibling;
      if (
        this.isTruncated ||
        segmenter.isFull ||
        (++this.nodes >= this.nextCheck && this.isOverLimit())
      )
        break;
      const type: unknown = node.nodeType;
      if (type === textNode) this.read(node as Text, frame);
      // In a form with a field named `nodeType` the type is an element instead of a number.
      else if (type === elementNode || typeof type !== 'number') this.enter(node as Element, frame);
    }
    segmenter.endBlock(0, 'collapsed');
  }

  getResult(): DomSnapshot {
    const { elements, parents, tags, flags, names, buttons, segmenter } = this;
    const isTruncated = this.isTruncated || segmenter.isFull;
    const { blocks } = segmenter;
    return { elements, parents, tags, flags, names, blocks, buttons, isTruncated };
  }

  private isOverLimit(): boolean {
    const max = this.limits.nodes;
    this.nextCheck = Math.min(this.nodes + nodesPerTimeCheck, max + 1);
    this.isTruncated = this.nodes > max || this.options.isTimeUp?.() === true;
    return this.isTruncated;
  }

  private read(node: Text, { element, flags }: Frame): void {
    const { clip } = this.options;
    const { data } = node;
    let start = 0;
    let end = data.length;
    if (clip) [start, end] = clip(node) ?? [0, 0];
    if (end <= start) return;
    const isLinked = (flags & flag.link) !== 0;
    if (isLinked && flags & flag.heading && end < 5 && headingMark.test(data)) return;
    this.segmenter.add(node, data, start, end, element, isLinked);
  }

  private enter(node: Element, frame: Frame): void {
    // The tag is read once and passed on, because access to the page costs more than the walk itself.
    const localName: unknown = node.localName;
    const isPlain = typeof localName === 'string' && localName !== 'form';
    const element = isPlain ? node : unclobberedElement(node);
    if (!isPlain) frame.next = unclobbered(node, 'nextSibling');
    const tag = isPlain ? localName : element.localName;
    const traits = getElementTraits(tag);
    if (tag === 'br') this.segmenter.addLineBreak();
    else if (traits.isSkipped && !this.isReadAnyway(element, tag, frame)) return;
    else if (this.stack.length >= this.limits.depth) this.isTruncated = true;
    else this.openIfShown(element, tag, traits, frame);
  }

  /**
   * Returns true if an element of a skipped kind is read all the same: a button inside a heading, a
   * formula, or `<noscript>`. It also counts the buttons.
   */
  private isReadAnyway(element: Element, tag: string, { flags, element: outer }: Frame): boolean {
    if (tag === 'button') {
      this.buttons.push(outer);
      return (flags & flag.heading) !== 0;
    }
    if (tag === 'math') return isOrderedFormula(this.names[outer] ?? '');
    return tag === 'noscript' && this.readsNoscript && element.firstElementChild !== null;
  }

  private openIfShown(
    element: Element,
    tag: string,
    traits: ElementTraits,
    outer: Pick<Frame, 'element' | 'flags' | 'block'>,
  ): void {
    const { names, flags: ownFlags } = describeElement(element, tag);
    let flags = outer.flags | traits.flags | ownFlags;
    const outerNames = this.names[outer.element] ?? '';
    if (!traits.isBlock && isOutsideSentence(element, tag, names, outerNames, this.segmenter))
      return;
    if (!this.layout.isVisible(element, names, outer.flags, traits.isBlock)) {
      if (!traits.isBlock || !this.isCollapsed(element, tag, flags)) return;
      flags |= flag.collapsed;
    }
    if (tag === 'details' && !element.hasAttribute('open')) flags |= flag.collapsed;
    else if (tag === 'summary') flags &= ~flag.collapsed;
    const index = this.elements.length;
    const isBlock =
      traits.isBlock || (traits.code === 0 && tag.includes('-') && this.layout.isBlock(element));
    const isCell = tag === 'td' || tag === 'th';
    this.elements.push(tag === 'form' ? getOriginalElement(element) : element);
    this.parents.push(outer.element);
    this.tags.push(traits.code);
    this.flags.push(flags);
    this.names.push(names);
    const block = isBlock ? index : outer.block;
    if (isBlock) this.segmenter.endBlock(block, flags & flag.code ? 'preserved' : 'collapsed');
    else if (isCell) this.segmenter.markCellEdge();
    const next = (element.shadowRoot ?? element).firstChild;
    const assigned = tag === 'slot' ? getAssignedNodes(element) : undefined;
    this.stack.push({
      next,
      assigned,
      assignedAt: 0,
      element: index,
      flags,
      isBlock,
      isCell,
      isFraction: tag === 'mfrac',
      block,
    });
  }

  private close(): void {
    const closed = this.stack.pop();
    const outer = this.stack[this.stack.length - 1];
    if (!closed || !outer) return;
    if (closed.isBlock)
      this.segmenter.endBlock(outer.block, outer.flags & flag.code ? 'preserved' : 'collapsed');
    else if (closed.isCell) this.segmenter.markCellEdge();
    else if (outer.isFraction) this.segmenter.separate();
  }
}

function getNextAssigned(frame: Frame): Node | null {
  return frame.assigned?.[frame.assignedAt++] ?? null;
}

/** Returns the nodes that a slot shows; undefined if it shows its own children. */
function getAssignedNodes(slot: Element): readonly Node[] | undefined {
  const nodes = (slot as Partial<HTMLSlotElement>).assignedNodes?.call(slot);
  return nodes?.length ? nodes : undefined;
}
