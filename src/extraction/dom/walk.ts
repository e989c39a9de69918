/**
 * The one walk over a page: every element that is shown, in reading order, and its text in blocks.
 * Reading and locating both stand on it, so a block and its place in the document never disagree.
 *
 * It never recurses: a page may be 100,000 elements deep. Open shadow trees are entered where they
 * are shown; frames are documents of their own.
 */

import { BlockSegmenter, type TextBlock } from './block-segmenter.ts';
import { type CollapsedTest, createCollapsedTest } from './collapsed.ts';
import { getOriginalElement, unclobbered, unclobberedElement } from './dom-clobbering.ts';
import { describeElement, type ElementTraits, flag, getElementTraits } from './elements.ts';
import { isOrderedFormula, isOutsideSentence } from './note-marks.ts';
import { allVisible, getLayout, getLayoutWithoutScripts, type Layout } from './visibility.ts';

/** Sizes that no honest page reaches; beyond them the walk ends early and says so. */
export interface WalkLimits {
  /** Elements and text nodes. */
  readonly nodes: number;
  /** Elements inside each other. */
  readonly depth: number;
  /** Characters of text, white space included. */
  readonly characters: number;
  /** Blocks of text: the model is asked about each. */
  readonly blocks: number;
}

export interface WalkOptions {
  readonly limits?: Partial<WalkLimits>;
  /** Whether the time is up; asked every few nodes. Without it there is no limit in time. */
  readonly isTimeUp?: () => boolean;
  /** Whether what the page hides is walked, too. */
  readonly hidden?: boolean;
  /** The part of a text node that is wanted, as start and end; nothing for none of it. */
  readonly clip?: (node: Text) => readonly [start: number, end: number] | undefined;
}

/** What was walked, without the document: lists of elements by their index in reading order. */
export interface ElementTree {
  /** Index of the element around; -1 for the root. */
  readonly parents: readonly number[];
  /** Tag codes, see `elements.ts`. */
  readonly tags: readonly number[];
  /** Bits of the element and all around it, see `flag`. */
  readonly flags: readonly number[];
  /** What class, id, role and itemprop say, see `element-attributes.ts`. */
  readonly names: readonly string[];
  readonly blocks: readonly ElementTreeBlock[];
}

export type ElementTreeBlock = Omit<TextBlock, 'segments' | 'whiteSpace'>;

/** Everything that was walked. */
export interface DomSnapshot extends ElementTree {
  /** By their index in reading order, as in the outline's lists. */
  readonly elements: readonly Element[];
  readonly blocks: readonly TextBlock[];
  /** For each `<button>` the index of the element around it. */
  readonly buttons: readonly number[];
  /** A limit was reached, and the rest of the page not walked. */
  readonly isTruncated: boolean;
}

const defaultLimits: WalkLimits = {
  nodes: 400_000,
  depth: 200_000,
  characters: 1_500_000,
  blocks: 30_000,
};

/** How many nodes are walked between two looks at the clock. */
const nodesPerTimeCheck = 64;

/** A page that shows fewer characters than this may wait for scripts that do not run here. */
const minShownCharacters = 500;

/**
 * Walks all that a document shows. Where scripts do not run, some pages show next to nothing: then
 * what they keep for that case (`<noscript>`), or hide until a script comes, is what they show.
 */
export function walkDocument(document: Document, options: WalkOptions = {}): DomSnapshot {
  const layoutAsked = options.hidden ? allVisible : getLayout(document);
  const snapshot = walkOnce(document, options, layoutAsked, false);
  const layout = getLayoutWithoutScripts(document);
  if (!layout || countCharacters(snapshot) >= minShownCharacters) return snapshot;
  const all = walkOnce(document, options, layout, true);
  return countCharacters(all) > 2 * countCharacters(snapshot) ? all : snapshot;
}

function walkOnce(
  document: Document,
  options: WalkOptions,
  layout: Layout,
  readsNoscript: boolean,
): DomSnapshot {
  const root = document.body ?? document.documentElement;
  const walker = new Walker(layout, options, readsNoscript, root);
  if (root) walker.run(root);
  return walker.result();
}

function countCharacters({ blocks }: DomSnapshot): number {
  return blocks.reduce((sum, { text }) => sum + text.length, 0);
}

/** An element that is open: where its children go on, and what it says of them. */
interface Frame {
  next: Node | null;
  /** Children that stand elsewhere in the document: what a slot shows. */
  readonly assigned: readonly Node[] | undefined;
  assignedAt: number;
  readonly element: number;
  readonly flags: number;
  readonly isBlock: boolean;
  readonly isCell: boolean;
  readonly isFraction: boolean;
  /** Index of the nearest element that cuts. */
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
  private readonly limits: WalkLimits;
  private readonly segmenter: BlockSegmenter;
  private readonly isCollapsed: CollapsedTest;
  private nodes = 0;
  /** The number of nodes at which the limits are looked at again. */
  private nextCheck: number;
  private isTruncated = false;

