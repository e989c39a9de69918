/** Closed sections of an accordion: hidden, and opened by a control that is shown. */

import { unclobbered, unclobberedElement } from './dom-clobbering.ts';
import { findElements, flag, readAttribute } from './elements.ts';

/** A page with more closed sections means something else by them. */
const maxControls = 1_000;
/** Tags and names of elements whose control opens a section of the text. */
const headingTags = new Set(['h2', 'h3', 'h4', 'h5', 'h6', 'dt']);
const sectionNames = /accordion|faq|collaps|disclosure|expand|toggle|question/i;
/** Elements around a control that are asked what they are. */
const maxAncestors = 6;
/** Controls in these elements open a menu, a search field or a dialog. */
const elsewhere = flag.nav | flag.header | flag.footer | flag.aside | flag.form | flag.dialog;
const elsewhereTags = new Set(['nav', 'header', 'footer', 'aside', 'form', 'dialog']);

/** Tells of a hidden element whether it is a closed section of the text. */
export type CollapsedTest = (element: Element, name: string, flags: number) => boolean;

/**
 * Creates the test for one document. The controls are looked for when they are first needed.
 *
 * @param isShown whether an element, with all that it stands in, is shown
 */
export function createCollapsedTest(
  root: Element,
  isShown: (element: Element) => boolean,
): CollapsedTest {
  let controls: ReadonlyMap<string, Element> | undefined;
  return (element, name, flags) => {
    if (flags & elsewhere) return false;
    if (name === 'dd') return isAnswer(element, isShown);
    const id = readAttribute(element, 'id');
    if (id === '') return false;
    controls ??= findControls(root);
    const control = controls.get(id);
    return control !== undefined && opensSection(control) && isShown(control);
  };
}

/** The closed controls of a document by the id of what they open. */
function findControls(root: Element): ReadonlyMap<string, Element> {
  const selector = '[aria-expanded="false"][aria-controls]';
  return new Map(
    findElements(unclobberedElement(root), selector, maxControls).map((control) => [
      readAttribute(control, 'aria-controls'),
      control,
    ]),
  );
}

/** Whether a control stands in a heading, a term, or what is called an accordion. */
function opensSection(control: Element): boolean {
  let found = false;
  let at: Element | null = control;
  for (let left = maxAncestors; at && left > 0; left--) {
    const name = unclobbered(at, 'localName');
    if (elsewhereTags.has(name)) return false;
    found ||= headingTags.has(name) || sectionNames.test(readAttribute(at, 'class'));
    at = unclobbered(at, 'parentElement');
  }
  return found;
}

/** Whether a `<dd>` is what a closed control in its `<dt>` opens. */
function isAnswer(element: Element, isShown: (element: Element) => boolean): boolean {
  const term = unclobbered(element, 'previousElementSibling');
  if (!term || unclobbered(term, 'localName') !== 'dt') return false;
  return findElements(term, '[aria-expanded="false"]', 1).some(isShown);
}
