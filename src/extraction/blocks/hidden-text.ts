/**
 * Text that was taken for the article's, and that no eye can see: written for search engines, or to
 * put words into the mouth of whoever reads the page by machine. The walk leaves out what is not
 * rendered; what is rendered and still not seen costs too much to ask of every element, so it is
 * asked only of what was chosen.
 */

import type { TextBlock } from '../dom/block-segmenter.ts';
import { unclobbered, unclobberedElement } from '../dom/dom-clobbering.ts';
import { flag, readAttribute } from '../dom/elements.ts';
import type { DomSnapshot } from '../dom/walk.ts';

/**
 * Styles that hide all that is inside. Transparency alone is none of them: where no script runs,
 * what would have faded in by now is still transparent.
 */
const transparentStyle = /(?:^|[;\s])opacity\s*:\s*(?:0?\.0+|0)%?\s*(?:!|;|$)/i;
const animatedStyle =
  /(?:^|[;\s])(?:transition|animation|transform|will-change|translate|scale)\s*:/i;
const outOfFlowStyle = /(?:^|[;\s])position\s*:\s*(?:absolute|fixed)/i;
const offPageStyle =
  /(?:^|[;\s])(?:text-indent\s*:\s*-\d{3,}(?:\.\d+)?(?:px|em|rem|pt|%)|(?:left|right|top)\s*:\s*-\d{4,}(?:\.\d+)?px|clip\s*:\s*rect\(\s*0[^)]*\))\s*(?:!|;|$)/i;
/** Styles that hide the text right inside; what is deeper may have a size and colour of its own. */
const invisibleTextStyle =
  /(?:^|[;\s])(?:font-size\s*:\s*0(?:\.0+)?(?:px|em|rem|pt|%)?|color\s*:\s*transparent)\s*(?:!|;|$)/i;
const inlineColour = /(?:^|[;\s])color\s*:\s*([^;!]+)/i;
const inlineBackground = /(?:^|[;\s])background(?:-color)?\s*:\s*([^;!]+)/i;

/** Farther than this from the page's edges, in CSS pixels, nobody scrolls. */
const maxOffPageDistance = 2_000;
/** What hides more than this share of the chosen text is no trick: the page is still fading in. */
const maxHiddenShare = 0.5;

/** Whether each block that was chosen is hidden from the eye; false for all others. */
export function findHiddenBlocks(snapshot: DomSnapshot, isChosen: readonly boolean[]): boolean[] {
  const view = getRenderedView(snapshot);
  const isHiddenByMarkup = createMarkupTest(snapshot);
  const isHiddenByLayout = view ? createLayoutTest(snapshot, view) : isHiddenByMarkup;
  // The browser has no layout for the content of closed sections.
  const isUnseen: Test = (block) =>
    ((snapshot.flags[block.element] ?? 0) & (flag.details | flag.collapsed)) !== 0
      ? isHiddenByMarkup(block)
      : isHiddenByLayout(block);
  let chosen = 0;
  let hidden = 0;
  const verdicts = snapshot.blocks.map((block, i) => {
    if (!isChosen[i]) return false;
    const isHidden = isUnseen(block);
    chosen += block.text.length;
    if (isHidden) hidden += block.text.length;
    return isHidden;
  });
  return hidden > maxHiddenShare * chosen ? verdicts.map(() => false) : verdicts;
}

type Test = (block: TextBlock) => boolean;

function getRenderedView({ elements: [root] }: DomSnapshot): Window | undefined {
  const view = root?.ownerDocument.defaultView;
  return view && typeof root?.checkVisibility === 'function' && root.checkVisibility()
    ? view
    : undefined;
}

/** Reads what styles the elements carry themselves. Ancestors are asked once each. */
function createMarkupTest({ elements, parents }: DomSnapshot): Test {
  const known = new Map<number, boolean>();
  const isUnseen = (index: number): boolean => {
    const path: number[] = [];
    let at = index;
    while (at >= 0 && !known.has(at)) {
      path.push(at);
      at = parents[at] ?? -1;
    }
    let unseen = known.get(at) ?? false;
    for (const each of path.reverse()) {
      unseen ||= hidesSubtree(elements[each]);
      known.set(each, unseen);
    }
    return unseen;
  };
  return ({ dominantElement }) =>
    isUnseen(dominantElement) ||
    [dominantElement, parents[dominantElement] ?? -1].some((near) => hidesText(elements[near]));
}

/** Whether an element's own style attribute hides all that is inside. */
function hidesSubtree(element: Element | undefined): boolean {
  const style = element && readAttribute(element, 'style');
  if (!style) return false;
  const isClear =
    transparentStyle.test(style) && outOfFlowStyle.test(style) && !animatedStyle.test(style);
  return isClear || offPageStyle.test(style);
}

/** Whether it makes the text right inside invisible. */
function hidesText(element: Element | undefined): boolean {
  const style = element && readAttribute(element, 'style');
  if (!style) return false;
  if (invisibleTextStyle.test(style)) return true;
  const colour = inlineColour.exec(style)?.[1]?.trim().toLowerCase();
  const background = inlineBackground.exec(style)?.[1]?.trim().toLowerCase();
  return colour !== undefined && colour === background;
}

