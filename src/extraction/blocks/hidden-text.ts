/**
 * Finds selected text that is rendered but invisible, for example transparent or outside the page. It
 * is written for search engines, or to inject text into summaries. The walk already skips what is
 * not rendered; these checks cost more, so only selected blocks get them. Called from
 * `classify-blocks.ts`.
 */

import type { TextBlock } from '../dom/block-segmenter.ts';
import { unclobbered, unclobberedElement } from '../dom/dom-clobbering.ts';
import { flag, readAttribute } from '../dom/elements.ts';
import type { DomSnapshot } from '../dom/walk.ts';

// Inline styles that hide everything inside an element. Transparency alone does not count, because
// text that fades in is still transparent where no script runs.
const transparentStyle = /(?:^|[;\s])opacity\s*:\s*(?:0?\.0+|0)%?\s*(?:!|;|$)/i;
const animatedStyle =
  /(?:^|[;\s])(?:transition|animation|transform|will-change|translate|scale)\s*:/i;
const outOfFlowStyle = /(?:^|[;\s])position\s*:\s*(?:absolute|fixed)/i;
const offPageStyle =
  /(?:^|[;\s])(?:text-indent\s*:\s*-\d{3,}(?:\.\d+)?(?:px|em|rem|pt|%)|(?:left|right|top)\s*:\s*-\d{4,}(?:\.\d+)?px|clip\s*:\s*rect\(\s*0[^)]*\))\s*(?:!|;|$)/i;
// Inline styles that hide only the text directly inside; descendants may have other sizes and colours.
const invisibleTextStyle =
  /(?:^|[;\s])(?:font-size\s*:\s*0(?:\.0+)?(?:px|em|rem|pt|%)?|color\s*:\s*transparent)\s*(?:!|;|$)/i;
const inlineColour = /(?:^|[;\s])color\s*:\s*([^;!]+)/i;
const inlineBackground = /(?:^|[;\s])background(?:-color)?\s*:\s*([^;!]+)/i;

/** A box farther than this beyond the left or top edge of the page, in CSS pixels, cannot be seen. */
const maxOffPageDistance = 2_000;
/** If more than this share of the selected text is invisible, the page is still fading in. */
const maxHiddenShare = 0.5;

/** Returns for each block true if it is selected and invisible. */
export function findHiddenBlocks(snapshot: DomSnapshot, isSelected: readonly boolean[]): boolean[] {
  const view = getRenderedView(snapshot);
  const isHiddenByMarkup = createMarkupTest(snapshot);
  const isHiddenByLayout = view ? createLayoutTest(snapshot, view) : isHiddenByMarkup;
  // The browser has no layout for the content of closed sections.
  const isInvisible: Test = (block) =>
    ((snapshot.flags[block.element] ?? 0) & (flag.details | flag.collapsed)) !== 0
      ? isHiddenByMarkup(block)
      : isHiddenByLayout(block);
  let selected = 0;
  let hidden = 0;
  const results = snapshot.blocks.map((block, i) => {
    if (!isSelected[i]) return false;
    const isHidden = isInvisible(block);
    selected += block.text.length;
    if (isHidden) hidden += block.text.length;
    return isHidden;
  });
  return hidden > maxHiddenShare * selected ? results.map(() => false) : results;
}

type Test = (block: TextBlock) => boolean;

function getRenderedView({ elements: [root] }: DomSnapshot): Window | undefined {
  const view = root?.ownerDocument.defaultView;
  return view && typeof root?.checkVisibility === 'function' && root.checkVisibility()
    ? view
    : undefined;
}

/** Creates a test by the style attributes of a block's ancestors, each of which is checked once. */
function createMarkupTest({ elements, parents }: DomSnapshot): Test {
  const known = new Map<number, boolean>();
  const isHiddenAt = (index: number): boolean => {
    const path: number[] = [];
    let at = index;
    while (at >= 0 && !known.has(at)) {
      path.push(at);
      at = parents[at] ?? -1;
    }
    let isInvisible = known.get(at) ?? false;
    for (const each of path.reverse()) {
      isInvisible ||= hidesSubtree(elements[each]);
      known.set(each, isInvisible);
    }
    return isInvisible;
  };
  return ({ dominantElement }) =>
    isHiddenAt(dominantElement) ||
    [dominantElement, parents[dominantElement] ?? -1].some((near) => hidesText(elements[near]));
}

/** Returns true if the style attribute of an element hides everything inside it. */
function hidesSubtree(element: Element | undefined): boolean {
  const style = element && readAttribute(element, 'style');
  if (!style) return false;
  const isClear =
    transparentStyle.test(style) && outOfFlowStyle.test(style) && !animatedStyle.test(style);
  return isClear || offPageStyle.test(style);
}

/** Returns true if the style attribute of an element hides the text directly inside it. */
function hidesText(element: Element | undefined): boolean {
  const style = element && readAttribute(element, 'style');
  if (!style) return false;
  if (invisibleTextStyle.test(style)) return true;
  const colour = inlineColour.exec(style)?.[1]?.trim().toLowerCase();
  const background = inlineBackground.exec(style)?.[1]?.trim().toLowerCase();
  return colour !== undefined && colour === background;
}

/**
 * Creates a test by the layout of the browser. Blocks in elements without attributes share a
 * result.
 */
