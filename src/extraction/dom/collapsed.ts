/**
 * Recognizes the closed sections of an accordion: hidden elements that a visible control opens. Their
 * text belongs to the article. Called from `walk.ts`.
 */

import { unclobbered, unclobberedElement } from './dom-clobbering.ts';
import { findElements, flag, readAttribute } from './elements.ts';

/** At most this many controls are checked; a page with more of them is not an article. */
const maxControls = 1_000;
// A control inside an element with one of these tags or names opens a section of the text.
const headingTags = new Set(['h2', 'h3', 'h4', 'h5', 'h6', 'dt']);
const sectionNames = /accordion|faq|collaps|disclosure|expand|toggle|question/i;
/** At most this many elements are checked, from a control outwards. */
const maxAncestors = 6;
/** A control inside one of these elements opens a menu, a search field or a dialog. */
const elsewhere = flag.nav | flag.header | flag.footer | flag.aside | flag.form | flag.dialog;
const elsewhereTags = new Set(['nav', 'header', 'footer', 'aside', 'form', 'dialog']);

/** Returns true if a hidden element, given with its tag and flags, is a closed section of the text. */
export type CollapsedTest = (element: Element, tag: string, flags: number) => boolean;

/**
 * Creates the test for one document. It searches for the controls when it first needs them.
 *
 * @param isShown returns true if an element and all its ancestors are visible
 */
export function createCollapsedTest(
  root: Element,
  isShown: (element: Element) => boolean,
): CollapsedTest {
  let controls: ReadonlyMap<string, Element> | undefined;
  return (element, tag, flags) => {
    if (flags & elsewhere) return false;
    if (tag === 'dd') return isAnswer(element, isShown);
    const id = readAttribute(element, 'id');
    if (id === '') return false;
    controls ??= findControls(root);
    const control = controls.get(id);
    return control !== undefined && opensSection(control) && isShown(control);
  };
}

/** Returns the controls of closed sections by the id of the section. */
function findControls(root: Element): ReadonlyMap<string, Element> {
  const selector = '[aria-expanded="false"][aria-controls]';
  return new Map(
    findElements(unclobberedElement(root), selector, maxControls).map((control) => [
      readAttribute(control, 'aria-controls'),
      control,
    ]),
  );
}

/**
 * Returns true if a control is inside a heading, a `<dt>`, or an element that is named like an
 * accordion.
 */
function opensSection(control: Element): boolean {
  let found = false;
  let at: Element | null = control;
  for (let left = maxAncestors; at && left > 0; left--) {
    const tag = unclobbered(at, 'localName');
    if (elsewhereTags.has(tag)) return false;
    found ||= headingTags.has(tag) || sectionNames.test(readAttribute(at, 'class'));
    at = unclobbered(at, 'parentElement');
  }
  return found;
}

/** Returns true if a closed control in the `<dt>` before a `<dd>` opens it. */
function isAnswer(element: Element, isShown: (element: Element) => boolean): boolean {
  const term = unclobbered(element, 'previousElementSibling');
  if (!term || unclobbered(term, 'localName') !== 'dt') return false;
  return findElements(term, '[aria-expanded="false"]', 1).some(isShown);
}