/** Asks the browser, once for all blocks that stand bare in the same element. */
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
    // A bare <p> or <b> looks as what it stands in does.
    while (index > 0 && !known.has(index) && !hasAttributes(elements[index])) {
      bare.push(index);
      index = parents[index] ?? 0;
    }
    const element = elements[index];
    const depth = depths[index] ?? 0;
    const unseen =
      known.get(index) ?? (element !== undefined && isInvisibleElement(element, depth, page));
    for (const each of [...bare, index]) known.set(each, unseen);
    return unseen;
  };
}

/** What is asked of the browser once, and not for every element. */
interface Page {
  readonly view: Window;
  /** How far it is scrolled. */
  readonly left: number;
  readonly top: number;
  /** What is painted behind the text of an element; nothing where that is not one colour. */
  readonly backgrounds: Map<Element, string | undefined>;
  /** Whether the nearest transparent element around is about to appear. */
  readonly revealed: Map<Element, boolean>;
  /** How many steps up browsers may still go for the answers. */
  stepsLeft: number;
}

/**
 * For each answer about an element, browsers go up from it, for its box by a tenth of a microsecond a
 * step (Chromium 156). So many elements are passed in all; an article of 20,000 blocks, thirty elements
 * deep, needs a third of that.
 */
const maxSteps = 2_000_000;

/** How many elements each stands in. */
function measureDepths(parents: readonly number[]): Int32Array {
  const depths = new Int32Array(parents.length);
  for (let i = 1; i < parents.length; i++) depths[i] = (depths[parents[i] ?? 0] ?? 0) + 1;
  return depths;
}

/** Whether there are steps left for asking about an element of this depth; beyond them, what is left is taken as seen. */
function mayAsk(page: Page, depth: number): boolean {
  page.stepsLeft -= depth + 1;
  return page.stepsLeft > 0;
}

const opacityOptions = { opacityProperty: true };

function hasAttributes(element: Element | undefined): boolean {
  return element !== undefined && unclobberedElement(element).hasAttributes();
}

function isInvisibleElement(element: Element, depth: number, page: Page): boolean {
  if (!mayAsk(page, depth)) return false;
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

/** Whether a box is far off the page, or shrunk to the pixel that screen readers still read. */
function isOffPage(box: DOMRect, style: CSSStyleDeclaration, { left, top }: Page): boolean {
  if (box.right + left < -maxOffPageDistance || box.bottom + top < -maxOffPageDistance) return true;
  return box.width <= 1 && box.height <= 1 && box.width > 0 && style.overflow === 'hidden';
}

/** Whether something else than its colour draws the text: a gradient, a shadow, another filling. */
function isPaintedOtherwise(style: CSSStyleDeclaration): boolean {
  const filling = style.getPropertyValue('-webkit-text-fill-color') || style.color;
  return (
    style.getPropertyValue('background-clip').includes('text') ||
    isSet(style.textShadow) ||
    filling !== style.color
  );
}

/** Whether the transparent element around is about to appear: it moves, or changes by itself. */
function isAboutToAppear(element: Element, depth: number, page: Page): boolean {
  const { view, revealed } = page;
  const asked: Element[] = [];
  let found = false;
  let left = depth;
  for (let at: Element | null = element; at; at = unclobbered(at, 'parentElement')) {
    asked.push(at);
    const known = revealed.get(at);
    if (known !== undefined) {
      found = known;
      break;
    }
    if (!mayAsk(page, left--)) return true;
    const style = view.getComputedStyle(at);
    if (style.opacity !== '0') continue;
    const isMoved = style.transform !== 'none' || style.willChange !== 'auto';
    found = isMoved || style.animationName !== 'none' || /[1-9]/.test(style.transitionDuration);
    break;
  }
  for (const each of asked) revealed.set(each, found);
  return found;
}

/** The nearest background around an element; most share the way to it, so each is asked once. */
function findBackground(
  element: Element,
  style: CSSStyleDeclaration,
  depth: number,
  page: Page,
): string | undefined {
  const { view, backgrounds } = page;
  const asked: Element[] = [];
  let found: string | undefined;
  let left = depth;
  for (let at: Element | null = element; at; at = unclobbered(at, 'parentElement')) {
    if (backgrounds.has(at)) {
      found = backgrounds.get(at);
      break;
    }
    asked.push(at);
    if (!mayAsk(page, left--)) break;
    const { backgroundColor, backgroundImage } = at === element ? style : view.getComputedStyle(at);
    if (isSet(backgroundImage)) break;
    if (!isSet(backgroundColor) || isTransparent(backgroundColor)) continue;
    found = backgroundColor;
    break;
  }
  for (const each of asked) backgrounds.set(each, found);
  return found;
}

function isSet(value: string): boolean {
  return value !== '' && value !== 'none';
}

function isTransparent(colour: string): boolean {
  if (colour.startsWith('rgb(')) return colour.endsWith('/ 0)');
  return colour === 'transparent' || /^rgba\(.*,\s*0\)$|\/\s*0\s*\)$/.test(colour);
}
