/** Finds inline elements that are not part of the sentence around them: note marks, tooltips, repeated formulas. */

import { getTextPrefix, walkNodes } from './block-text.ts';
import { readAttribute } from './elements.ts';

/** Gives access to the text that the walk has read before an element. */
interface TextBefore {
  /** The end of it, at most a line. */
  endOfLine(): string;
}

/**
 * Whether an inline element is not part of the sentence around it.
 *
 * @param names its class, id and role
 * @param outerNames those of the element around it
 */
export function isOutsideSentence(
  element: Element,
  name: string,
  names: string,
  outerNames: string,
  text: TextBefore,
): boolean {
  const mayBeMark = name === 'a' || name === 'sup';
  if (mayBeMark && isNoteMark(element, name, names, () => text.endOfLine())) return true;
  return names !== '' && (isBubble(names, outerNames) || isDrawnFormula(names, outerNames));
}

const textNode = 3;
const markStart = /^\s*[[(]?\s*(?:\d|[a-z*†‡§¶]?\s*[\])]?\s*$)/i;
const noteMark = /^\s*[[(]?\s*(?:\d{1,3}|[a-z*†‡§¶])\s*[\])]?\s*$/i;
const bracketedNumber = /^\s*\[\s*\d{1,3}\s*\]\s*$/;
const numberOrSign = /^\s*[[(]?\s*(?:\d{1,3}|[*†‡])\s*[\])]?\s*$/;
/** A mark has no more characters; text that is longer need not be read further. */
const maxMarkChars = 20;
/** So few nodes lie between a number and its link; a page may put 100,000 into each `<sup>`. */
const maxNodes = 80;
const noteNames = /foot-?_?note|end-?note|note-?ref|cite-?ref|r-doc-noteref/i;
const noteAddress = /^#|#(?:_?ftn|_?edn|fn|note|cite|ref|foot)/i;
/** A mark without a link follows the end of a clause; otherwise it may be a power. */
const clauseEnd = /[.,;:!?…。！？，)\]"'”’»]\s*$/;

/**
 * Whether an element is the mark of a note and nothing else: a raised number or sign with a link
 * in it or around it, one that is raised behind the end of a clause, or a link of that kind that
 * leads to a note or stands in brackets.
 *
 * @param name of the element, `sup` or `a`
 * @param names its class, id and role
 * @param getBefore gives the end of the text before it
 */
export function isNoteMark(
  element: Element,
  name: string,
  names: string,
  getBefore: () => string,
): boolean {
  if (!mayBeMark(element)) return false;
  const text = getTextPrefix(element, maxMarkChars, maxNodes);
  if (!noteMark.test(text)) return false;
  if (name === 'sup')
    return hasLink(element) || (numberOrSign.test(text) && clauseEnd.test(getBefore()));
  if (noteNames.test(names) || bracketedNumber.test(text)) return true;
  return numberOrSign.test(text) && noteAddress.test(readAttribute(element, 'href'));
}

/** Whether an element’s own text begins as a mark does: every link is asked, and most begin with a word. */
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

const bubbleNames =
  /tool-?_?tip|pop-?over|pop-?up|hover-?card|glossary|definition|(?:foot|side|margin)-?_?note/i;
const bubbleRole = /(?:^|\s)r-tooltip(?:\s|$)/;

/**
 * Whether an inline element is a tooltip: its names say so, and so do those of the element around
 * it, which holds the term itself.
 *
 * @param names its class, id and role
 * @param outerNames those of the element around it
 */
function isBubble(names: string, outerNames: string): boolean {
  return bubbleRole.test(names) || (bubbleNames.test(names) && bubbleNames.test(outerNames));
}

/** KaTeX writes each formula twice: in order for machines, and in pieces for the eye. */
const orderedFormula = /katex-mathml/;
const drawnFormula = /(?:^|\s)katex-html(?:\s|$)/;

/** Whether an element has a formula in the order in which it is read. */
export function isOrderedFormula(names: string): boolean {
  return orderedFormula.test(names);
}

/** Whether an element repeats a formula in the order in which it is drawn. */
function isDrawnFormula(names: string, outerNames: string): boolean {
  return drawnFormula.test(names) && outerNames.includes('katex');
}
