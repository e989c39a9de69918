/**
 * What the script in a page reports of a page without an article. The background and the views parse
 * it; they do without the code that finds it, which is several times as long.
 */

/** A link to an article: the text of the link alone, and an absolute http(s) address. */
export interface Headline {
  text: string;
  url: string;
}

/** Largest number of headlines of a page, and the largest length of each in characters. */
export const headlineLimits = { count: 12, text: 200, address: 2_000 } as const;

/**
 * `missing`: the site says that there is no such page. `site-error`: the site failed. `list`: many
 * articles, by their headlines. `video`: a video with little text. `sign-in`: it asks for a password.
 * `short`: a few sentences and nothing else. `empty`: no text at all.
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