function createLayoutTest({ elements, parents }: DomSnapshot, view: Window): Test {
  const known = new Map<number, boolean>();
  const page: Page = {
    view,
    left: view.scrollX,
    top: view.scrollY,
    backgrounds: new Map(),
    revealed: new Map(),
    stepsLeft: maxSteps,
  };
  const depths = measureDepths(parents);
  return (block) => {
    const bare: number[] = [];
    let index = block.dominantElement;
    // An element without attributes, such as a plain <p>, is assumed to look like its parent.
    while (index > 0 && !known.has(index) && !hasAttributes(elements[index])) {
      bare.push(index);
      index = parents[index] ?? 0;
    }
    const element = elements[index];
    const depth = depths[index] ?? 0;
    const isInvisible =
      known.get(index) ?? (element !== undefined && isInvisibleElement(element, depth, page));
    for (const each of [...bare, index]) known.set(each, isInvisible);
    return isInvisible;
  };
}

/** The state of one run of the layout test, with caches for ancestors that many blocks share. */
interface Page {
  readonly view: Window;
  /** Scroll position of the window, in CSS pixels. */
  readonly left: number;
  readonly top: number;
  /** The colour behind the text of an element; undefined if it is not a single colour. */
  readonly backgrounds: Map<Element, string | undefined>;
  /** True for an element if the nearest transparent element around it is about to appear. */
  readonly revealed: Map<Element, boolean>;
  /** Number of ancestors that browsers may still visit for layout queries. */
  stepsLeft: number;
}

/**
 * The limit of ancestors to visit. For each layout query a browser visits all ancestors of the element,
 * which takes a tenth of a microsecond each for its box (Chromium 156). An article with 20,000 blocks
 * at a depth of thirty needs a third of the limit.
 */
const maxSteps = 2_000_000;

/** Returns the number of ancestors of each element. */
function measureDepths(parents: readonly number[]): Int32Array {
  const depths = new Int32Array(parents.length);
  for (let i = 1; i < parents.length; i++) depths[i] = (depths[parents[i] ?? 0] ?? 0) + 1;
  return depths;
}

/**
 * Uses up steps for a query. Returns false if none are left; the remaining text then counts as
 * visible.
 */
function takeSteps(page: Page, depth: number): boolean {
  page.stepsLeft -= depth + 1;
  return page.stepsLeft > 0;
}

const opacityOptions = { opacityProperty: true };

function hasAttributes(element: Element | undefined): boolean {
  return element !== undefined && unclobberedElement(element).hasAttributes();
}

function isInvisibleElement(element: Element, depth: number, page: Page): boolean {
  if (!takeSteps(page, depth)) return false;
  const own = unclobberedElement(element);
  const style = page.view.getComputedStyle(element);
  const { color } = style;
  if (style.fontSize === '0px' || Number.parseFloat(style.textIndent) < -maxOffPageDistance / 2)
    return true;
  if (isTransparent(color)) return !isPaintedOtherwise(style);
  if (isOffPage(own.getBoundingClientRect(), style, page)) return true;
  if (!own.checkVisibility(opacityOptions)) return !isAboutToAppear(element, depth, page);
  return findBackground(element, style, depth, page) === color && !isPaintedOtherwise(style);
}

/**
 * Returns true if a box is far outside the page, or one pixel in size, which is text for screen
 * readers.
 */
function isOffPage(box: DOMRect, style: CSSStyleDeclaration, { left, top }: Page): boolean {
  if (box.right + left < -maxOffPageDistance || box.bottom + top < -maxOffPageDistance) return true;
  return box.width <= 1 && box.height <= 1 && box.width > 0 && style.overflow === 'hidden';
}

/**
 * Returns true if the text is painted by something other than its colour: a gradient, a shadow, a
 * fill.
 */
function isPaintedOtherwise(style: CSSStyleDeclaration): boolean {
  const filling = style.getPropertyValue('-webkit-text-fill-color') || style.color;
  return (
    style.getPropertyValue('background-clip').includes('text') ||
    isSet(style.textShadow) ||
    filling !== style.color
  );
}

/**
 * Returns true if the transparent element around an element is about to appear, since it is
 * animated.
 */
function isAboutToAppear(element: Element, depth: number, page: Page): boolean {
  const { view, revealed } = page;
  const visited: Element[] = [];
  let found = false;
  let left = depth;
  for (let at: Element | null = element; at; at = unclobbered(at, 'parentElement')) {
    visited.push(at);
    const known = revealed.get(at);
    if (known !== undefined) {
      found = known;
      break;
    }
    if (!takeSteps(page, left--)) return true;
    const style = view.getComputedStyle(at);
    if (style.opacity !== '0') continue;
    const isMoved = style.transform !== 'none' || style.willChange !== 'auto';
    found = isMoved || style.animationName !== 'none' || /[1-9]/.test(style.transitionDuration);
    break;
  }
  for (const each of visited) revealed.set(each, found);
  return found;
}

/** Returns the nearest background colour around an element, and caches it for all visited ancestors. */
function findBackground(
  element: Element,
  style: CSSStyleDeclaration,
  depth: number,
  page: Page,
): string | undefined {
  const { view, backgrounds } = page;
  const visited: Element[] = [];
  let found: string | undefined;
  let left = depth;
  for (let at: Element | null = element; at; at = unclobbered(at, 'parentElement')) {
    if (backgrounds.has(at)) {
      found = backgrounds.get(at);
      break;
    }
    visited.push(at);
    if (!takeSteps(page, left--)) break;
    const { backgroundColor, backgroundImage } = at === element ? style : view.getComputedStyle(at);
    if (isSet(backgroundImage)) break;
    if (!isSet(backgroundColor) || isTransparent(backgroundColor)) continue;
    found = backgroundColor;
    break;
  }
  for (const each of visited) backgrounds.set(each, found);
  return found;
}

function isSet(value: string): boolean {
  return value !== '' && value !== 'none';
}

function isTransparent(colour: string): boolean {
  if (colour.startsWith('rgb(')) return colour.endsWith('/ 0)');
  return colour === 'transparent' || /^rgba\(.*,\s*0\)$|\/\s*0\s*\)$/.test(colour);
}
