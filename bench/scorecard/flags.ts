/** Faults of a point, each of which a person can see and a rule can find. */
export const flags = [
  /** It repeats the title. */
  'title',
  /** It is a question. */
  'question',
  /** It announces something that does not follow, with a colon at its end. */
  'intro',
  /** It is entirely in brackets. */
  'bracket',
  /** A quotation mark or bracket has no counterpart. */
  'unbalanced',
  /** It is a heading or caption instead of a sentence. */
  'heading',
  /** It is not part of the article: a call to action, a credit, a link. */
  'junk',
  /** It begins with a reference to a sentence that is missing. */
  'dangling',
  /** It has more than 40 words, or 70 characters of Chinese or Japanese. */
  'long',
  /** The author writes in the first person. */
  'first-person',
  /** It repeats an earlier point. */
  'redundant',
  /** Its words are not in the article. */
  'ungrounded',
] as const;
export type Flag = (typeof flags)[number];

/** Flags that no good summary has; the others are a matter of degree. */
export const hardFlags: readonly Flag[] = [
  'title',
  'question',
  'intro',
  'bracket',
  'unbalanced',
  'heading',
  'junk',
];
