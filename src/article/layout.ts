/** What the eye sees of an element: asked of the browser where there is a layout, else read off its markup. */

import { elementOf } from './built-in.ts';
import { readAttribute } from './element-attributes.ts';
import { flag } from './elements.ts';

export interface Layout {
  /**
   * Whether an element whose ancestors are shown is shown itself.
   *
   * @param names its class and id
   * @param flags those that it stands in
   * @param cuts whether it is a block
   */
  isShown(element: Element, names: string, flags: number, cuts: boolean): boolean;
  /** Whether a custom element, of which its name says nothing, is a block of its own. */
  isBlock(element: Element): boolean;
}

/** Names of text for screen readers alone, which repeats what the eye sees, and of a wiki’s “[edit]”. */
const namesOfNoText = /mw-editsection|sr-only|visually-?hidden|screen-?reader|element-invisible/;
const hidingStyle = /(?:display\s*:\s*none|visibility\s*:\s*hidden)/i;
const asked = { visibilityProperty: true };

/**
 * The layout of a document. `aria-hidden` never hides: consent dialogs set it on the very article.
 * Where the body itself is not rendered (a parsed page, or one that hides until its scripts ran)
 * there is nothing to ask, and the markup speaks.
 */
export function layoutOf(document: Document): Layout {
  const view = renderedView(document);
  return view ? renderedLayout(view) : markupLayout;
}

/**
 * The layout of a page whose scripts do not run: everything that has text is taken to be shown.
 * Nothing for a page that is rendered, where what is hidden is hidden.
 */
export function layoutWithoutScripts(document: Document): Layout | undefined {
  return renderedView(document) ? undefined : everythingShown;
}

/** Nothing is hidden. */
export const everythingShown: Layout = { isShown: () => true, isBlock: () => false };

function renderedView(document: Document): Window | undefined {
  const body = document.body as HTMLElement | null;
  const view = document.defaultView;
  const isRendered = typeof body?.checkVisibility === 'function' && body.checkVisibility();
  return view && isRendered ? view : undefined;
}

function renderedLayout(view: Window): Layout {
  return {
    isShown(element, names, flags, cuts) {
      // Asking costs more than walking, and a bare <b> is as visible as what it stands in.
      if (!cuts && names === '' && !element.hasAttributes()) return true;
      if (isNoText(names)) return false;
      // What a closed <details> holds is part of the text, one click away.
      if (flags & flag.details) return markupLayout.isShown(element, names, flags, cuts);
      if (element.checkVisibility(asked)) return true;
      // No box of its own, as a slot, but what is inside is shown.
      return view.getComputedStyle(elementOf(element)).display === 'contents';
    },
    isBlock: (element) => !view.getComputedStyle(element).display.startsWith('inline'),
  };
}

const markupLayout: Layout = {
  isShown(element, names) {
    if (!element.hasAttributes()) return element.localName !== 'dialog';
    const hidden = element.getAttribute('hidden');
    if (hidden !== null && hidden !== 'until-found') return false;
    if (element.localName === 'dialog' && !element.hasAttribute('open')) return false;
    return !hidingStyle.test(readAttribute(element, 'style')) && !isNoText(names);
  },
  isBlock: () => false,
};

function isNoText(names: string): boolean {
  return names !== '' && namesOfNoText.test(names);
}
