/**
 * Elements found by what their attributes say.
 *
 * A selector such as `[class*="author"]` reads the whole attribute of every element, and one such as
 * `article time` goes up from each. So the browser is asked only for tags and for elements that have
 * an attribute at all, and the rest is looked at here, as far as it costs no more than the page.
 */

import { unclobberedElement } from './dom-clobbering.ts';

/** Elements of a page that are looked at; what tells of an article stands near its beginning. */
const maxElements = 30_000;
/** A page with more elements of a rank than these means something else by them. */
const maxRanked = 400;

/**
 * The first elements that are wanted.
 *
 * @param selector names tags, and attributes without parts of their values
 */
export function findElements(
  root: ParentNode,
  selector: string,
  max: number,
  isWanted: (element: Element) => boolean = () => true,
): Element[] {
  const candidates = root.querySelectorAll(selector);
  const end = Math.min(candidates.length, maxElements);
  const found: Element[] = [];
  for (let i = 0; i < end && found.length < max; i++) {
    const element = candidates[i] as Element;
    if (isWanted(element)) found.push(element);
  }
  return found;
}

/**
 * The first elements of each rank, in the order of the document: it is gone through once for all of
 * them, and mostly in vain.
 *
 * @param maxEach how many are wanted of one rank
 * @param getRanks for each rank whether an element has it
 */
export function rankElements(
  document: Document,
  selector: string,
  maxEach: number,
  getRanks: (element: Element) => readonly boolean[],
): readonly Element[][] {
  const byRank: Element[][] = [];
  findElements(document, selector, maxRanked, (element) => {
    const ranks = getRanks(unclobberedElement(element));
    if (!ranks.includes(true)) return false;
    ranks.forEach((has, rank) => {
      byRank[rank] ??= [];
      if (has && byRank[rank].length < maxEach) byRank[rank].push(element);
    });
    return true;
  });
  return byRank;
}
