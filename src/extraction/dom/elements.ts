/**
 * Describes elements by tag, role and attributes, and finds elements by them at a cost that is linear
 * in the page. Used throughout `extraction`.
 */

import { unclobberedElement } from './dom-clobbering.ts';

/**
 * Traits of all the text inside an element, as bits, so that one number holds those of all
 * ancestors.
 */
export const flag = {
  link: 1 << 0,
  nav: 1 << 1,
  header: 1 << 2,
  footer: 1 << 3,
  aside: 1 << 4,
  form: 1 << 5,
  figure: 1 << 6,
  caption: 1 << 7,
  list: 1 << 8,
  table: 1 << 9,
  quote: 1 << 10,
  article: 1 << 11,
  main: 1 << 12,
  code: 1 << 13,
  details: 1 << 14,
  dialog: 1 << 15,
  heading: 1 << 16,
  paragraph: 1 << 17,
  time: 1 << 18,
  /** `aria-hidden` is no reason to skip: it may be an article behind an open dialog. */
  ariaHidden: 1 << 19,
  /** A closed `<details>`, or a closed section that a control of the page opens, see `collapsed.ts`. */
  collapsed: 1 << 20,
} as const;

/** The traits of a tag. */
export interface ElementTraits {
  /** A small number for the tag, which the block model has as a feature; 0 for all tags not listed. */
  readonly code: number;
  /** True if the text inside the element is in other blocks than the text around it. */
  readonly isBlock: boolean;
  /** True if the element holds no text of the page, such as a script. */
  readonly isSkipped: boolean;
  /** Bits of `flag`. */
  readonly flags: number;
}

const blockTags =
  'p h1 h2 h3 h4 h5 h6 li blockquote pre dd dt figcaption div section article main body ul ol dl table tbody thead tfoot tr header footer nav aside form figure address details summary caption fieldset center hr legend dialog hgroup search menu';
const inlineTags = 'td th span a b strong i em font time label small code slot';
const skippedTags =
  'script style noscript template svg math iframe frame object embed head title select option datalist textarea canvas audio video input img picture link meta source button map area progress meter rt rp annotation annotation-xml';

const flagsByTag: Record<string, number> = {
  a: flag.link,
  nav: flag.nav,
  header: flag.header,
  footer: flag.footer,
  aside: flag.aside,
  form: flag.form,
  figure: flag.figure,
  figcaption: flag.figure | flag.caption,
  caption: flag.caption,
  ul: flag.list,
  ol: flag.list,
  dl: flag.list,
  menu: flag.list | flag.nav,
  table: flag.table,
  blockquote: flag.quote,
  article: flag.article,
  main: flag.main,
  pre: flag.code,
  details: flag.details,
  dialog: flag.dialog,
  h1: flag.heading,
  h2: flag.heading,
  h3: flag.heading,
  h4: flag.heading,
  h5: flag.heading,
  h6: flag.heading,
  p: flag.paragraph,
  time: flag.time,
};

const flagsByRole: Record<string, number> = {
  navigation: flag.nav,
  banner: flag.header,
  contentinfo: flag.footer,
  complementary: flag.aside,
  main: flag.main,
  article: flag.article,
  dialog: flag.dialog,
  alertdialog: flag.dialog,
  search: flag.form,
  form: flag.form,
  menu: flag.nav,
  menubar: flag.nav,
  tablist: flag.nav,
  list: flag.list,
  heading: flag.heading,
  note: flag.aside,
};

const traitsByTag = new Map<string, ElementTraits>();
for (const [tags, isBlock, isSkipped] of [
  [blockTags, true, false],
  [inlineTags, false, false],
  [skippedTags, false, true],
] as const) {
  for (const tag of tags.split(' ')) {
    const flags = flagsByTag[tag] ?? 0;
    traitsByTag.set(tag, { code: traitsByTag.size + 1, isBlock, isSkipped, flags });
  }
}

const defaultTraits: ElementTraits = { code: 0, isBlock: false, isSkipped: false, flags: 0 };

