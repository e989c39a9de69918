/**
 * Recognizes inline elements that are not part of the sentence around them: note marks, tooltips and
 * repeated formulas. Called from `walk.ts`.
 */

import { getTextPrefix, walkNodes } from './block-text.ts';
import { readAttribute } from './elements.ts';

/** Gives access to the text that the walk has read before an element. */
interface TextBefore {
  /** Returns the end of it, at most one line. */
  getLineEnd(): string;
}

/**
 * Returns true if an inline element is not part of the sentence around it.
 *
 * @param tag local name of the element
 * @param names its class, id and role
 * @param outerNames class, id and role of its parent
 */
export function isOutsideSentence(
  element: Element,
  tag: string,
  names: string,
  outerNames: string,
  textBefore: TextBefore,
): boolean {
  const mayBeMark = tag === 'a' || tag === 'sup';
  if (mayBeMark && isNoteMark(element, tag, names, () => textBefore.getLineEnd())) return true;
  return names !== '' && (isTooltip(names, outerNames) || isDrawnFormula(names, outerNames));
}

const textNode = 3;
const markStart = /^\s*[[(]?\s*(?:\d|[a-z*†‡§¶]?\s*[\])]?\s*$)/i;
const noteMark = /^\s*[[(]?\s*(?:\d{1,3}|[a-z*†‡§¶])\s*[\])]?\s*$/i;
const bracketedNumber = /^\s*\[\s*\d{1,3}\s*\]\s*$/;
const numberOrSign = /^\s*[[(]?\s*(?:\d{1,3}|[*†‡])\s*[\])]?\s*$/;
/** A longer text is not a mark, so no more characters are read. */
const maxMarkChars = 20;
/** At most this many nodes of a mark are visited; a hostile page may put 100,000 into each `<sup>`. */
const maxNodes = 80;
const noteNames = /foot-?_?note|end-?note|note-?ref|cite-?ref|r-doc-noteref/i;
const noteAddress = /^#|#(?:_?ftn|_?edn|fn|note|cite|ref|foot)/i;
/** A mark without a link must follow the end of a clause; otherwise it may be an exponent. */
const clauseEnd = /[.,;:!?…。！？，)\]"'”’»]\s*$/;

/**
 * Returns true if an element is the mark of a note and nothing else: a superscript number or sign
 * that has a link or follows the end of a clause, or a link with a number or sign that leads to a
 * note or is in brackets.
 *
 * @param tag local name of the element, `sup` or `a`
 * @param names its class, id and role
 * @param getBefore returns the end of the text before the element
 */
export function isNoteMark(
  element: Element,
  tag: string,
  names: string,
  getBefore: () => string,
): boolean {
  if (!mayBeMark(element)) return false;
  const text = getTextPrefix(element, maxMarkChars, maxNodes);
  if (!noteMark.test(text)) return false;
  if (tag === 'sup')
    return hasLink(element) || (numberOrSign.test(text) && clauseEnd.test(getBefore()));
  if (noteNames.test(names) || bracketedNumber.test(text)) return true;
  return numberOrSign.test(text) && noteAddress.test(readAttribute(element, 'href'));
}

/**
 * A cheap test that most links fail. Returns true if an element’s first text starts like a mark.
 */
function mayBeMark(element: Element): boolean {
  const first = element.firstChild;
  if (first?.nodeType !== textNode) return first !== null;
  const { data } = first as Text;
  return data.length <= maxMarkChars && (markStart.test(data) || data.trim() === '');
}

function hasLink(sup: Element): boolean {
  for (const node of walkNodes(sup, maxNodes)) if ((node as Element).localName === 'a') return true;
  return false;
}

const tooltipNames =
  /tool-?_?tip|pop-?over|pop-?up|hover-?card|glossary|definition|(?:foot|side|margin)-?_?note/i;
const tooltipRole = /(?:^|\s)r-tooltip(?:\s|$)/;

/**
 * Returns true if an inline element is a tooltip. Its parent, which has the term itself, must be
 * named like one, too, unless the element has the role.
 *
 * @param names its class, id and role
 * @param outerNames class, id and role of its parent
 */
function isTooltip(names: string, outerNames: string): boolean {
  return tooltipRole.test(names) || (tooltipNames.test(names) && tooltipNames.test(outerNames));
}

/** KaTeX writes each formula twice: once as MathML in reading order, and once in pieces for display. */
const orderedFormula = /katex-mathml/;
const drawnFormula = /(?:^|\s)katex-html(?:\s|$)/;

/** Returns true if an element has a formula in reading order. */
export function isOrderedFormula(names: string): boolean {
  return orderedFormula.test(names);
}

/** Returns true if an element repeats a formula in pieces for display. */
function isDrawnFormula(names: string, outerNames: string): boolean {
  return drawnFormula.test(names) && outerNames.includes('katex');
}