  constructor(
    private readonly layout: Layout,
    private readonly options: WalkOptions,
    private readonly readsNoscript: boolean,
    root: Element,
  ) {
    this.isCollapsed = createCollapsedTest(root, (element) => layout.isShown(element));
    this.limits = { ...defaultLimits, ...options.limits };
    this.nextCheck = Math.min(nodesPerTimeCheck, this.limits.nodes + 1);
    this.segmenter = new BlockSegmenter(this.limits.characters, this.limits.blocks);
  }

  run(root: Element): void {
    const { stack, segmenter } = this;
    const name = root.localName;
    this.openIfShown(root, name, getElementTraits(name), { element: -1, flags: 0, block: 0 });
    // What is done here is done thousands of times, by code that has never run before.
    for (let frame = stack[0]; frame; frame = stack[stack.length - 1]) {
      const node = frame.assigned ? getNextAssigned(frame) : frame.next;
      if (node === null) {
        this.close();
        continue;
      }
      if (!frame.assigned) frame.next = node.nextSibling;
      if (
        this.isTruncated ||
        segmenter.full ||
        (++this.nodes >= this.nextCheck && this.isOverLimit())
      )
        break;
      const type: unknown = node.nodeType;
      if (type === textNode) this.read(node as Text, frame);
      // Not even a number: the field of a form.
      else if (type === elementNode || typeof type !== 'number') this.enter(node as Element, frame);
    }
    segmenter.endBlock(0, 'collapsed');
  }

  result(): DomSnapshot {
    const { elements, parents, tags, flags, names, buttons, segmenter } = this;
    const isTruncated = this.isTruncated || segmenter.full;
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
    // Asked once and handed on: what is asked of the page costs more than all that is made of it.
    const given: unknown = node.localName;
    const isPlain = typeof given === 'string' && given !== 'form';
    const element = isPlain ? node : unclobberedElement(node);
    if (!isPlain) frame.next = unclobbered(node, 'nextSibling');
    const name = isPlain ? given : element.localName;
    const traits = getElementTraits(name);
    if (name === 'br') this.segmenter.lineBreak();
    else if (traits.isSkipped && !this.isReadAnyway(element, name, frame)) return;
    else if (this.stack.length >= this.limits.depth) this.isTruncated = true;
    else this.openIfShown(element, name, traits, frame);
  }

  /** Whether an element is read though its kind is not: the heading on a button, a formula. Buttons are counted. */
  private isReadAnyway(element: Element, name: string, { flags, element: outer }: Frame): boolean {
    if (name === 'button') {
      this.buttons.push(outer);
      return (flags & flag.heading) !== 0;
    }
    if (name === 'math') return isOrderedFormula(this.names[outer] ?? '');
    return name === 'noscript' && this.readsNoscript && element.firstElementChild !== null;
  }

  private openIfShown(
    element: Element,
    name: string,
    traits: ElementTraits,
    outer: Pick<Frame, 'element' | 'flags' | 'block'>,
  ): void {
    const { names, flags: ownFlags } = describeElement(element, name);
    let flags = outer.flags | traits.flags | ownFlags;
    const outerNames = this.names[outer.element] ?? '';
    if (!traits.isBlock && isOutsideSentence(element, name, names, outerNames, this.segmenter))
      return;
    if (!this.layout.isVisible(element, names, outer.flags, traits.isBlock)) {
      if (!traits.isBlock || !this.isCollapsed(element, name, flags)) return;
      flags |= flag.collapsed;
    }
    if (name === 'details' && !element.hasAttribute('open')) flags |= flag.collapsed;
    else if (name === 'summary') flags &= ~flag.collapsed;
    const index = this.elements.length;
    const isBlock =
      traits.isBlock || (traits.code === 0 && name.includes('-') && this.layout.isBlock(element));
    const isCell = name === 'td' || name === 'th';
    this.elements.push(name === 'form' ? getOriginalElement(element) : element);
    this.parents.push(outer.element);
    this.tags.push(traits.code);
    this.flags.push(flags);
    this.names.push(names);
    const block = isBlock ? index : outer.block;
    if (isBlock) this.segmenter.endBlock(block, flags & flag.code ? 'preserved' : 'collapsed');
    else if (isCell) this.segmenter.cellEdge();
    const next = (element.shadowRoot ?? element).firstChild;
    const assigned = name === 'slot' ? getAssignedNodes(element) : undefined;
    this.stack.push({
      next,
      assigned,
      assignedAt: 0,
      element: index,
      flags,
      isBlock,
      isCell,
      isFraction: name === 'mfrac',
      block,
    });
  }

  private close(): void {
    const closed = this.stack.pop();
    const outer = this.stack[this.stack.length - 1];
    if (!closed || !outer) return;
    if (closed.isBlock)
      this.segmenter.endBlock(outer.block, outer.flags & flag.code ? 'preserved' : 'collapsed');
    else if (closed.isCell) this.segmenter.cellEdge();
    else if (outer.isFraction) this.segmenter.part();
  }
}

function getNextAssigned(frame: Frame): Node | null {
  return frame.assigned?.[frame.assignedAt++] ?? null;
}

/** What a slot shows in place of its own children; nothing when it shows those. */
function getAssignedNodes(slot: Element): readonly Node[] | undefined {
  const nodes = (slot as Partial<HTMLSlotElement>).assignedNodes?.call(slot);
  return nodes?.length ? nodes : undefined;
}
