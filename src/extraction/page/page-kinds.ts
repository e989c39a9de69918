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