/** Returns the traits of an element by its local name; an unknown element is inline and is read. */
export function getElementTraits(localName: string): ElementTraits {
  return traitsByTag.get(localName) ?? defaultTraits;
}

/** Returns the flags that a `role` attribute adds to those of the tag. */
function getRoleFlags(role: string): number {
  return Object.hasOwn(flagsByRole, role) ? (flagsByRole[role] ?? 0) : 0;
}

/**
 * Only this many characters of an attribute are read. Ordinary attributes are shorter, and a hostile
 * page may give one of a megabyte to each of its elements.
 */
const maxAttribute = 1_000;

/** The roles of these inline elements are not read: there are thousands of them, and few have one. */
const plainTags = new Set(['a', 'b', 'i', 'em', 'strong', 'font', 'small', 'code']);

/** The attributes of an element, read once because access to the page is slow. */
interface Description {
  /** Class, id (as `#id`), role (`r-role`) and itemprop (`ip-prop`), as the page writes them. */
  readonly names: string;
  readonly flags: number;
}

const emptyDescription: Description = { names: '', flags: 0 };

/** Reads the names of an element, and the flags that its attributes add to those of its tag. */
export function describeElement(element: Element, localName: string): Description {
  if (!element.hasAttributes()) return emptyDescription;
  const id = cutAttribute(element.getAttribute('id'));
  let names = cutAttribute(element.getAttribute('class'));
  if (id) names += ` #${id}`;
  if (plainTags.has(localName)) return { names, flags: 0 };
  const role = cutAttribute(element.getAttribute('role'));
  const property = cutAttribute(element.getAttribute('itemprop'));
  if (role) names += ` r-${role}`;
  if (property) names += ` ip-${property}`;
  const isHidden = element.getAttribute('aria-hidden') === 'true';
  return { names, flags: (role ? getRoleFlags(role) : 0) | (isHidden ? flag.ariaHidden : 0) };
}

/** Returns the first 1,000 characters of an attribute; an empty string if it is missing. */
export function readAttribute(element: Element, name: string): string {
  return cutAttribute(unclobberedElement(element).getAttribute(name));
}

/** Returns true if an attribute's value contains a word, like the selector `[name~="token"]`. */
export function hasToken(value: string, token: string): boolean {
  return value.includes(token) && value.split(/\s+/).includes(token);
}

function cutAttribute(value: string | null): string {
  return value === null ? '' : value.slice(0, maxAttribute);
}

// A selector such as `[class*="author"]` reads the whole attribute of every element, and one such as
// `article time` visits the ancestors of each, so a hostile page can make both slow. Therefore
// selectors name only tags and the presence of attributes, and a bounded test here does the rest.

/** At most this many elements are tested; the metadata of an article is near its beginning. */
const maxElements = 30_000;
/** At most this many elements are ranked; a page with more of them is not an article. */
const maxRanked = 400;

/**
 * Finds the first elements that pass a test, in document order.
 *
 * @param selector tags and attribute names, without conditions on parts of values
 * @param max the most elements to return
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
 * Finds the first elements of each rank in a single pass, since most pages have none of most ranks.
 *
 * @param maxEach the most elements of one rank
 * @param getRanks returns for each rank, by class of ranks, whether an element has it; undefined for
 *   an element that does not count
 * @returns by class the elements of each of its ranks, in document order; a class is missing if no
 *   element counts
 */
export function rankElements<RankClass extends string>(
  document: Document,
  selector: string,
  maxEach: number,
  getRanks: (element: Element) => Readonly<Record<RankClass, readonly boolean[]>> | undefined,
): Partial<Record<RankClass, readonly Element[][]>> {
  const found: Partial<Record<RankClass, Element[][]>> = {};
  findElements(document, selector, maxRanked, (element) => {
    const ranks = getRanks(unclobberedElement(element));
    for (const each in ranks) {
      found[each] ??= ranks[each].map(() => []);
      ranks[each].forEach((has, rank) => {
        const elements = found[each]?.[rank];
        if (has && elements && elements.length < maxEach) elements.push(element);
      });
    }
    return ranks !== undefined;
  });
  return found;
}
