/** Traits of elements by their tag and role: whether they cut the text or are skipped, and their flags. */

import { unclobberedElement } from './dom-clobbering.ts';

/** What an element says of all the text inside it; bits, so that a block can hold its ancestors' in one number. */
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
  /** `aria-hidden`: decoration, or an article behind an open dialog; never a reason to skip. */
  ariaHidden: 1 << 19,
  /** A closed section that a control of the page opens, see `collapsed.ts`, or a closed `<details>`. */
  collapsed: 1 << 20,
} as const;

export interface ElementTraits {
  /** A small number that stands for the tag, for the block model; 0 for all tags not listed. */
  readonly code: number;
  /** The text before, inside and after it are different blocks. */
  readonly isBlock: boolean;
  /** Nothing inside it is text of the page. */
  readonly isSkipped: boolean;
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
for (const [tags, cuts, isSkipped] of [
  [blockTags, true, false],
  [inlineTags, false, false],
  [skippedTags, false, true],
] as const) {
  for (const tag of tags.split(' ')) {
    const flags = flagsByTag[tag] ?? 0;
    traitsByTag.set(tag, { code: traitsByTag.size + 1, isBlock: cuts, isSkipped, flags });
  }
}

const defaultTraits: ElementTraits = { code: 0, isBlock: false, isSkipped: false, flags: 0 };

/** The traits of an element by its local name; an element nobody knows flows, and is read. */
export function getElementTraits(localName: string): ElementTraits {
  return traitsByTag.get(localName) ?? defaultTraits;
}

/** The flags that a `role` attribute adds to those of its element. */
function getRoleFlags(role: string): number {
  return Object.hasOwn(flagsByRole, role) ? (flagsByRole[role] ?? 0) : 0;
}

// What an element's attributes tell of the text inside it.

/**
 * Characters of an attribute that are looked at. No honest attribute that is asked for here is
 * longer, and a page may give one of a megabyte to each of its elements.
 */
const maxAttribute = 1_000;

/** Inline elements of which there are thousands, and whose role tells nothing. */
const plainTags = new Set(['a', 'b', 'i', 'em', 'strong', 'font', 'small', 'code']);

/** Attributes read once: names, and the flags of a role. */
interface Description {
  /** Class, id (as `#id`), role (`r-role`) and itemprop (`ip-prop`), as the page writes them. */
  readonly names: string;
  readonly flags: number;
}

const emptyDescription: Description = { names: '', flags: 0 };

/** Describes an element by its attributes. */
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

/** The first 1,000 characters of an attribute; empty without it. */
export function readAttribute(element: Element, name: string): string {
  return cutAttribute(unclobberedElement(element).getAttribute(name));
}

/** Whether an attribute's value holds a word, as `[name~="token"]` asks. */
export function hasToken(value: string, token: string): boolean {
  return value.includes(token) && value.split(/\s+/).includes(token);
}

function cutAttribute(value: string | null): string {
  return value === null ? '' : value.slice(0, maxAttribute);
}

// Elements found by what their attributes say.
//
// A selector such as `[class*="author"]` reads the whole attribute of every element, and one such as
// `article time` goes up from each. So the browser is asked only for tags and for elements that have
// an attribute at all, and the rest is looked at here, as far as it costs no more than the page.

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
