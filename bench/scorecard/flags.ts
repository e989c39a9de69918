/** What a reader would stumble over in a point; each is told by eye as well as by rule. */
export const flags = [
  /** The title once more. */
  'title',
  /** A question. */
  'question',
  /** It announces something that does not follow: a colon at its end. */
  'intro',
  /** A whole bracket. */
  'bracket',
  /** A quotation mark or bracket without its other half. */
  'unbalanced',
  /** A heading or caption, not a sentence. */
  'heading',
  /** Something that is not of the article: a prompt, a credit, a link. */
  'junk',
  /** It begins with a word that points to a sentence which was left out. */
  'dangling',
  /** More than 40 words, or 70 characters of Chinese or Japanese. */
  'long',
  /** The author speaks of themselves. */
  'first-person',
  /** It says again what an earlier point says. */
  'redundant',
  /** Its words do not stand in the article. */
  'ungrounded',
] as const;
export type Flag = (typeof flags)[number];

/** Those that no good summary has; the others are a matter of degree. */
export const hardFlags: readonly Flag[] = [
  'title',
  'question',
  'intro',
  'bracket',
  'unbalanced',
  'heading',
  'junk',
];
