/**
 * What the script in a page reports of a page without an article. The background and the views parse
 * it; they do without the code that finds it, which is several times as long.
 */

/** A link to an article: the text of the link, and its absolute HTTP address. */
export interface Headline {
  text: string;
  url: string;
}

/** Limits of the list: `count` headlines, and the characters of each text and address. */
export const headlineLimits = { count: 12, text: 200, address: 2_000 } as const;

/**
 * `missing`: the site answers that there is no such page. `site-error`: the site failed. `list`: the
 * page lists articles by their headlines. `video`: the page shows a video and little text.
 * `sign-in`: the page asks for a password. `short`: it has a few sentences. `empty`: it has no text.
 */
export const pageKinds = [
  'missing',
  'site-error',
  'list',
  'video',
  'sign-in',
  'short',
  'empty',
] as const;
export type PageKind = (typeof pageKinds)[number];
