/**
 * Decides whether elements are visible: by the layout of the browser if the page is rendered, else
 * by their markup. Called from `walk.ts`.
 */

import { getOriginalElement, unclobbered, unclobberedElement } from './dom-clobbering.ts';
import { flag, readAttribute } from './elements.ts';

/** Answers questions about the layout of one document. */
export interface Layout {
  /**
   * Returns true if an element whose ancestors are visible is visible itself.
   *
   * @param names its class and id
   * @param flags the flags of its ancestors
   * @param isBlock true if its tag is that of a block
   */
  isVisible(element: Element, names: string, flags: number, isBlock: boolean): boolean;
  /** Returns true if an element and all its ancestors are visible. */
  isShown(element: Element): boolean;
  /** Returns true if a custom element, whose tag has no default display, is a block. */
  isBlock(element: Element): boolean;
}

/**
 * Text with these names is only for screen readers and repeats visible text, or is a wiki’s
 * “[edit]”.
 */
const hiddenTextNames = /mw-editsection|sr-only|visually-?hidden|screen-?reader|element-invisible/;
const hiddenStyle = /(?:display\s*:\s*none|visibility\s*:\s*hidden)/i;
/** At most this many ancestors are checked when there is no layout. */
const maxAncestors = 100;
const visibilityOptions = { visibilityProperty: true };

/**
 * Returns the layout of a document. If its body is not rendered (a parsed page, or one that is hidden
 * until its scripts have run), visibility is decided by the markup. `aria-hidden` never hides,
 * because consent dialogs set it on the article.
 */
export function getLayout(document: Document): Layout {
  const view = getRenderedView(document);
  return view ? createRenderedLayout(view) : markupLayout;
}

/**
 * Returns a layout in which everything is visible, for a page that hides its text until scripts run,
 * where they do not run; undefined for a page that is rendered.
 */
export function getLayoutWithoutScripts(document: Document): Layout | undefined {
  return getRenderedView(document) ? undefined : allVisible;
}

/** A layout in which nothing is hidden. */
export const allVisible: Layout = {
  isVisible: () => true,
  isShown: () => true,
  isBlock: () => false,
};

function getRenderedView(document: Document): Window | undefined {
  const body = document.body as HTMLElement | null;
  const view = document.defaultView;
  const isRendered = typeof body?.checkVisibility === 'function' && body.checkVisibility();
  return view && isRendered ? view : undefined;
}

function createRenderedLayout(view: Window): Layout {
  return {
    isVisible(element, names, flags, isBlock) {
      // `checkVisibility` is slow, and a bare <b> is as visible as its parent.
      if (!isBlock && names === '' && !element.hasAttributes()) return true;
      if (isHiddenTextName(names)) return false;
      // The content of a closed section belongs to the text, and is one click away.
      if (flags & (flag.details | flag.collapsed)) return isVisibleByMarkup(element, names);
      if (element.checkVisibility(visibilityOptions)) return true;
      // Such an element, for example a slot, has no box, but its content is visible.
      return view.getComputedStyle(getOriginalElement(element)).display === 'contents';
    },
    isShown: (element) => element.checkVisibility(visibilityOptions),
    isBlock: (element) => !view.getComputedStyle(element).display.startsWith('inline'),
  };
}

const markupLayout: Layout = {
  isVisible: isVisibleByMarkup,
  isShown(element) {
    let at: Element | null = element;
    for (let left = maxAncestors; at && left > 0; left--) {
      const own = unclobberedElement(at);
      if (!isVisibleByMarkup(own)) return false;
      at = unclobbered(at, 'parentElement');
    }
    return true;
  },
  isBlock: () => false,
};

/**
 * Returns true if the markup of an element does not hide it.
 *
 * @param names its class and id, unless its text may be for screen readers only
 */
function isVisibleByMarkup(element: Element, names = ''): boolean {
  if (!element.hasAttributes()) return element.localName !== 'dialog';
  const hidden = element.getAttribute('hidden');
  if (hidden !== null && hidden !== 'until-found') return false;
  if (element.localName === 'dialog' && !element.hasAttribute('open')) return false;
  return !hiddenStyle.test(readAttribute(element, 'style')) && !isHiddenTextName(names);
}

function isHiddenTextName(names: string): boolean {
  return names !== '' && hiddenTextNames.test(names);
}
