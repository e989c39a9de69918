/** Traits of elements by their tag and role: whether they cut the text or are skipped, and their flags. */

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
export function getRoleFlags(role: string): number {
  return Object.hasOwn(flagsByRole, role) ? (flagsByRole[role] ?? 0) : 0;
}
