/** What the eye sees of an element: asked of the browser where there is a layout, else read off its markup. */

import { getOriginalElement, unclobbered, unclobberedElement } from './dom-clobbering.ts';
import { flag, readAttribute } from './elements.ts';

export interface Layout {
  /**
   * Whether an element whose ancestors are shown is shown itself.
   *
   * @param names its class and id
   * @param flags those that it stands in
   * @param cuts whether it is a block
   */
  isVisible(element: Element, names: string, flags: number, cuts: boolean): boolean;
  /** Whether an element is shown, asked of it and of all that it stands in. */
  isShown(element: Element): boolean;
  /** Whether a custom element, of which its name says nothing, is a block of its own. */
  isBlock(element: Element): boolean;
}

/** Names of text for screen readers alone, which repeats what the eye sees, and of a wiki’s “[edit]”. */
const hiddenTextNames = /mw-editsection|sr-only|visually-?hidden|screen-?reader|element-invisible/;
const hiddenStyle = /(?:display\s*:\s*none|visibility\s*:\s*hidden)/i;
/** What is deeper than this is asked no further whether it stands in something hidden. */
const maxAncestors = 100;
const visibilityOptions = { visibilityProperty: true };

/**
 * The layout of a document. `aria-hidden` never hides: consent dialogs set it on the very article.
 * Where the body itself is not rendered (a parsed page, or one that hides until its scripts ran)
 * there is nothing to ask, and the markup speaks.
 */
export function getLayout(document: Document): Layout {
  const view = getRenderedView(document);
  return view ? createRenderedLayout(view) : markupLayout;
}

/**
 * The layout of a page whose scripts do not run: everything that has text is taken to be shown.
 * Nothing for a page that is rendered, where what is hidden is hidden.
 */
export function getLayoutWithoutScripts(document: Document): Layout | undefined {
  return getRenderedView(document) ? undefined : allVisible;
}

/** Nothing is hidden. */
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
    isVisible(element, names, flags, cuts) {
      // Asking costs more than walking, and a bare <b> is as visible as what it stands in.
      if (!cuts && names === '' && !element.hasAttributes()) return true;
      if (isHiddenTextName(names)) return false;
      // What a closed section holds is part of the text, one click away.
      if (flags & (flag.details | flag.collapsed))
        return markupLayout.isVisible(element, names, flags, cuts);
      if (element.checkVisibility(visibilityOptions)) return true;
      // No box of its own, as a slot, but what is inside is shown.
      return view.getComputedStyle(getOriginalElement(element)).display === 'contents';
    },
    isShown: (element) => element.checkVisibility(visibilityOptions),
    isBlock: (element) => !view.getComputedStyle(element).display.startsWith('inline'),
  };
}

const markupLayout: Layout = {
  isVisible(element, names) {
    if (!element.hasAttributes()) return element.localName !== 'dialog';
    const hidden = element.getAttribute('hidden');
    if (hidden !== null && hidden !== 'until-found') return false;
    if (element.localName === 'dialog' && !element.hasAttribute('open')) return false;
    return !hiddenStyle.test(readAttribute(element, 'style')) && !isHiddenTextName(names);
  },
  isShown(element) {
    let at: Element | null = element;
    for (let left = maxAncestors; at && left > 0; left--) {
      const own = unclobberedElement(at);
      if (!markupLayout.isVisible(own, '', 0, true)) return false;
      at = unclobbered(at, 'parentElement');
    }
    return true;
  },
  isBlock: () => false,
};

function isHiddenTextName(names: string): boolean {
  return names !== '' && hiddenTextNames.test(names);
}
